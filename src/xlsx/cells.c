#include "xlsx/cells.h"

#include <stdlib.h>

#include "base/digits.h"

/* Of CELL_DIGITS_MAX digits at most, so the only rounding is that of the division, and it is to the nearest. */
typedef struct {
    int128 units;
    int places; /* value × 10^-places */
} decimal_cell;

static bool holds(decimal_cell value)
{
    return value.units <= CELL_DIGITS_MAX && value.units >= -CELL_DIGITS_MAX;
}

/* A workbook's numbers are doubles; with so few digits each comes back as it was. */
static double number_of(decimal_cell value)
{
    static const int scales[] = {1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000};
    return (double)value.units / scales[value.places];
}

static lxw_error write_decimal(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
                               decimal_cell value, bool as_number, lxw_format *format)
{
    if (!as_number) {
        char digits[DIGITS_TEXT_SIZE];
        digits_format(value.units, value.places, 2, digits);
        return worksheet_write_string(sheet, row, column, digits, format);
    }
    return worksheet_write_number(sheet, row, column, number_of(value), format);
}

bool cell_holds_money(int128 fen)
{
    return fen <= CELL_FEN_MAX && fen >= -CELL_FEN_MAX;
}

lxw_error cell_money(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, int128 fen,
                     lxw_format *format)
{
    return write_decimal(sheet, row, column, (decimal_cell){fen, 2}, cell_holds_money(fen), format);
}

/* Zeros at the end take no digit. */
static decimal_cell exact_of(int128 millionths)
{
    decimal_cell value = {millionths, 8};
    while (value.places > 2 && value.units % 10 == 0) {
        value.units /= 10;
        value.places--;
    }
    return value;
}

bool cell_holds_exact(int128 millionths)
{
    return holds(exact_of(millionths));
}

lxw_error cell_exact(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, int128 millionths,
                     lxw_format *format)
{
    return write_decimal(sheet, row, column, exact_of(millionths), cell_holds_exact(millionths),
                         format);
}

lxw_error cell_formula(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *formula,
                       int128 fen, lxw_format *format)
{
    return worksheet_write_formula_num(sheet, row, column, formula, format,
                                       number_of((decimal_cell){fen, 2}));
}

static decimal_cell sum_of(int128 millionths)
{
    decimal_cell value = exact_of(millionths);
    while (value.places > 2 && !holds(value)) {
        value.units = (value.units + (value.units < 0 ? -5 : 5)) / 10;
        value.places--;
    }
    return value;
}

bool cell_holds_exact_sum(int128 millionths)
{
    return holds(sum_of(millionths));
}

lxw_error cell_formula_exact(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
                             const char *formula, int128 millionths, lxw_format *format)
{
    return worksheet_write_formula_num(sheet, row, column, formula, format,
                                       number_of(sum_of(millionths)));
}

lxw_error cell_count(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, uint64_t count,
                     lxw_format *format)
{
    return worksheet_write_number(sheet, row, column, number_of((decimal_cell){count, 0}), format);
}

lxw_error cell_date(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, date day,
                    lxw_format *format)
{
    enum { DAY_OF_1970 = 25569, MARCH_OF_1900 = 61 };
    char written[DATE_TEXT_SIZE];
    if (day.days + DAY_OF_1970 >= MARCH_OF_1900)
        return worksheet_write_number(sheet, row, column, day.days + DAY_OF_1970, format);
    date_format(day, written);
    return worksheet_write_string(sheet, row, column, written, format);
}

/* ---- texts ---- */

static bool is_hex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

/* What a spreadsheet would read as one character: _x0041_. */
static bool looks_escaped(text rest)
{
    if (rest.size < 7 || rest.bytes[0] != '_' || rest.bytes[1] != 'x' || rest.bytes[6] != '_')
        return false;
    return is_hex(rest.bytes[2]) && is_hex(rest.bytes[3]) && is_hex(rest.bytes[4]) &&
           is_hex(rest.bytes[5]);
}

/* What no XML can hold (the library sees to the controls below 32). */
static bool never_in_xml(text rest)
{
    size_t size;
    const int32_t point = utf8_decode(rest, &size);
    return point == 0xFFFE || point == 0xFFFF;
}

/* The library wants an end to the text, and copies it. At worst a character becomes seven. */
lxw_error cell_text(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, text value,
                    lxw_format *format)
{
    char *terminated = malloc(value.size * 7 + 1);
    size_t size = 0;
    if (!terminated)
        return LXW_ERROR_MEMORY_MALLOC_FAILED;
    for (size_t i = 0; i < value.size; i++) {
        const text rest = text_from(value.bytes + i, value.size - i);
        const bool banned = (unsigned char)*rest.bytes == 0xEF && never_in_xml(rest);
        const char *instead = looks_escaped(rest) ? "_x005F_" : banned ? "_xFFFD_" : NULL;
        if (instead)
            for (const char *c = instead; *c; c++)
                terminated[size++] = *c;
        else
            terminated[size++] = *rest.bytes;
        i += banned ? 2 : 0;
    }
    terminated[size] = '\0';
    const lxw_error error = worksheet_write_string(sheet, row, column, terminated, format);
    free(terminated);
    return error;
}

size_t cell_text_units(text value)
{
    size_t units = 0, size = 0;
    for (size_t i = 0; i < value.size; i += size)
        units += utf8_decode(text_from(value.bytes + i, value.size - i), &size) > 0xFFFF ? 2 : 1;
    return units;
}

/* ---- columns, rows, pages ---- */

/* The library takes a width as a double; ours is a whole number of characters. */
lxw_error cell_set_column(lxw_worksheet *sheet, lxw_col_t column, cell_column as)
{
    lxw_row_col_options options = {
        .hidden = as.hidden, .level = as.hidden, .collapsed = as.collapsed};
    return worksheet_set_column_opt(sheet, column, column, (double)as.characters, NULL, &options);
}

lxw_error cell_set_row(lxw_worksheet *sheet, lxw_row_t row, int points)
{
    return worksheet_set_row(sheet, row, points < CELL_POINTS_MAX ? points : CELL_POINTS_MAX, NULL);
}

void cell_set_size(lxw_format *format, int points)
{
    format_set_font_size(format, points);
}

lxw_error cell_set_page(lxw_worksheet *sheet, cell_page page)
{
    const double inch = 254;
    lxw_header_footer_options footer = {.margin = page.footer / inch};
    worksheet_set_margins(sheet, page.sides / inch, page.sides / inch, page.top / inch,
                          page.bottom / inch);
    return worksheet_set_footer_opt(sheet, page.footer_text, &footer);
}
