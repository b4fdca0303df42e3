/*
 * What a workbook cannot hold, found before one is begun: nothing is ever cut off.
 */
#ifndef SALESPAY_XLSX_LIMITS_H
#define SALESPAY_XLSX_LIMITS_H

#include "report/report_data.h"

/* False and reported at its row: a text of more characters than a cell takes, a row more than a sheet has. */
bool limits_hold(const report_data *data, diagnostics *d);

#endif
