/*
 * The sheets of a workbook, in their order. A new one is a writer in a file of its own and a row in write_xlsx.c.
 */
#ifndef SALESPAY_XLSX_SHEETS_H
#define SALESPAY_XLSX_SHEETS_H

#include <xlsxwriter.h>

#include "report/report_data.h"
#include "report/words.h"
#include "xlsx/styles.h"

typedef struct {
    const report_data *data;
    lxw_workbook *workbook;
    lxw_format *styles[STYLES];
} xlsx_book;

/* Adds the sheet. LXW_NO_ERROR when all is well. */
typedef lxw_error sheet_writer(const xlsx_book *book);

sheet_writer sheet_payslips; /* 工资表: a row a person, to be signed */
sheet_writer sheet_strips;   /* 工资条: a strip a person, to be cut */
sheet_writer sheet_lines;    /* 提成明细: a row a payment */
sheet_writer sheet_fund;     /* 风险金: a row a person */
sheet_writer sheet_totals;   /* 汇总: the sums of all columns, a column a month */

/*
 * Every sheet begins alike: the title and the months in rows 0 and 1, the columns' headings in row 2, which stays in
 * sight, as the first `kept` columns do, and is printed on each page. A4, lying.
 */
enum { SHEET_HEADING_ROW = 2, SHEET_FIRST_ROW };

/* NULL when memory is out. name is the sheet's and, behind the scheme's, its title. */
lxw_worksheet *sheet_add(const xlsx_book *book, const char *name, lxw_error *error);

/* After the columns are set: the two rows above the headings, and what the page looks like; footer: beside the page's number, may be "". */
lxw_error sheet_begin(const xlsx_book *book, lxw_worksheet *sheet, report_word name, lxw_col_t kept,
                      const char *footer);

/* The page alone, for a sheet without a title. */
lxw_error sheet_set_page(lxw_worksheet *sheet, const char *footer);

/* Whether it is of several months, so that rows say theirs. */
static inline bool sheet_of_range(const xlsx_book *book)
{
    return book->data->month_count > 1;
}

/* An amount at a moment: those of several months do not add up to anything. */
bool sheet_is_stock(figure f);

/* "=SUBTOTAL(9,F4:F9)": the sum of what a filter leaves; other such sums among the cells are passed over. */
#define SHEET_FORMULA_SIZE 64
typedef struct {
    lxw_row_t first_row;
    lxw_col_t first_column;
    lxw_row_t last_row;
    lxw_col_t last_column;
} sheet_cells;
void sheet_sum_formula(sheet_cells of, char formula[SHEET_FORMULA_SIZE]);

#endif
