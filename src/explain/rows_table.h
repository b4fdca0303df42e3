/*
 * A table of rows on standard output, its columns aligned under wide characters too (libsmartcols). Needs LC_CTYPE to be
 * UTF-8.
 *
 *     rows_table t;
 *     rows_table_begin(&t, out);
 *     rows_table_column(&t, "date", false); …
 *     rows_table_row(&t); rows_table_cell(&t, "2026-07-03"); …
 *     if (!rows_table_end(&t)) … memory was out, or out failed …
 */
#ifndef SALESPAY_EXPLAIN_ROWS_TABLE_H
#define SALESPAY_EXPLAIN_ROWS_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/text.h"
#include "explain/fraction.h"

struct libscols_table;
struct libscols_line;

typedef struct {
    struct libscols_table *table;
    struct libscols_line *line;
    FILE *out;
    const char *first_title;
    size_t at; /* the next cell of the row */
    bool failed;
} rows_table;

void rows_table_begin(rows_table *t, FILE *out);
void rows_table_column(rows_table *t, const char *title, bool right);
void rows_table_row(rows_table *t);

/* The next cell of the row. */
void rows_table_cell(rows_table *t, const char *value);
void rows_table_text(rows_table *t, text value);
void rows_table_money(rows_table *t, fraction value); /* with the decimals it needs, two at the least */
void rows_table_plain(rows_table *t, fraction value);

/* Prints and frees. False when memory was out or the stream failed. */
bool rows_table_end(rows_table *t);

/* Of libsmartcols, as it is loaded: "2.38.1". */
const char *rows_table_library_version(void);

#endif
