/*
 * The tables of what a month's files hold: for each file what it is for, its columns, and the items of those that are
 * lists of item and value. The writers take their headers from here; the manual walks it.
 *
 * A new column is a row at the end of its file's table, and its cell in the writer.
 */
#ifndef SALESPAY_OUTPUT_FILE_COLUMNS_H
#define SALESPAY_OUTPUT_FILE_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/messages.h"
#include "input/columns.h"

/* Columns are described as those of inputs are; must_exist and must_fill say that they always are. */
extern const column_table payslips_columns, commission_lines_columns, totals_items, manifest_items;

enum { PAYSLIPS_PERSON_COLUMNS = 5, COMMISSION_LINES_COLUMNS = 15 };
enum { TOTALS_READ, TOTALS_USED, TOTALS_PASSED_OVER, TOTALS_PERSONS };
enum { MANIFEST_VERSION, MANIFEST_CALCULATION, MANIFEST_RULES, MANIFEST_INPUT_BYTES, MANIFEST_INPUT_ROWS };

/* The header of a column in a file whose headers [output] headers = zh may turn Chinese. */
const char *column_header(const column_row *column, language lang);

typedef struct {
    const char *name;             /* "payslips.csv" */
    const column_table *columns;  /* NULL: not a CSV file */
    const column_table *items;    /* the rows of a file of item and value; NULL: it is none */
    bool figures;                 /* the figures of a payslip follow: as columns, or as items */
    bool shaped;                  /* [output] csv and headers shape it */
    const char *english, *chinese; /* what it is */
} output_file;

/* Every file of a month, by month_file_names. */
extern const output_file output_files[];
extern const size_t output_file_count;

/* What closing adds: in the month's folder, and in the book's the journal. */
extern const output_file closed_files[];
extern const size_t closed_file_count;

#endif
