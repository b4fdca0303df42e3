#include "output/csv_writer.h"

#include "base/digits.h"
#include "output/csv_cell.h"

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

static void put_text(csv_writer *w, text cell, bool guard)
{
    bool quotes = csv_cell_needs_quotes(cell);
    begin_cell(w);
    if (quotes)
        put(w, "\"", 1);
    if (guard)
        put(w, "'", 1);
    if (quotes)
        put_doubling_quotes(w, cell);
    else
        put(w, cell.bytes, cell.size);
    if (quotes)
        put(w, "\"", 1);
}

void csv_writer_text(csv_writer *w, text cell)
{
    put_text(w, cell, false);
}

void csv_writer_guarded(csv_writer *w, text cell)
{
    put_text(w, cell, csv_cell_is_run(cell));
}

void csv_writer_money(csv_writer *w, money amount)
{
    csv_writer_sum(w, amount.fen);
}

void csv_writer_sum(csv_writer *w, int128 fen)
{
    char digits[DIGITS_TEXT_SIZE];
    begin_cell(w);
    put(w, digits, digits_format(fen, 2, 2, digits));
}

void csv_writer_exact(csv_writer *w, int128 fen_millionths)
{
    char digits[EXACT_TEXT_SIZE];
    begin_cell(w);
    put(w, digits, money_format_exact(fen_millionths, digits));
}

void csv_writer_count(csv_writer *w, uint64_t count)
{
    char digits[DIGITS_TEXT_SIZE];
    begin_cell(w);
    put(w, digits, digits_format(count, 0, 0, digits));
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
