/*
 * Diagnostics collected: what is to be said, kept until it is shown (io/show), so that all errors of all files are told
 * in one run, in order of file and line.
 *
 * One collector a thread; it owns copies of everything it is told. When memory is out it remembers that and nothing
 * else.
 */
#ifndef SALESPAY_BASE_DIAGNOSTICS_H
#define SALESPAY_BASE_DIAGNOSTICS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/messages.h"
#include "base/text.h"

/* A file that messages speak of, by the name shown to the user. Files sort in the order in which they were added. */
typedef uint32_t source_id;
#define SOURCE_NONE UINT32_MAX /* a message about no file: shown after those about files */

/* Where in a file. line 0: the file as a whole; column 0: the line as a whole. */
typedef struct {
    source_id source;
    uint64_t line;   /* physical line, from 1 */
    uint32_t column; /* characters, from 1 */
    text excerpt;    /* the physical line, without its end; empty when it cannot be shown */
    uint32_t length; /* characters that the caret underlines from column on; 0 and 1: the caret alone */
} location;

#define LOCATION_NONE ((location){.source = SOURCE_NONE})

typedef struct {
    message_code code;
    severity severity; /* the table's, or error where --strict raised a warning */
    location at;
    size_t sequence; /* order of arrival, the last word in sorting */
    text arguments[MESSAGE_ARGUMENTS_MAX];
    size_t argument_count;
} diagnostic;

typedef struct {
    arena memory;
    text *sources;
    size_t source_count, source_capacity;
    text *aliases; /* pairs: a path, and the name to show for it */
    size_t alias_count, alias_capacity;
    diagnostic *items;
    size_t count, capacity;
    size_t severities[SEVERITY_SYSTEM + 1]; /* how many of each */
    bool strict;                            /* warnings are errors */
    bool out_of_memory;
} diagnostics;

void diagnostics_init(diagnostics *d, bool strict);
void diagnostics_release(diagnostics *d);

/* Forgets what was said; the sources keep their ids. */
void diagnostics_clear(diagnostics *d);

/*
 * From now on the file at `path` is shown as `shown_name`: what is read from memory has no path that a reader could
 * open. The latest name for a path counts, since such paths are used again.
 */
void diagnostics_show_as(diagnostics *d, text path, text shown_name);

/* The name shown for a path: what diagnostics_show_as said, else the path. NUL-terminated where the path is. */
text diagnostics_shown_name(const diagnostics *d, text path);

/* The id of a source by its path or shown name; the same name gives the same id. SOURCE_NONE when memory is out. */
source_id diagnostics_source(diagnostics *d, text shown_name);

/* Gives the sources of `of` the same ids in d, whose sources must be its first ones. False when memory is out. */
bool diagnostics_share_sources(diagnostics *d, const diagnostics *of);

void diagnostics_add(diagnostics *d, message_code code, location at, const text *arguments, size_t argument_count);

/*
 * Gives all that d was told to another, which was told nothing and whose sources are d's first ones; d is then as after
 * diagnostics_clear.
 */
void diagnostics_hand_over(diagnostics *d, diagnostics *to);

/* Adds all that another collector was told, of the same files by name. What it owns stays its own. */
void diagnostics_take(diagnostics *d, const diagnostics *other);

/* Adds what is of severity error or worse. */
void diagnostics_take_failures(diagnostics *d, const diagnostics *other);

/* Says that memory is out. Always false, so that a function can end with it. */
bool diagnostics_out_of_memory(diagnostics *d);

/* True once anything of severity error or worse was added, or memory ran out. */
bool diagnostics_failed(const diagnostics *d);

/* The worst severity so far (SEVERITY_NOTE when nothing was said); SEVERITY_SYSTEM when memory ran out. */
severity diagnostics_worst(const diagnostics *d);

/* Sorts by file, line, column, arrival. */
void diagnostics_sort(diagnostics *d);

/*
 * Sorts, and drops every message that says the same of the same place as the one before it: files that several months
 * read.
 */
void diagnostics_drop_repeats(diagnostics *d);

/*
 * Fills a message's template: "{0}" by the first argument. A view into the collector's arena; bytes NULL when memory is
 * out.
 */
text diagnostics_words(diagnostics *d, const diagnostic *item, language lang);

/* REPORT(d, BAD_AMOUNT, where, cell, text_of("…")): any number of text arguments (0 to 6). */
#define REPORT(d, id, at, ...)                                                                                         \
    diagnostics_add((d), MESSAGE_##id, (at), (const text[]){TEXT_EMPTY, ##__VA_ARGS__} + 1,                            \
                    sizeof((const text[]){TEXT_EMPTY, ##__VA_ARGS__}) / sizeof(text) - 1)

#endif
