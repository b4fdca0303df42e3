/*
 * How the cells of a workbook look, made once for all its sheets.
 */
#ifndef SALESPAY_XLSX_STYLES_H
#define SALESPAY_XLSX_STYLES_H

#include <xlsxwriter.h>

typedef enum {
    STYLE_TITLE,   /* what the sheet is */
    STYLE_NOTE,    /* below it */
    STYLE_HEADING, /* of a column: wrapped, centred */
    STYLE_LABEL,   /* of a row */
    STYLE_TEXT,    /* wrapped */
    STYLE_COUNT,
    STYLE_MONEY, /* two decimals, thousands; nothing is a dash */
    STYLE_EXACT, /* to 8 decimals */
    STYLE_DATE,
    STYLE_TOTAL_TEXT,
    STYLE_TOTAL_MONEY,
    STYLE_TOTAL_EXACT,
    STYLE_CUT, /* where scissors go */
    STYLES
} cell_style;

/*
 * Fills all of them; the workbook owns them. Their letters, and those by which columns are measured, are of a font that
 * every system has, or has one of the same widths for.
 */
lxw_error styles_make(lxw_workbook *workbook, lxw_format *made[STYLES]);

#endif
