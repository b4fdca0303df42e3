#include "input/header.h"

#include "input/header_faults.h"

bool record_is_blank(const csv_record *record)
{
    for (size_t i = 0; i < record->count; i++)
        if (record->cells[i].size > 0)
            return false;
    return true;
}

/* Copies the row into the arena: what follows may have to be read to say what is wrong with it. */
static bool row_copy(const csv_record *record, const input_context *context, csv_record *out)
{
    *out = *record;
    out->raw = arena_copy(context->memory, record->raw);
    text *cells = arena_allocate(context->memory, record->count * sizeof *cells);
    if (out->raw.bytes == NULL || cells == NULL)
        return diagnostics_out_of_memory(context->diagnostics);
    for (size_t i = 0; i < record->count; i++) {
        cells[i] = arena_copy(context->memory, record->cells[i]);
        if (cells[i].bytes == NULL)
            return diagnostics_out_of_memory(context->diagnostics);
    }
    out->cells = cells;
    return true;
}

/* The first row with a filled cell, copied. */
static bool first_row(csv_reader *csv, const column_table *table, const input_context *context, source_id source,
                      uint64_t *blank_rows, csv_record *out)
{
    csv_record record;
    for (;;) {
        switch (csv_reader_next(csv, &record)) {
        case RECORD_READ:
            if (!record_is_blank(&record))
                return row_copy(&record, context, out);
            ++*blank_rows;
            break;
        case RECORD_END:
            header_report_empty_file(table, context, source);
            return false;
        case RECORD_FAILED:
            return false;
        }
    }
}

/* Finds the column of each cell. Unnamed, unknown and repeated ones are reported. */
static bool resolve(header *h, size_t *column_of, const header_row *row)
{
    bool good = true;
    for (size_t i = 0; i < h->width; i++) {
        size_t column = aliases_column(row->context->rules, row->table, h->cells[i]);
        column_of[i] = column;
        if (column == COLUMN_IGNORED)
            continue;
        if (column == COLUMN_UNKNOWN) {
            header_report_unknown(row, i);
            good = false;
        } else if (h->cell_of[column] != CELL_ABSENT) {
            header_report_repeated(row, i, h->cell_of[column]);
            good = false;
        } else {
            h->cell_of[column] = i;
        }
    }
    return good;
}

static bool nothing_missing(const header *h, const header_row *row)
{
    bool good = true;
    for (size_t column = 0; column < row->table->count; column++) {
        if (row->table->columns[column].must_exist && h->cell_of[column] == CELL_ABSENT) {
            header_report_missing(row, column);
            good = false;
        }
    }
    return good;
}

bool header_read(header *h, csv_reader *csv, const column_table *table, const input_context *context, source_id source,
                 uint64_t *blank_rows)
{
    csv_record record;
    if (!first_row(csv, table, context, source, blank_rows, &record))
        return false;
    header_row row = {.record = &record, .csv = csv, .table = table, .context = context, .source = source};
    if (header_report_strange(&row))
        return false;
    *h = (header){.line = record.line, .width = record.count, .cells = record.cells};
    while (h->cells[h->width - 1].size == 0)
        h->width--;
    for (size_t i = 0; i < COLUMNS_MAX; i++)
        h->cell_of[i] = CELL_ABSENT;
    size_t *column_of = arena_allocate(context->memory, h->width * sizeof *column_of);
    if (column_of == NULL)
        return diagnostics_out_of_memory(context->diagnostics);
    h->column_of = column_of;
    bool resolved = resolve(h, column_of, &row);
    return nothing_missing(h, &row) && resolved;
}
