/*
 * Late collection (未按时回款): commission is cut in proportion to what fell due on a person's
 * contracts in the month and was not collected by its end. A shortfall is cut once, in its own
 * month, and the cut is never given back.
 *
 * Of a contract:
 *   due     = Σ instalments that fall in the month; with mode = off 0
 *   prepaid = max(0, collected to date at the month's start − Σ instalments that fell earlier)
 *   late    = min(due, max(0, due − prepaid − collected on the contract this month))
 * Of a person, due and late being the sums over the contracts owned:
 *   late_against   = due, or with against = expected max(due, late + max(collected, 0));
 *                    0 where nothing is late
 *   late_deduction = min(round(commission × late / late_against), round(commission × max_cut))
 *                    where commission and late are above 0, else 0
 *   commission_due = commission − late_deduction
 */
#ifndef SALESPAY_CALC_LATE_H
#define SALESPAY_CALC_LATE_H

#include "model/payslip.h"

/* The month an instalment falls in: due date plus the grace days in force in its month. */
month late_month_of(const rules_history *history, date due);

/* Adds an instalment to its contract's sum of this month or of earlier ones; later ones wait. */
void late_add_instalment(const rules_history *history, month m, const instalment *due,
                         contract_opening *openings);

/* Fills due, prepaid and late of a contract; reads its collected and what it opens with. */
void late_settle_contract(const settle_facts *facts, size_t which, contract_account *account);

/* Fills late_against, late_deduction and commission_due; reads due, late and commission. */
void late_settle(const settle_facts *facts, payslip *slip);

#endif
