/*
 * Settle: from tallies, rules, openings and adjustments to every figure of every contract and every
 * person. It orders the parts of the scheme, each of which has its own file here. Pure: no file,
 * clock, environment or memory of its own; the same facts give the same figures.
 */
#ifndef SALESPAY_CALC_SETTLE_H
#define SALESPAY_CALC_SETTLE_H

#include "calc/profit_share.h"
#include "model/payslip.h"

/*
 * Fills out->payslips and out->accounts, whatever stood in them, the pool and the findings. Errors
 * are findings: the caller must look at those of every payslip, every account and the month.
 *
 * The facts are what the readers let through: the grade of an active person is known, openings
 * and instalments are not negative, every figure of the tally belongs to a person of `people`.
 *
 * threads: 1 at the least. What is one person's alone is worked out of several at once; it changes no figure.
 */
void settle(const settle_facts *facts, const profit_share_scratch *scratch, size_t threads, settlement *out);

#endif
