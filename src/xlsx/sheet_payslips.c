/* The payroll (工资表): a row a person, the totals, a place to sign; below it who made, checked and approved it. */
#include <stdio.h>

#include "xlsx/pay_figures.h"
#include "xlsx/people_sheet.h"

lxw_error sheet_payslips(const xlsx_book *book)
{
    people_table table = {0};
    people_figure figures[FIGURE_COUNT];
    char footer[200];
    const language lang = book->data->lang;
    snprintf(footer, sizeof footer, "%s ______________    %s ______________    %s ______________",
             report_text(REPORT_WORD_PREPARED, lang), report_text(REPORT_WORD_CHECKED, lang),
             report_text(REPORT_WORD_APPROVED, lang));
    pay_table_measure(&table, figures, book->data, true);
    return people_sheet_write(book, &table, REPORT_WORD_PAY, footer);
}
