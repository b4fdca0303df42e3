/*
 * A file as rows of named columns: opened, its header resolved, and read row by row. Rows of the wrong shape (too short,
 * too long, a total, the header again) are reported and passed over; rows of empty cells are passed over and counted.
 *
 *     table t;
 *     if (!table_open(&t, context, path, &staff_columns))
 *         return false;
 *     while (table_next(&t)) … cells_parse(&t, values) …
 *     return table_close(&t);
 */
#ifndef SALESPAY_INPUT_TABLE_H
#define SALESPAY_INPUT_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "input/columns.h"
#include "input/context.h"
#include "input/csv.h"
#include "input/header.h"
#include "io/input_file.h"

typedef struct {
    const input_context *context;
    const column_table *columns;
    input_file file;
    encoding_choice choice; /* by the first bytes of the file */
    csv_reader *csv;
    record_blocks *blocks; /* of table_blocks, else NULL */
    header header;
    csv_record record; /* the row, until the next */
    input_file_facts facts;
    bool quiet;  /* a second reading: rows are not complained of again */
    bool failed; /* the file cannot be read on */
} table;

/* False and reported when the file cannot be read or its header fails; there is nothing to close then. */
bool table_open(table *t, const input_context *context, const char *path, const column_table *columns);

/* The next row. False at the end, or when the file cannot be read on (reported; table_close then says so). */
bool table_next(table *t);

/*
 * What the cell of that column will be in the row behind this one, where that is known already, or anything else, or empty:
 * good for hints alone. The eight bytes up to its last may be read.
 */
text table_foresee(const table *t, size_t column);

/*
 * Checks that the file stayed the same, adds it to the log and closes it. False and reported when it was not read to its
 * end or changed meanwhile.
 */
bool table_close(table *t);

/*
 * For several threads that read the rows of an open table, none of which table_next has given yet: the file in blocks, and
 * for each thread a part of the table that reads one block after the other.
 *
 *     record_blocks *blocks = table_blocks(&t);       one for all
 *     table_part_open(&part, &t, &context);           a thread each
 *     … record_blocks_next(blocks, &block, …)         one thread at a time
 *     table_part_feed(&part, &block)
 *     while (table_next(&part)) …                     false at the end of the block; part.failed: the file cannot be read on
 *     counted = table_part_counted(&part)
 *     table_count(&t, &counted)                       one thread at a time
 *     table_part_close(&part)
 */

/* As table_open, of a table that only parts will read on: little more is read here than the header. */
bool table_open_whole(table *t, const input_context *context, const char *path, const column_table *columns);

/* Owned by the table. NULL and reported when memory is out. */
record_blocks *table_blocks(table *t);

/*
 * The part tells what is wrong to the diagnostics of its own context, which share the sources of the whole's. False
 * and reported when memory is out; nothing is to be closed then.
 */
bool table_part_open(table *part, const table *whole, const input_context *context);

/* The block is borrowed until the next. False and reported when memory is out; the part has then failed. */
bool table_part_feed(table *part, const record_block *block);

/* What the part counted since the last time. */
input_file_facts table_part_counted(table *part);

/* Adds it to the whole: of each block that counts, none that stands behind a failure. */
void table_count(table *whole, const input_file_facts *counted);

void table_part_close(table *part);

/* The cell of the row; empty also where the file has no such column. */
static inline text table_cell(const table *t, size_t column)
{
    size_t cell = t->header.cell_of[column];
    return cell == CELL_ABSENT ? TEXT_EMPTY : t->record.cells[cell];
}

/*
 * A copy of a view into the row that lives as long as context->memory. Memory out is reported, and ends the file as if it
 * could not be read on.
 */
text table_keep(table *t, text view);

/* Where it stands: the row where the file has no such column. */
location table_locate(const table *t, size_t column);

/* The column's name as the file's header writes it; its English name where the file has no such column. */
text table_header(const table *t, size_t column);

/* A message at a cell of the row. */
void table_report(const table *t, message_code code, size_t column, const text *arguments, size_t argument_count);

#define TABLE_REPORT(t, column, id, ...)                                                                               \
    table_report((t), MESSAGE_##id, (column), (const text[]){TEXT_EMPTY, ##__VA_ARGS__} + 1,                           \
                 sizeof((const text[]){TEXT_EMPTY, ##__VA_ARGS__}) / sizeof(text) - 1)

#endif
