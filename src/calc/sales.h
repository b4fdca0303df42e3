/*
 * Sales (销售额), what the base salary looks at, and what was collected (回款金额) with its excess
 * (超额) and its regular part (正价回款).
 */
#ifndef SALESPAY_CALC_SALES_H
#define SALESPAY_CALC_SALES_H

#include "model/payslip.h"

/*
 * A contract's sale: under measure = contracted round(quantity × contract_price) in the month in
 * which it was signed (the reader sees to it that a quantity is there), else 0.
 * One signed in an earlier month that came too late to count in it, as the opening says, counts in
 * no month: FINDING_LATE_SIGNED.
 */
void sales_settle_contract(const settle_facts *facts, size_t which, contract_account *account);

/*
 * Fills collected, excess and regular from the tally, and sales: what was collected, or under
 * contracted the sales of the contracts owned, which settle has added up on the payslip before.
 * Being credited while not active is a finding.
 */
void sales_settle(const settle_facts *facts, size_t who, payslip *slip);

#endif
