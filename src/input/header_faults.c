#include "input/header_faults.h"

#include "input/aliases.h"

#define ROWS_LOOKED_AT 8 /* below a title, for the header */

static size_t column_of(const header_row *row, text name)
{
    return aliases_column(row->context->rules, row->table, name);
}

/* Whether a cell names a column; near: or is a slip of the pen away from one. */
static bool names_any(const header_row *row, bool near)
{
    for (size_t i = 0; i < row->record->count; i++) {
        text cell = row->record->cells[i];
        if (cell.size > 0 && (column_of(row, cell) != COLUMN_UNKNOWN || (near && columns_nearest(row->table, cell) != NULL)))
            return true;
    }
    return false;
}

/* "date, amount" and "回款日期、回款金额": the columns that must be there. */
static void required_names(const column_table *table, arena *memory, text *english, text *chinese)
{
    *english = *chinese = TEXT_EMPTY;
    for (size_t i = 0; i < table->count; i++) {
        const column_row *c = &table->columns[i];
        if (!c->must_exist)
            continue;
        bool first = english->size == 0;
        *english = arena_format(memory, "%s%s%s", english->bytes, first ? "" : ", ", c->key);
        *chinese = arena_format(memory, "%s%s%s", chinese->bytes, first ? "" : "、", c->chinese);
        if (english->bytes == NULL || chinese->bytes == NULL) {
            *english = *chinese = TEXT_EMPTY;
            return;
        }
    }
}

void header_report_empty_file(const column_table *table, const input_context *context, source_id source)
{
    text english, chinese;
    required_names(table, context->memory, &english, &chinese);
    REPORT(context->diagnostics, EMPTY_FILE, ((location){.source = source}), english, chinese);
}

/* How many pieces, cut at the separator, name a column. */
static size_t named_pieces(const header_row *row, text cell, text separator)
{
    size_t named = 0;
    for (;;) {
        const char *cut = memmem(cell.bytes, cell.size, separator.bytes, separator.size);
        size_t size = cut == NULL ? cell.size : (size_t)(cut - cell.bytes);
        named += column_of(row, text_trim(text_from(cell.bytes, size))) != COLUMN_UNKNOWN;
        if (cut == NULL)
            return named;
        cell = text_from(cut + separator.size, cell.size - size - separator.size);
    }
}

/* A header in one cell, since something else than a comma separates the columns, or quotes stand around it all. */
static bool report_one_cell(const header_row *row)
{
    static const struct {
        const char *separator, *english, *chinese;
    } separators[] = {
        {";", "\";\"", "“;”"},
        {"\t", "tabs", "制表符"},
        {"|", "\"|\"", "“|”"},
        {"、", "\"、\"", "“、”"},
        {"\xEF\xBC\x9B", "\"\xEF\xBC\x9B\"", "全角分号"}, /* full-width ; */
        {"\xEF\xBC\x8C", "\"\xEF\xBC\x8C\"", "全角逗号"}, /* full-width , */
    };
    text cell = row->record->cells[0];
    location at = csv_locate(row->record, row->source, 0);
    diagnostics *d = row->context->diagnostics;
    if (named_pieces(row, cell, TEXT_LITERAL(",")) > 1) {
        REPORT(d, QUOTED_HEADER, at);
        return true;
    }
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
        if (named_pieces(row, cell, text_of(separators[i].separator)) > 1) {
            REPORT(d, WRONG_SEPARATOR, at, text_of(separators[i].english), text_of(separators[i].chinese));
            return true;
        }
    }
    return false;
}

/* Two cells that name columns, or all that are filled. */
static bool looks_like_header(const header_row *row, const csv_record *record)
{
    size_t filled = 0, named = 0;
    for (size_t i = 0; i < record->count; i++) {
        filled += record->cells[i].size > 0;
        named += record->cells[i].size > 0 && column_of(row, record->cells[i]) != COLUMN_UNKNOWN;
    }
    return named >= 2 || (named == 1 && filled == 1);
}

/* A title, the company's name, a date above the header. */
static bool report_title(const header_row *row)
{
    csv_record below;
    diagnostics *d = row->context->diagnostics;
    for (int i = 0; i < ROWS_LOOKED_AT; i++) {
        if (csv_reader_next(row->csv, &below) != RECORD_READ)
            return false;
        if (!looks_like_header(row, &below))
            continue;
        text number = arena_format(row->context->memory, "%llu", (unsigned long long)below.line);
        if (number.bytes != NULL)
            REPORT(d, TITLE_ABOVE_HEADER, csv_locate_row(row->record, row->source), number);
        return true;
    }
    return false;
}

bool header_report_strange(const header_row *row)
{
    if (names_any(row, false))
        return false;
    size_t filled = 0;
    for (size_t i = 0; i < row->record->count; i++)
        filled += row->record->cells[i].size > 0;
    if (filled == 1 && row->record->cells[0].size > 0 && report_one_cell(row))
        return true;
    if (report_title(row))
        return true;
    if (names_any(row, true))
        return false;
    text english, chinese;
    required_names(row->table, row->context->memory, &english, &chinese);
    REPORT(row->context->diagnostics, NO_HEADER, csv_locate_row(row->record, row->source), english, chinese);
    return true;
}

void header_report_unknown(const header_row *row, size_t cell)
{
    text written = row->record->cells[cell];
    location at = csv_locate(row->record, row->source, cell);
    diagnostics *d = row->context->diagnostics;
    const char *near = columns_nearest(row->table, written);
    if (written.size == 0)
        REPORT(d, UNNAMED_COLUMN, at);
    else if (near != NULL)
        REPORT(d, UNKNOWN_COLUMN_NEAR, at, written, text_of(row->table->kind), text_of(near));
    else
        REPORT(d, UNKNOWN_COLUMN, at, written, text_of(row->table->kind));
}

void header_report_repeated(const header_row *row, size_t cell, size_t earlier)
{
    REPORT(row->context->diagnostics, REPEATED_COLUMN, csv_locate(row->record, row->source, cell),
           row->record->cells[cell], row->record->cells[earlier]);
}

/* The unknown header nearest to the column's names: a slip of the pen, most likely. */
static text misspelt(const header_row *row, const column_row *missing)
{
    const char *const names[] = {missing->key, missing->chinese};
    for (size_t i = 0; i < row->record->count; i++) {
        text written = row->record->cells[i];
        if (written.size > 0 && column_of(row, written) == COLUMN_UNKNOWN && text_nearest(written, names, 2) != NULL)
            return written;
    }
    return TEXT_EMPTY;
}

void header_report_missing(const header_row *row, size_t index)
{
    const column_row *missing = &row->table->columns[index];
    location at = csv_locate_row(row->record, row->source);
    diagnostics *d = row->context->diagnostics;
    text near = misspelt(row, missing);
    if (near.size > 0)
        REPORT(d, MISSING_COLUMN_NEAR, at, text_of(missing->key), text_of(missing->chinese), near);
    else
        REPORT(d, MISSING_COLUMN, at, text_of(missing->key), text_of(missing->chinese), text_of(row->table->kind));
}
