#include "xlsx/cells.h"

#include <stdlib.h>

#include "base/digits.h"

lxw_error cell_money(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, int128 fen,
                     lxw_format *format)
{
    if (fen > CELL_FEN_MAX || fen < -CELL_FEN_MAX) {
        char digits[DIGITS_TEXT_SIZE];
        digits_format(fen, 2, 2, digits);
        return worksheet_write_string(sheet, row, column, digits, format);
    }
    return worksheet_write_number(sheet, row, column, (double)fen / 100, format);
}

lxw_error cell_count(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, size_t count,
                     lxw_format *format)
{
    return worksheet_write_number(sheet, row, column, (double)count, format);
}

/* The library wants an end to the text, and copies it. */
lxw_error cell_text(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, text value,
                    lxw_format *format)
{
    char *terminated = strndup(value.bytes, value.size);
    if (!terminated)
        return LXW_ERROR_MEMORY_MALLOC_FAILED;
    const lxw_error error = worksheet_write_string(sheet, row, column, terminated, format);
    free(terminated);
    return error;
}

lxw_error cell_widths(lxw_worksheet *sheet, lxw_col_t first, lxw_col_t last, int characters)
{
    return worksheet_set_column(sheet, first, last, (double)characters, NULL);
}
