/*
 * The risk fund (风险金): part of the commission due is withheld until the person's fund holds its
 * cap, refunds give back out of it, and people draw on it (扣罚) and release it (返还) by hand.
 *
 *   withheld  commission_due > 0 and active:
 *                 min(due − round(due × (1 − holdback)), max(0, cap − opening))
 *             commission_due < 0 (refunds):
 *                 −min(−due − round(−due × (1 − holdback)), max(0, opening))
 *             else, and without [risk_fund]: 0
 *   held      = opening + withheld
 *   drawn     the rows of risk_fund_draw; `all` takes what they leave of held
 *   released  the rows of risk_fund_release; `all` takes what they leave of held − drawn
 *   balance   = held − drawn − released; below 0 is FINDING_FUND_OVERDRAWN
 *   commission_paid = commission_due − withheld
 */
#ifndef SALESPAY_CALC_RISK_FUND_H
#define SALESPAY_CALC_RISK_FUND_H

#include "model/payslip.h"

/* Fills all of them; reads commission_due and active of the payslip, and what the person opens with. */
void risk_fund_settle(const settle_facts *facts, size_t who, payslip *slip);

#endif
