/*
 * Diagnostics shown: sorted, with the line and a caret that stands right under wide characters and tabs, or as JSON
 * lines.
 */
#ifndef SALESPAY_IO_SHOW_H
#define SALESPAY_IO_SHOW_H

#include <stdbool.h>
#include <stdio.h>

#include "base/diagnostics.h"

#define SHOW_LIMIT_PER_FILE 100 /* messages of one file; then a count */

typedef struct {
    language lang;
    bool json;          /* an object a line; no limit; severities by their English names */
    bool color;         /* escape sequences */
    bool hide_warnings; /* -qq: errors and worse alone */
} show_options;

/*
 * Writes all that was collected to `out` (standard error), by file, line and column; what is about no file comes last:
 *
 *   payments/2026-07.csv:17:6: error[bad-amount]: amount "12,3x" is not an amount; write 12.30 or 1,234.50
 *      17 | P-1,2026-07-03,1001,"12,3x"
 *         |                     ^~~~~~~
 *   salespay: error[book-busy]: another run holds the book: ...
 *
 * or {"type":"message","v":1,"severity":"error","code":"bad-amount","file":...,"line":17,"column":6,"text":...,
 * "arguments":[...]}, where file, line and column stand only when known.
 *
 * Needs LC_CTYPE to be UTF-8 (for wcwidth) where show_needs_widths says so. Controls in words and excerpts are shown by U+FFFD or their pictures, never
 * sent to a terminal. Memory that ran out is told last. False when out failed.
 */
bool show_diagnostics(diagnostics *d, const show_options *options, FILE *out);

/* Whether something other than ASCII would be shown. */
bool show_needs_widths(const diagnostics *d, const show_options *options);

/* Columns that a text takes on a terminal: wide characters 2, combining ones 0, as show prints them. */
size_t show_width(text t);

/* Writes t with everything that a terminal would obey, or that is not UTF-8, replaced by a picture of one column. */
void show_text(FILE *out, text t);

#endif
