/*
 * commission_lines.csv: one row a payment row, in input order, written while the payments are read.
 */
#ifndef SALESPAY_OUTPUT_COMMISSION_LINES_H
#define SALESPAY_OUTPUT_COMMISSION_LINES_H

#include <stdbool.h>
#include <stdio.h>

#include "base/byte_buffer.h"
#include "model/payment.h"
#include "model/payslip.h"

/* The same into memory, for rows that one thread makes and another writes. */
void commission_lines_begin_text(const rules *r, byte_buffer *out);
void commission_lines_text(const settle_facts *facts, const payment *row, credited line, byte_buffer *out);

/* BOM and header, as [output] asks. False when the stream failed. */
bool commission_lines_begin(const rules *r, FILE *out);

/* One row; the two commissions exact, from credit. */
bool commission_lines_write(const settle_facts *facts, const payment *row, credited line, FILE *out);

#endif
