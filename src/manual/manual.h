/*
 * The manual: its pages as topics of `help` and as man pages. All of it is written from the tables that the program
 * itself works by; only the pages of commands and options, which cli knows, are not here.
 */
#ifndef SALESPAY_MANUAL_MANUAL_H
#define SALESPAY_MANUAL_MANUAL_H

#include "base/text.h"
#include "manual/names.h"
#include "manual/page.h"

/* A page that `help` shows whole. */
typedef struct {
    const char *name; /* "rules" */
    void (*write)(page *p);
    const char *english, *chinese;
} manual_part;

extern const manual_part manual_parts[];
extern const size_t manual_part_count;

bool manual_has_part(text name);

/*
 * Writes what is known under that name: a part, or everything that the tables name so (a key, a column, a figure, a
 * message code, a file, json.OBJECT). False, and nothing written, when there is nothing.
 */
bool manual_topic(page *p, text name);

/* Writes a section or key of the rules alone: `export` is a command and a section. False when there is none. */
bool manual_rules_topic(page *p, text name);

/* Every name that manual_topic knows. */
void manual_names(topic_names *names);

/* The man pages salespay-rules(5) and salespay-files(5); title, name and references included. */
void manual_rules_page(page *p, const char *version);
void manual_files_page(page *p, const char *version);

#endif
