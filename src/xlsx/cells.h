/*
 * Cells of a workbook. The library takes every number as a floating-point one: money crosses here, and nowhere else.
 *
 * Everything returns the library's code, LXW_NO_ERROR when all is well. Rows are written from the top down, since the
 * library holds one row alone. A format may be NULL.
 */
#ifndef SALESPAY_XLSX_CELLS_H
#define SALESPAY_XLSX_CELLS_H

#include <stdbool.h>

#include <xlsxwriter.h>

#include "base/date.h"
#include "base/int128.h"
#include "base/text.h"

/*
 * Spreadsheets keep 15 digits, and some show the last of amounts wrong. An amount of more is written as text, digit by
 * digit, and no formula adds it.
 */
#define CELL_DIGITS_MAX ((int128)999999999999999)
#define CELL_FEN_MAX    ((int128)99999999999999)

bool cell_holds_money(int128 fen);

/* An amount in yuan: the number nearest to fen / 100, which reads back as the same fen. */
lxw_error cell_money(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, int128 fen,
                     lxw_format *format);

/* An exact commission: millionths of a fen, so yuan of up to 8 decimals. */
bool cell_holds_exact(int128 millionths);
lxw_error cell_exact(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, int128 millionths,
                     lxw_format *format);

/* A formula and the amount that it gives, for readers that do not work it out. The amount fits (cell_holds_money). */
lxw_error cell_formula(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *formula,
                       int128 fen, lxw_format *format);

/* The same of a sum of exact commissions, to 15 digits and no less than the fen. */
bool cell_holds_exact_sum(int128 millionths);
lxw_error cell_formula_exact(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
                             const char *formula, int128 millionths, lxw_format *format);

lxw_error cell_count(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, uint64_t count,
                     lxw_format *format);

/* A day that can be reckoned with; as text before March 1900, where spreadsheets disagree. */
lxw_error cell_date(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, date day,
                    lxw_format *format);

/* A text as it is, never a formula, a number, a link or an escape: ids too. */
lxw_error cell_text(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, text value,
                    lxw_format *format);

/* The UTF-16 units of a text, which is what a spreadsheet counts. */
#define CELL_TEXT_MAX 32767
size_t cell_text_units(text value);

/* A column so many characters wide. */
typedef struct {
    int characters;
    bool hidden;    /* in a group that a click opens */
    bool collapsed; /* bears the button of the group before it */
} cell_column;
lxw_error cell_set_column(lxw_worksheet *sheet, lxw_col_t column, cell_column as);

/* The height of a row, in points; at most CELL_POINTS_MAX. Before its cells. */
#define CELL_POINTS_MAX 409
lxw_error cell_set_row(lxw_worksheet *sheet, lxw_row_t row, int points);

/* The size of a format's letters, in points. */
void cell_set_size(lxw_format *format, int points);

/* Margins of a printed page, in tenths of a millimetre, and what stands at its foot (at most 255 characters). */
typedef struct {
    int sides, top, bottom, footer;
    const char *footer_text;
} cell_page;
lxw_error cell_set_page(lxw_worksheet *sheet, cell_page page);

#endif
