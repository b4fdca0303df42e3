/*
 * The parts of a payslip that people enter by hand (调整, adjustments.csv). bonus 奖金, additions
 * 补发, social_insurance 社保, housing_fund 公积金, tax 个税 and deductions 其他扣款 are the sums of
 * their rows; the other kinds are limited by the rule they belong to, which asks here for its rows.
 */
#ifndef SALESPAY_CALC_ENTERED_H
#define SALESPAY_CALC_ENTERED_H

#include <stdbool.h>

#include "base/int128.h"
#include "model/payslip.h"

/* The person's rows of one kind; all zero where there is no adjustments file. */
const adjustment_sum *entered_sum(const settle_facts *facts, size_t who, adjustment_kind kind);

/*
 * What the rows take of `available` where they may not take more: at most all of it. *cut: the
 * numbered rows ask for more. `all` takes what the numbered rows leave, so the whole.
 */
int128 entered_at_most(const adjustment_sum *rows, int128 available, bool *cut);

/* What the rows ask for, even if it is more than `available`; `all` adds what the others leave. */
int128 entered_asked(const adjustment_sum *rows, int128 available);

/* Fills the six figures that are nothing but the sum of their rows. */
void entered_settle(const settle_facts *facts, size_t who, payslip *slip);

#endif
