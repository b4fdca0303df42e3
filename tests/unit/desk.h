/*
 * A desk for tests that need a book: a folder of its own for each test program, in which it works (so that messages
 * name `payments/2026-07.csv` and no more), removed when the program ends. What fails here ends the program.
 */
#ifndef SALESPAY_TESTS_UNIT_DESK_H
#define SALESPAY_TESTS_UNIT_DESK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostics.h"

/* An empty desk: whatever stands on it is removed. The first call makes the folder and goes there. */
void desk_clear(void);

/* An empty desk with a small book on it: rules, two people and two contracts, payments of June and July 2026. */
void desk_book(void);

/* Writes a file, and the folders that lead to it. */
void desk_write(const char *name, const char *content);

/* Puts a line at the end of a file. */
void desk_add(const char *name, const char *line);

void desk_remove(const char *name);
bool desk_holds(const char *name);

/* The bytes of a file, NUL-terminated, NULL where there is none. The caller frees. */
char *desk_read(const char *name);

/* Every file of the folder, by name: a line with the name, then its bytes. No manifest.csv. The caller frees. */
char *desk_read_all(const char *folder);

/* "staff.csv:2:6 bad-amount, no-book": place and code of each message, sorted as they are shown. In a static buffer. */
const char *said(diagnostics *d);

/* The words of the i-th message in English; lives as long as the diagnostics. */
const char *words_said(diagnostics *d, size_t i);

#endif
