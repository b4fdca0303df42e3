/*
 * The figures of a payslip as a workbook shows them: all columns of payslips.csv in their order, the pay on paper, the
 * steps on the way in hidden columns.
 */
#ifndef SALESPAY_XLSX_PAY_FIGURES_H
#define SALESPAY_XLSX_PAY_FIGURES_H

#include "xlsx/people_table.h"

/* Measured for everybody. */
void pay_table_measure(people_table *table, people_figure figures[FIGURE_COUNT],
                       const report_data *data, bool to_sign);

#endif
