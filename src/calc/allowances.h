/*
 * Seasonal allowances (津贴): the cooling allowance (降温津贴) of July and August, the heating
 * allowance (取暖津贴) of December and January, and whatever else stands as [allowance.NAME]: its
 * amount in each of its months to every active person, never prorated.
 */
#ifndef SALESPAY_CALC_ALLOWANCES_H
#define SALESPAY_CALC_ALLOWANCES_H

#include "model/payslip.h"

/* Fills allowances; reads active. */
void allowances_settle(const settle_facts *facts, payslip *slip);

#endif
