#include "output/commission_lines.h"

#include "base/digits.h"
#include "calc/credit.h"
#include "output/csv_cell.h"
#include "output/csv_writer.h"
#include "output/file_columns.h"

line_maker line_maker_of(const settle_facts *facts)
{
    line_maker maker = {.facts = facts,
                        .first_day = month_first_day(facts->month),
                        .last_day = month_last_day(facts->month)};
    maker.month_cell[month_format(facts->month, maker.month_cell)] = ',';
    return maker;
}

static char *end_row(const rules *r, char *to)
{
    if (r->csv_excel)
        *to++ = '\r';
    *to++ = '\n';
    return to;
}

void commission_lines_header(const rules *r, byte_buffer *out)
{
    const language lang = r->headers_chinese ? LANGUAGE_CHINESE : LANGUAGE_ENGLISH;
    if (r->csv_excel)
        byte_buffer_put(out, CSV_BYTE_ORDER_MARK, sizeof CSV_BYTE_ORDER_MARK - 1);
    for (size_t i = 0; i < COMMISSION_LINES_COLUMNS; i++) {
        const text name = text_of(column_header(&commission_lines_columns.columns[i], lang));
        char *room = byte_buffer_room(out, csv_cell_room(name) + 2);
        if (room == NULL)
            return;
        char *end = csv_cell_put(room, name, false);
        if (i + 1 < COMMISSION_LINES_COLUMNS)
            *end++ = ',';
        else
            end = end_row(r, end);
        out->size += (size_t)(end - room);
    }
}

/* ---- cells, each with the comma behind it ---- */

static char *put_text(char *to, text cell)
{
    to = csv_cell_put(to, cell, true);
    *to++ = ',';
    return to;
}

static char *put_number(char *to, int128 value, int places, int least)
{
    to += digits_format(value, places, least, to);
    *to++ = ',';
    return to;
}

/* Nearly all dates are of the month, whose name is at hand. */
static char *put_date(const line_maker *maker, char *to, date on)
{
    if (on.days < maker->first_day.days || on.days > maker->last_day.days) {
        to += date_format(on, to);
    } else {
        const int day = on.days - maker->first_day.days + 1;
        memcpy(to, maker->month_cell, 7);
        to[7] = '-';
        to[8] = (char)('0' + day / 10);
        to[9] = (char)('0' + day % 10);
        to += 10;
    }
    *to++ = ',';
    return to;
}

/* Bytes of a row besides its texts: a month, a date, two counts, two exact amounts, notes and all commas. */
#define ROW_FIXED_ROOM (MONTH_TEXT_SIZE + DATE_TEXT_SIZE + 6 * DIGITS_TEXT_SIZE + PAYMENT_NOTES_SIZE + 32)

static size_t row_room(const payment *row, text who)
{
    return ROW_FIXED_ROOM + csv_cell_room(row->payment_id) + csv_cell_room(row->source_name) + csv_cell_room(who) +
           csv_cell_room(row->contract_id) + csv_cell_room(row->customer) + csv_cell_room(row->product);
}

static char *put_row(const line_maker *maker, const payment *row, text who, credited line, char *to)
{
    const rules *r = maker->facts->rules;
    memcpy(to, maker->month_cell, 8);
    to = put_text(to + 8, row->payment_id);
    to = put_text(to, row->source_name);
    to = put_number(to, (int128)row->line, 0, 0);
    to = put_date(maker, to, row->on);
    to = put_text(to, who);
    to = put_text(to, row->contract_id);
    to = put_text(to, row->customer);
    to = put_text(to, row->product);
    to = put_number(to, row->amount.fen, 2, 2);
    to = put_number(to, line.regular.fen, 2, 2);
    to = put_number(to, line.excess.fen, 2, 2);
    to = put_number(to, credit_base_commission(r, line), 8, 2);
    to = put_number(to, credit_excess_commission(r, line), 8, 2);
    if (row->notes != 0)
        to += payment_notes_format(row->notes, to);
    return end_row(r, to);
}

void commission_lines_add(const line_maker *maker, const payment *row, credited line, byte_buffer *out)
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
    const line_maker maker = line_maker_of(facts);
    commission_lines_add(&maker, row, line, &made);
    return write_made(&made, out);
}
