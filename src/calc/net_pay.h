/*
 * Net pay (实发工资): gross pay (应发合计) less what is deducted and less what last month left owing.
 * What does not suffice is carried to the next month (结转).
 *
 *   gross_pay = base_salary − base_forfeit + commission_paid + risk_fund_released + allowances
 *               + profit_share + bonus + additions
 *   carried_written_off = 结转核销, at most carried_in (FINDING_WRITE_OFF_CUT if more is asked)
 *   net_before_carry = gross_pay − social_insurance − housing_fund − tax − deductions
 *                      − (carried_in − carried_written_off)
 *   net_pay = max(0, net_before_carry), carried_out = max(0, −net_before_carry)
 */
#ifndef SALESPAY_CALC_NET_PAY_H
#define SALESPAY_CALC_NET_PAY_H

#include "model/payslip.h"

/* Fills gross_pay and the figures after it; the others are filled before. */
void net_pay_settle(const settle_facts *facts, size_t who, payslip *slip);

#endif
