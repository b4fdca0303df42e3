/*
 * The sheets of a workbook, in their order. A new one is a writer in a file of its own and a row in write_xlsx.c.
 */
#ifndef SALESPAY_XLSX_SHEETS_H
#define SALESPAY_XLSX_SHEETS_H

#include <xlsxwriter.h>

#include "report/report_data.h"

typedef struct {
    const report_data *data;
    lxw_workbook *workbook;
    lxw_format *title, *heading, *money; /* shared by the sheets */
} xlsx_book;

/* Adds the sheet. LXW_NO_ERROR when all is well. */
typedef lxw_error sheet_writer(const xlsx_book *book);

sheet_writer sheet_totals; /* 汇总: the sums of all columns, a column a month */

#endif
