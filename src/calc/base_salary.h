/*
 * Base salary (底薪): a fixed part and so much for each full step of the month's sales, at most the
 * grade's cap; less what is forfeited for not being reachable around the clock (24小时开机).
 *
 *   base_fixed   = the grade's, or with prorate = calendar_days
 *                  round(base_fixed × days active / days of the month)
 *   base_salary  = min(base_cap, base_fixed + floor(max(sales, 0) / base_step) × base_per_step);
 *                  proportional: … + round(max(sales, 0) × base_per_step / base_step)
 *   base_forfeit = 底薪扣发, at most base_salary (FINDING_FORFEIT_CUT where the rows ask for more)
 *
 * Whoever is not active has none of them; only then may the grade be unknown.
 */
#ifndef SALESPAY_CALC_BASE_SALARY_H
#define SALESPAY_CALC_BASE_SALARY_H

#include "model/payslip.h"

/* Fills the three figures; reads sales, active and days_active of the payslip. */
void base_salary_settle(const settle_facts *facts, size_t who, payslip *slip);

#endif
