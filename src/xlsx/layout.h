/*
 * How much room words and amounts take in a cell, in characters of the workbook's font (a wide one counts 2), and on
 * paper. By tables of our own: neither the locale nor a font of this machine may show in the file.
 */
#ifndef SALESPAY_XLSX_LAYOUT_H
#define SALESPAY_XLSX_LAYOUT_H

#include "base/int128.h"
#include "base/text.h"

int layout_text_width(text t);

/* "-1,234,567.00" */
int layout_money_width(int128 fen);

/* The lines of a text in a column so wide: broken at blanks, beside wide characters, and where a word is too long. */
int layout_lines(text t, int column_width);

/* What a heading wants: its longest word on a line, the whole of a short one. */
int layout_heading_width(text t);

/* The height of a row of so many lines, in points. */
int layout_points(int lines);

/* A sheet of A4, lying: margins in tenths of a millimetre. */
enum { LAYOUT_SIDES = 100, LAYOUT_TOP = 120, LAYOUT_BOTTOM = 160, LAYOUT_FOOTER = 80 };

/* The scale, in percent, at which columns of so many characters in all, `columns` of them, fill the page's width. */
int layout_scale(int characters, int columns);

/* The points of height that such a page has room for, with a little left over. */
int layout_page_points(int scale);

#endif
