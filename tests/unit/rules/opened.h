/*
 * opened.h: reads an INI file from a text, as if it were a file.
 */
#ifndef SALESPAY_TESTS_OPENED_H
#define SALESPAY_TESTS_OPENED_H

#include "rules/ini.h"

typedef struct {
    arena memory;
    diagnostics d;
    ini file;
    bool read; /* what ini_read returned */
} opened;

opened open_bytes(const char *bytes, size_t size);
opened open_text(const char *terminated);
void close_opened(opened *o);

/* All that was read: "section.key=value" with "; " between; until the next call. */
const char *entries_of(const opened *o);

/* The text gives these entries and these messages (as said_by writes them). */
void expect(const char *terminated, const char *entries, const char *said);

#endif
