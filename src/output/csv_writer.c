#include "output/csv_writer.h"

#include "base/digits.h"

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

csv_writer csv_writer_into(byte_buffer *buffer, bool excel)
{
    return (csv_writer){.buffer = buffer, .excel = excel};
}

static inline void put(csv_writer *w, const char *bytes, size_t size)
{
    if (w->buffer != NULL)
        byte_buffer_put(w->buffer, bytes, size);
    else
        fwrite_unlocked(bytes, 1, size, w->out);
}

static void begin_cell(csv_writer *w)
{
    if (w->has_cells)
        put(w, ",", 1);
    w->has_cells = true;
}

/* Blanks at the ends count: readers trim cells that are not quoted, and an id must come back as it was. */
static bool needs_quotes(text cell)
{
    for (size_t i = 0; i < cell.size; i++) {
        char c = cell.bytes[i];
        if (c == ',' || c == '"' || c == '\n' || c == '\r')
            return true;
    }
    return text_trim(cell).size != cell.size;
}

/* The text with every quote doubled. */
static void put_doubling_quotes(csv_writer *w, text cell)
{
    size_t from = 0;
    for (size_t i = 0; i < cell.size; i++) {
        if (cell.bytes[i] != '"')
            continue;
        put(w, cell.bytes + from, i + 1 - from);
        from = i; /* the quote goes out once more with what follows */
    }
    put(w, cell.bytes + from, cell.size - from);
}

static void put_text(csv_writer *w, text cell, bool guard)
{
    bool quotes = needs_quotes(cell);
    begin_cell(w);
    if (quotes)
        put(w, "\"", 1);
    if (guard)
        put(w, "'", 1);
    put_doubling_quotes(w, cell);
    if (quotes)
        put(w, "\"", 1);
}

static bool spreadsheet_runs(text cell)
{
    static const int32_t first[] = {'=', '+', '-', '@', '\t', '\r', 0xFF1D, 0xFF0B, 0xFF0D, 0xFF20};
    if (cell.size == 0)
        return false;
    size_t size;
    int32_t c = utf8_decode(cell, &size);
    for (size_t i = 0; i < sizeof first / sizeof *first; i++)
        if (c == first[i])
            return true;
    return false;
}

void csv_writer_text(csv_writer *w, text cell)
{
    put_text(w, cell, false);
}

void csv_writer_guarded(csv_writer *w, text cell)
{
    put_text(w, cell, spreadsheet_runs(cell));
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
    return w->buffer != NULL ? !w->buffer->out_of_memory : !ferror(w->out);
}
