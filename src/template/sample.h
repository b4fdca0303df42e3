/*
 * The made-up month of a new book: three people, one of each kind that the rules pay differently, so that a clerk sees
 * every part of a payslip before she puts in rows of her own. It is fixed: two new books are alike.
 */
#ifndef SALESPAY_TEMPLATE_SAMPLE_H
#define SALESPAY_TEMPLATE_SAMPLE_H

#include <stdio.h>

#include "base/messages.h"
#include "input/columns.h"

#define SAMPLE_MONTH         "2026-01"
#define SAMPLE_PAYMENTS_NAME "payments/2026-01.csv"

typedef struct {
    const char *english, *chinese; /* NULL: the cell is empty */
} sample_cell;

typedef struct {
    const column_table *columns;
    const sample_cell (*rows)[COLUMNS_MAX]; /* by column */
    size_t count;
} sample_table;

extern const sample_table sample_payments, sample_staff, sample_contracts, sample_instalments, sample_adjustments,
    sample_company;

/*
 * Writes a table as CSV for a spreadsheet (BOM, CRLF): every column of its kind, headers and cells in that language. A
 * failure of the stream is left to its owner.
 */
void sample_table_write(const sample_table *table, language lang, FILE *out);

#endif
