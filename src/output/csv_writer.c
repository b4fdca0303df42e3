#include "output/csv_writer.h"

#include "base/digits.h"
#include "output/csv_cell.h"

#define SHORT_ROOM 256 /* bytes that a short text may take as a cell */

csv_writer csv_writer_begin(FILE *out, bool excel)
{
    if (excel)
        fputs(CSV_BYTE_ORDER_MARK, out);
    return csv_writer_resume(out, excel);
}

csv_writer csv_writer_resume(FILE *out, bool excel)
{
    return (csv_writer){.out = out, .excel = excel};
}

static inline void put(csv_writer *w, const char *bytes, size_t size)
{
    fwrite_unlocked(bytes, 1, size, w->out);
}

static void begin_cell(csv_writer *w)
{
    if (w->has_cells)
        put(w, ",", 1);
    w->has_cells = true;
}

/* A cell that stands at comma[1..size]; comma[0] is free for the comma before it. */
static void put_cell(csv_writer *w, char *comma, size_t size)
{
    comma[0] = ',';
    put(w, comma + !w->has_cells, size + w->has_cells);
    w->has_cells = true;
}

/* The text with every quote doubled, a piece at a time. */
static void put_doubling_quotes(csv_writer *w, text cell)
{
    char piece[256];
    while (cell.size > 0) {
        const size_t size = cell.size < sizeof piece / 2 ? cell.size : sizeof piece / 2;
        put(w, piece, (size_t)(csv_cell_double_quotes(piece, text_from(cell.bytes, size)) - piece));
        cell = text_from(cell.bytes + size, cell.size - size);
    }
}

/* Most texts are short, and go out at once. */
static void put_short_text(csv_writer *w, text cell)
{
    char made[1 + SHORT_ROOM];
    put_cell(w, made, (size_t)(csv_cell_put(made + 1, cell, false) - made - 1));
}

static void put_long_text(csv_writer *w, text cell)
{
    bool quotes = csv_cell_needs_quotes(cell);
    begin_cell(w);
    if (!quotes) {
        put(w, cell.bytes, cell.size);
        return;
    }
    put(w, "\"", 1);
    put_doubling_quotes(w, cell);
    put(w, "\"", 1);
}

void csv_writer_text(csv_writer *w, text cell)
{
    if (csv_cell_room(cell) <= SHORT_ROOM)
        put_short_text(w, cell);
    else
        put_long_text(w, cell);
}

void csv_writer_sum(csv_writer *w, int128 fen)
{
    char digits[1 + DIGITS_TEXT_SIZE];
    put_cell(w, digits, digits_format(fen, 2, 2, digits + 1));
}

void csv_writer_count(csv_writer *w, uint64_t count)
{
    char digits[1 + DIGITS_TEXT_SIZE];
    put_cell(w, digits, digits_format(count, 0, 0, digits + 1));
}

void csv_writer_end_row(csv_writer *w)
{
    if (w->excel)
        put(w, "\r", 1);
    put(w, "\n", 1);
    w->has_cells = false;
}

bool csv_writer_done(const csv_writer *w)
{
    return !ferror(w->out);
}
