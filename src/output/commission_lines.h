/*
 * commission_lines.csv: one row a payment row, in input order, written while the payments are read.
 */
#ifndef SALESPAY_OUTPUT_COMMISSION_LINES_H
#define SALESPAY_OUTPUT_COMMISSION_LINES_H

#include <stdbool.h>
#include <stdio.h>

#include "model/payment.h"
#include "model/payslip.h"

/* BOM and header, as [output] asks. False when the stream failed. */
bool commission_lines_begin(const rules *r, FILE *out);

/* One row; the two commissions exact, from credit. */
bool commission_lines_write(const settle_facts *facts, const payment *row, credited line, FILE *out);

#endif
