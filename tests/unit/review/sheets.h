/* Payslips made up by a test, and what a writer makes of them. */
#ifndef SALESPAY_TESTS_REVIEW_SHEETS_H
#define SALESPAY_TESTS_REVIEW_SHEETS_H

#include <stdio.h>

#include "input/payslips.h"
#include "unit.h"

/* Puts a payslip into the set; every figure 0. The next call may move it. */
paid_person *sheet_add(payslips *all, const char *id, const char *name);

month sheet_month(const char *written);

/* Where a writer writes to; sheet_end gives the text, in a static buffer. */
FILE *sheet_begin(void);
const char *sheet_end(FILE *out);

#endif
