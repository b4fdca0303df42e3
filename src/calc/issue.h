/*
 * Who gets a payslip (工资条): every active person, and everyone with a payment row, an adjustment
 * row, sales or due, or a fund or carried amount that is not zero at the opening or the closing.
 */
#ifndef SALESPAY_CALC_ISSUE_H
#define SALESPAY_CALC_ISSUE_H

#include <stdbool.h>

#include "model/payslip.h"

/* Reads the payslip, all of whose figures are filled. */
bool payslip_is_issued(const settle_facts *facts, size_t who, const payslip *slip);

#endif
