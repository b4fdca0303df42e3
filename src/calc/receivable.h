/*
 * Receivables (应收账款): what a contract owes and what was collected on it, up to the month's
 * start and up to its end. receivables.csv shows them; the next month opens with them.
 */
#ifndef SALESPAY_CALC_RECEIVABLE_H
#define SALESPAY_CALC_RECEIVABLE_H

#include "model/payslip.h"

/*
 * Fills collected_before, due_before, collected, due_to_date, collected_to_date, overdue = max(0,
 * due − collected to date) and listed: anything due or collected to date, or held by last month's
 * receivables.csv. due_to_date counts instalments whatever the late collection's mode.
 *
 * FINDING_INSTALMENTS_CHANGED: what was due before is not what last month's receivables.csv says.
 * FINDING_ABOVE_CONTRACT: money came in, and in all it is more than quantity × contract price.
 */
void receivable_settle(const settle_facts *facts, size_t which, contract_account *account);

#endif
