/*
 * What is wrong with a header row, told so that a clerk knows what to do in the spreadsheet.
 */
#ifndef SALESPAY_INPUT_HEADER_FAULTS_H
#define SALESPAY_INPUT_HEADER_FAULTS_H

#include <stdbool.h>
#include <stddef.h>

#include "input/columns.h"
#include "input/context.h"
#include "input/csv.h"

/* A row that should be the header of a file. */
typedef struct {
    const csv_record *record; /* a copy that outlives reading on */
    csv_reader *csv;          /* to look at what follows */
    const column_table *table;
    const input_context *context;
    source_id source;
} header_row;

/* No row with a filled cell. */
void header_report_empty_file(const column_table *table, const input_context *context, source_id source);

/*
 * True and reported when the row is no header: a title, all columns in one cell, or nothing that names a column or comes
 * near one. May read on to see whether the header stands below.
 */
bool header_report_strange(const header_row *row);

/* A cell that names no column, or is empty. */
void header_report_unknown(const header_row *row, size_t cell);

/* A cell that names the same column as an earlier one. */
void header_report_repeated(const header_row *row, size_t cell, size_t earlier);

/* A column that must be there. */
void header_report_missing(const header_row *row, size_t index);

#endif
