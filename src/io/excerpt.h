/*
 * The line that a message speaks of, with a caret under the place.
 */
#ifndef SALESPAY_IO_EXCERPT_H
#define SALESPAY_IO_EXCERPT_H

#include <stdio.h>

#include "base/diagnostics.h"

#define EXCERPT_COLUMNS 100 /* of the line, at most; a longer one is shown around the caret, cut ends as "…" */
#define EXCERPT_TAB     8

/*
 * Writes the line and, where the column is known, the caret, with a gutter that names the line:
 *
 *      17 | P-1,2026-07-03,1001,"12,3x"
 *         |                     ^~~~~~~
 *
 * Nothing where there is no line to show. caret_begin and caret_end stand around the caret (colour), or are "".
 */
void excerpt_print(FILE *out, const location *at, const char *caret_begin, const char *caret_end);

#endif
