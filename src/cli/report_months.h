/*
 * The months that `report` shows, gathered from a book or from plain files. The book is only read.
 */
#ifndef SALESPAY_CLI_REPORT_MONTHS_H
#define SALESPAY_CLI_REPORT_MONTHS_H

#include "cli/request.h"
#include "report/gather.h"

/*
 * Opens and fills *data, in the language of the report; r must outlive it. Call report_release in either case. False and
 * reported where a month has errors, is missing what it opens with, or nobody is called as --person says.
 */
bool report_months_gather(request *r, month_range range, unsigned needs, report_data *data,
                          diagnostics *d);

#endif
