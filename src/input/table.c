#include "input/table.h"

#include <stdio.h>

#include "io/line_reader.h"

#define HEADER_CHUNK ((size_t)4096) /* holds nearly every header */

/*
 * What the file is read as; `known`: by what was read of it. Where that was not all, its other bytes have a say too: how
 * much is read at once, and by how many, must not show.
 */
static encoding_choice encoding_of(const table *t, encoding_choice known, bool read_to_its_end)
{
    encoding_choice whole = t->choice;
    diagnostics unsaid; /* that it cannot be read was told */
    if (read_to_its_end || t->choice.encoding != ENCODING_AUTO)
        return known;
    diagnostics_init(&unsaid, false);
    const bool settled = encoding_settle(&t->file, 0, &whole, &unsaid);
    diagnostics_release(&unsaid);
    return settled ? whole : known;
}

/* A note where nobody said that the file is GB18030. */
static void tell_encoding(table *t, encoding_choice known, bool read_to_its_end)
{
    const encoding_choice choice = encoding_of(t, known, read_to_its_end);
    t->facts.encoding = choice.encoding;
    if (choice.encoding == ENCODING_GB18030 && choice.guessed)
        REPORT(t->context->diagnostics, READ_AS_GB18030, ((location){.source = t->file.source}));
}

/* chunk_size: what is read at once by this table itself; 0: the default. */
static bool open_reading(table *t, const input_context *context, const char *path, const column_table *columns,
                         size_t chunk_size)
{
    diagnostics *d = context->diagnostics;

    *t = (table){.context = context, .columns = columns};
    if (!input_file_open(&t->file, path, d))
        return false;
    if (!encoding_detect_front(&t->file, context->encoding, &t->choice, d))
        goto close_file;
    t->csv = csv_reader_open(&t->file, t->choice, chunk_size, d);
    if (t->csv == NULL)
        goto close_file;
    t->facts = (input_file_facts){.source = t->file.source,
                                  .name = t->file.shown_name,
                                  .kind = columns->kind,
                                  .bytes = t->file.size};
    if (header_read(&t->header, t->csv, columns, context, t->file.source, &t->facts.rows_passed_over))
        return true;

    tell_encoding(t, csv_reader_encoding(t->csv), false);
    csv_reader_close(t->csv);
close_file:
    input_file_close(&t->file);
    return false;
}

bool table_open(table *t, const input_context *context, const char *path, const column_table *columns)
{
    return open_reading(t, context, path, columns, context->chunk_size);
}

bool table_open_whole(table *t, const input_context *context, const char *path, const column_table *columns)
{
    return open_reading(t, context, path, columns, context->chunk_size > 0 ? context->chunk_size : HEADER_CHUNK);
}

/* 合计 and its kin, as a sheet writes them: with blanks between the characters, a colon behind. */
static bool is_total_word(text cell)
{
    static const char *const words[] = {"合计", "总计", "小计", "共计", "总合计", "本月合计", "本页合计", "累计", "汇总",
                                        "total", "totals", "subtotal", "grandtotal", "sum"};
    char joined[24]; /* longer than any of them */
    size_t size = 0;
    if ((unsigned char)cell.bytes[0] < 0x80 && strchr("TtSsGg", cell.bytes[0]) == NULL)
        return false; /* nearly every row */
    while (cell.size > 0) {
        text rest = text_trim(cell);
        if (rest.size == 0 || text_is(rest, ":") || text_is(rest, "\xEF\xBC\x9A"))
            break;
        if (size == sizeof joined)
            return false;
        joined[size++] = *rest.bytes;
        cell = text_from(rest.bytes + 1, rest.size - 1);
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_equal_ignoring_case(text_from(joined, size), text_of(words[i])))
            return true;
    return false;
}

static size_t first_filled(const csv_record *record)
{
    size_t cell = 0;
    while (record->cells[cell].size == 0)
        cell++;
    return cell;
}

static bool is_header_again(const table *t)
{
    if (t->record.count < t->header.width)
        return false;
    for (size_t i = 0; i < t->header.width; i++)
        if (!text_equal(t->record.cells[i], t->header.cells[i]))
            return false;
    return true;
}

static void report_row(const table *t, message_code code, location at, size_t first, size_t second)
{
    char numbers[2][24];
    int sizes[2] = {snprintf(numbers[0], sizeof numbers[0], "%zu", first),
                    snprintf(numbers[1], sizeof numbers[1], "%zu", second)};
    const text arguments[] = {text_from(numbers[0], (size_t)sizes[0]), text_from(numbers[1], (size_t)sizes[1])};
    if (!t->quiet)
        diagnostics_add(t->context->diagnostics, code, at, arguments, 2);
}

/* Whether the row, which has a filled cell, is one of the table; reported when not. */
static bool has_right_shape(table *t)
{
    const csv_record *row = &t->record;
    source_id source = t->file.source;
    size_t first = first_filled(row);
    if (is_total_word(row->cells[first])) {
        if (!t->quiet)
            REPORT(t->context->diagnostics, TOTAL_ROW, csv_locate(row, source, first), row->cells[first]);
        return false;
    }
    if (is_header_again(t)) {
        if (!t->quiet)
            REPORT(t->context->diagnostics, HEADER_AGAIN, csv_locate_row(row, source));
        return false;
    }
    if (row->count < t->header.width) {
        report_row(t, MESSAGE_ROW_TOO_SHORT, csv_locate(row, source, row->count), row->count, t->header.width);
        return false;
    }
    for (size_t i = t->header.width; i < row->count; i++) {
        if (row->cells[i].size > 0) {
            report_row(t, MESSAGE_ROW_TOO_LONG, csv_locate(row, source, i), i + 1, t->header.width);
            return false;
        }
    }
    t->facts.cells_passed_over += row->count - t->header.width;
    return true;
}

bool table_next(table *t)
{
    while (!t->failed) {
        record_status status = csv_reader_next(t->csv, &t->record);
        t->failed |= status == RECORD_FAILED;
        if (status != RECORD_READ)
            return false;
        if (t->record.line <= t->header.line) {
            continue; /* a part reads from the front of the file again */
        } else if (record_is_blank(&t->record)) {
            t->facts.rows_passed_over++;
        } else if (has_right_shape(t)) {
            t->facts.rows++;
            return true;
        }
    }
    return false;
}

text table_foresee(const table *t, size_t column)
{
    const size_t cell = t->header.cell_of[column];
    const csv_lines *lines = cell == CELL_ABSENT ? NULL : csv_reader_lines_ahead(t->csv);
    if (lines == NULL || cell >= lines->count - lines->next)
        return TEXT_EMPTY;
    const uint32_t *const end = lines->separators + lines->next + cell;
    const size_t from = cell > 0 ? (size_t)end[-1] + 1 : lines->stretch->at;
    return from < 8 || *end < from ? TEXT_EMPTY : text_from(lines->bytes + from, *end - from);
}

bool table_close(table *t)
{
    tell_encoding(t, t->blocks != NULL ? record_blocks_encoding(t->blocks) : csv_reader_encoding(t->csv), !t->failed);
    record_blocks_close(t->blocks);
    bool good = !t->failed && input_file_unchanged(&t->file, t->context->diagnostics) &&
                input_log_add(t->context, &t->facts);
    csv_reader_close(t->csv);
    input_file_close(&t->file);
    return good;
}

record_blocks *table_blocks(table *t)
{
    t->blocks = record_blocks_open(&t->file, t->choice, t->context->chunk_size, t->context->diagnostics);
    t->failed |= t->blocks == NULL;
    return t->blocks;
}

bool table_part_open(table *part, const table *whole, const input_context *context)
{
    /* Not all of the whole: what other parts have counted may change this very moment. */
    *part = (table){.context = context,
                    .columns = whole->columns,
                    .file = whole->file,
                    .choice = whole->choice,
                    .header = whole->header,
                    .facts = {.source = whole->file.source},
                    .quiet = whole->quiet};
    part->csv = csv_reader_open_fed(&part->file, context->diagnostics);
    return part->csv != NULL;
}

bool table_part_feed(table *part, const record_block *block)
{
    part->failed |= !csv_reader_feed(part->csv, block);
    return !part->failed;
}

input_file_facts table_part_counted(table *part)
{
    const input_file_facts counted = part->facts;
    part->facts = (input_file_facts){.source = part->file.source};
    return counted;
}

void table_count(table *whole, const input_file_facts *counted)
{
    whole->facts.rows += counted->rows;
    whole->facts.rows_passed_over += counted->rows_passed_over;
    whole->facts.cells_passed_over += counted->cells_passed_over;
}

void table_part_close(table *part)
{
    csv_reader_close(part->csv);
}

text table_keep(table *t, text view)
{
    if (view.size == 0)
        return TEXT_EMPTY;
    text copy = arena_copy(t->context->memory, view);
    if (copy.bytes != NULL)
        return copy;
    REPORT(t->context->diagnostics, OUT_OF_MEMORY, LOCATION_NONE);
    t->failed = true;
    return TEXT_EMPTY;
}

location table_locate(const table *t, size_t column)
{
    size_t cell = t->header.cell_of[column];
    if (cell == CELL_ABSENT)
        return csv_locate_row(&t->record, t->file.source);
    return csv_locate(&t->record, t->file.source, cell);
}

text table_header(const table *t, size_t column)
{
    size_t cell = t->header.cell_of[column];
    return cell == CELL_ABSENT ? text_of(t->columns->columns[column].key) : t->header.cells[cell];
}

void table_report(const table *t, message_code code, size_t column, const text *arguments, size_t argument_count)
{
    if (!t->quiet)
        diagnostics_add(t->context->diagnostics, code, table_locate(t, column), arguments, argument_count);
}
