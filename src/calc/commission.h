/*
 * Commission (提成): base commission (基本提成) on the regular part of what was collected, excess
 * commission (超额提成) on its excess, each rounded once over the month. Both may be negative in a
 * month of refunds (退款).
 *
 *   base_commission   = round(regular × base_rate)
 *   excess_commission = round(excess × excess_rate)
 *   commission        = base_commission + excess_commission
 */
#ifndef SALESPAY_CALC_COMMISSION_H
#define SALESPAY_CALC_COMMISSION_H

#include "model/payslip.h"

/* Fills the three figures; reads regular and excess. */
void commission_settle(const settle_facts *facts, payslip *slip);

#endif
