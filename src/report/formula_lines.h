/*
 * How each figure of a payslip came about, in one line, by the words of explain.
 */
#ifndef SALESPAY_REPORT_FORMULA_LINES_H
#define SALESPAY_REPORT_FORMULA_LINES_H

#include "report/report_data.h"

/* Fills the formulas of the month's persons. False when memory is out. */
bool formula_lines_write(report_data *data, report_month *m);

#endif
