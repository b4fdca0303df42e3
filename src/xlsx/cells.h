/*
 * Cells of a workbook. The library takes every number as a floating-point one: money crosses here, and nowhere else.
 */
#ifndef SALESPAY_XLSX_CELLS_H
#define SALESPAY_XLSX_CELLS_H

#include <xlsxwriter.h>

#include "base/int128.h"
#include "base/text.h"

/* What is written by numbers: beyond, two amounts of fen could become one, and the cell gets the amount as text. */
#define CELL_FEN_MAX ((int128)1 << 53)

/*
 * An amount in yuan. The number in the cell is the nearest to fen / 100 that there is, which reads back as the same
 * fen. The format may be NULL.
 */
lxw_error cell_money(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, int128 fen,
                     lxw_format *format);

lxw_error cell_count(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, size_t count,
                     lxw_format *format);

/* A text as it is, never a formula, a number or a link: ids too. */
lxw_error cell_text(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, text value,
                    lxw_format *format);

/* Columns so many characters wide. */
lxw_error cell_widths(lxw_worksheet *sheet, lxw_col_t first, lxw_col_t last, int characters);

#endif
