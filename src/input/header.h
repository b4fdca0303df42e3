/*
 * The header row of a file, held against its table of columns.
 */
#ifndef SALESPAY_INPUT_HEADER_H
#define SALESPAY_INPUT_HEADER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "input/aliases.h"
#include "input/columns.h"
#include "input/context.h"
#include "input/csv.h"

#define CELL_ABSENT SIZE_MAX

typedef struct {
    uint64_t line;               /* physical line on which it begins */
    size_t width;                /* cells that it names; empty ones at its end do not count */
    const text *cells;           /* as written, by cell */
    const size_t *column_of;     /* by cell: a column, or COLUMN_IGNORED */
    size_t cell_of[COLUMNS_MAX]; /* by column: a cell, or CELL_ABSENT */
} header;

/*
 * Reads the header: the first row with a filled cell; *blank_rows gets the number of those before it. False and reported
 * when there is none, or a column is missing, repeated or unknown, or the row is something else: a title, a row of one
 * cell since the separator is not a comma. The header's texts lie in context->memory.
 */
bool header_read(header *h, csv_reader *csv, const column_table *table, const input_context *context, source_id source,
                 uint64_t *blank_rows);

/* All cells are empty. */
bool record_is_blank(const csv_record *record);

#endif
