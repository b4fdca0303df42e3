#include "output/csv_cell.h"

#define BOTH (CSV_CELL_BEGINS | CSV_CELL_ENDS)

/* A cell that begins with a byte of E4 to E9 begins with a Chinese character; blanks end with 80, A0 or themselves. */
const unsigned char csv_cell_at_ends[256] = {
    ['!' ... '/'] = CSV_CELL_ENDS,   ['0' ... '9'] = BOTH,
    [':' ... '@'] = CSV_CELL_ENDS,   ['A' ... 'Z'] = BOTH,
    ['[' ... '`'] = CSV_CELL_ENDS,   ['a' ... 'z'] = BOTH,
    ['{' ... 0x7F] = CSV_CELL_ENDS,  [0x81 ... 0x9F] = CSV_CELL_ENDS,
    [0xA1 ... 0xE3] = CSV_CELL_ENDS, [0xE4 ... 0xE9] = BOTH,
    [0xEA ... 0xFF] = CSV_CELL_ENDS};

bool csv_cell_needs_quotes(text cell)
{
    for (size_t i = 0; i < cell.size; i++) {
        const char c = cell.bytes[i];
        if (c == ',' || c == '"' || c == '\n' || c == '\r')
            return true;
    }
    return text_trim(cell).size != cell.size;
}

bool csv_cell_is_run(text cell)
{
    static const int32_t wide[] = {0xFF1D, 0xFF0B, 0xFF0D, 0xFF20};
    if (cell.size == 0)
        return false;
    if ((unsigned char)cell.bytes[0] < 0x80)
        return memchr("=+-@\t\r", cell.bytes[0], 6) != NULL;
    size_t size;
    const int32_t first = utf8_decode(cell, &size);
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (first == wide[i])
            return true;
    return false;
}

char *csv_cell_double_quotes(char *to, text cell)
{
    for (size_t i = 0; i < cell.size; i++) {
        if (cell.bytes[i] == '"')
            *to++ = '"';
        *to++ = cell.bytes[i];
    }
    return to;
}

char *csv_cell_put_odd(char *to, text cell, bool guard)
{
    const bool quotes = csv_cell_needs_quotes(cell);
    if (quotes)
        *to++ = '"';
    if (guard && csv_cell_is_run(cell))
        *to++ = '\'';
    if (quotes) {
        to = csv_cell_double_quotes(to, cell);
        *to++ = '"';
        return to;
    }
    memcpy(to, cell.bytes, cell.size);
    return to + cell.size;
}
