/*
 * A report's month against the month before, as review/comparison does it.
 */
#ifndef SALESPAY_REPORT_COMPARE_H
#define SALESPAY_REPORT_COMPARE_H

#include "report/report_data.h"

/*
 * Fills before and each person's change. Where the month before is not known (earlier.month is MONTH_NONE) nothing is
 * compared. Of a report on one person the others are left out on both sides. False and reported when memory is out.
 */
bool report_compare(report_data *data, report_month *m, diagnostics *d);

#endif
