#include "output/commission_lines.h"

#include "base/digits.h"
#include "base/digits_quick.h"
#include "calc/credit.h"
#include "output/csv_row.h"
#include "output/csv_writer.h"
#include "output/file_columns.h"

line_maker line_maker_of(const settle_facts *facts)
{
    line_maker maker = {.facts = facts,
                        .first_day = month_first_day(facts->month),
                        .last_day = month_last_day(facts->month),
                        .source = SOURCE_NONE};
    maker.month_cell[month_format(facts->month, maker.month_cell)] = ',';
    return maker;
}

void commission_lines_header(const rules *r, byte_buffer *out)
{
    const language lang = r->headers_chinese ? LANGUAGE_CHINESE : LANGUAGE_ENGLISH;
    if (r->csv_excel)
        byte_buffer_put(out, CSV_BYTE_ORDER_MARK, sizeof CSV_BYTE_ORDER_MARK - 1);
    for (size_t i = 0; i < COMMISSION_LINES_COLUMNS; i++) {
        const text name = text_of(column_header(&commission_lines_columns.columns[i], lang));
        char *room = byte_buffer_room(out, csv_row_text_room(name) + CSV_ROW_END_ROOM);
        if (room == NULL)
            return;
        char *end = csv_row_text(room, name, false);
        if (i + 1 == COMMISSION_LINES_COLUMNS)
            end = csv_row_end(end, r->csv_excel);
        out->size += (size_t)(end - room);
    }
}

/* A call would cost as much as the cell. */
#define INLINE static inline __attribute__((always_inline))

/* ---- cells, each with the comma behind it ---- */

INLINE char *put_cell(char *to, const payment *row, text cell)
{
    to = row->plain_texts ? csv_cell_put_unquoted(to, cell) : csv_cell_put(to, cell, true);
    *to++ = ',';
    return to;
}

/* Many rows of one file come one behind the other. */
static char *put_source(line_maker *maker, char *to, source_id source, text name)
{
    if (source == maker->source && source != SOURCE_NONE) {
        memcpy(to, maker->source_cell, SOURCE_CELL_SIZE);
        return to + maker->source_cell_size;
    }
    char *const end = csv_row_text(to, name, true);
    const size_t size = (size_t)(end - to);
    if (size <= SOURCE_CELL_SIZE) {
        memcpy(maker->source_cell, to, size);
        maker->source_cell_size = size;
        maker->source = source;
    }
    return end;
}

/* 2 to 8 decimals. Hardly any commission is so large that it does not fit 64 bits. */
INLINE char *put_exact(char *to, int128 value)
{
    int64_t narrow;
    if (int128_narrow(value, &narrow)) {
        const uint64_t magnitude = csv_row_sign(&to, narrow);
        to = digits_put_eight_places(to, magnitude, 2);
    } else {
        to += money_format_exact(value, to);
    }
    *to++ = ',';
    return to;
}

/* Nearly all dates are of the month, whose name is at hand. */
static inline char *put_date(const line_maker *maker, char *to, date on)
{
    const unsigned day = (unsigned)(on.days - maker->first_day.days);
    if (day > (unsigned)(maker->last_day.days - maker->first_day.days)) {
        to += date_format(on, to);
    } else {
        memcpy(to, maker->month_cell, 8);
        to[7] = '-';
        to[8] = (char)('0' + (day + 1) / 10);
        to[9] = (char)('0' + (day + 1) % 10);
        to += 10;
    }
    *to++ = ',';
    return to;
}

/* Bytes of a row besides its texts: a month, a date, two counts, two exact amounts, notes and all commas. */
#define ROW_FIXED_ROOM                                                                                                 \
    (MONTH_TEXT_SIZE + DATE_TEXT_SIZE + 6 * DIGITS_TEXT_SIZE + SOURCE_CELL_SIZE + PAYMENT_NOTES_SIZE + 32)

static size_t row_room(const payment *row, text who)
{
    const size_t sizes = row->payment_id.size + row->source_name.size + who.size + row->contract_id.size +
                         row->customer.size + row->product.size;
    return ROW_FIXED_ROOM + 6 * csv_cell_room(TEXT_EMPTY) + 2 * sizes;
}

static char *put_row(line_maker *maker, const payment *row, text who, credited line, char *to)
{
    const rules *r = maker->facts->rules;
    memcpy(to, maker->month_cell, 8);
    to = put_cell(to + 8, row, row->payment_id);
    to = put_source(maker, to, row->source, row->source_name);
    to = digits_put_count(to, row->line);
    *to++ = ',';
    to = put_date(maker, to, row->on);
    to = put_cell(to, row, who);
    to = put_cell(to, row, row->contract_id);
    to = put_cell(to, row, row->customer);
    to = put_cell(to, row, row->product);
    to = csv_row_money(to, row->amount);
    to = csv_row_money(to, line.regular);
    to = csv_row_money(to, line.excess);
    to = put_exact(to, credit_base_commission(r, line));
    to = line.excess.fen == 0 ? csv_row_zero(to) : put_exact(to, credit_excess_commission(r, line));
    if (row->notes != 0)
        to += payment_notes_format(row->notes, to);
    *to++ = ',';
    return csv_row_end(to, r->csv_excel);
}

void commission_lines_add(line_maker *maker, const payment *row, credited line, byte_buffer *out)
{
    const text who = row->person_id.size > 0 ? row->person_id : maker->facts->people->items[row->person].id;
    char *room = byte_buffer_room(out, row_room(row, who));
    if (room != NULL)
        out->size += (size_t)(put_row(maker, row, who, line, room) - room);
}

/* Writes what was made, and frees it. */
static bool write_made(byte_buffer *made, FILE *out)
{
    const text bytes = byte_buffer_text(made);
    const bool written = !made->out_of_memory && fwrite(bytes.bytes, 1, bytes.size, out) == bytes.size;
    byte_buffer_release(made);
    return written;
}

bool commission_lines_begin(const rules *r, FILE *out)
{
    byte_buffer made = BYTE_BUFFER_EMPTY;
    commission_lines_header(r, &made);
    return write_made(&made, out);
}

bool commission_lines_write(const settle_facts *facts, const payment *row, credited line, FILE *out)
{
    byte_buffer made = BYTE_BUFFER_EMPTY;
    line_maker maker = line_maker_of(facts);
    commission_lines_add(&maker, row, line, &made);
    return write_made(&made, out);
}
