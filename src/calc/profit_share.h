/*
 * Profit share (利润分成): a pool out of the company's profit, shared out among the active persons by
 * commission, by sales or equally.
 *
 *   profit_pool         = round(profit × pool_rate) where profit > 0, else 0
 *   profit_share_weight = of an active person: max(commission, 0), max(sales, 0), or 1 yuan for
 *                         everybody; of others, and without [bonus], 0
 *   profit_share        = the pool in proportion to the weights, by largest remainders (最大余数法)
 *                         in fen, ties to the earlier person: the shares add up to the pool
 */
#ifndef SALESPAY_CALC_PROFIT_SHARE_H
#define SALESPAY_CALC_PROFIT_SHARE_H

#include "base/allocate.h"
#include "model/payslip.h"

/* Scratch of as many entries as there are people, owned by the caller. */
typedef struct {
    money *weights;
    money *shares;
    allocate_scratch *remainders;
} profit_share_scratch;

/*
 * Fills the three figures of every payslip, which are 0 before, and the settlement's pool; reads
 * commission, sales and active. FINDING_NO_PROFIT_ROW: [bonus] stands, but the month has no row.
 * FINDING_NO_WEIGHT: there is a pool, but nobody has a weight, so nobody gets a share.
 */
void profit_share_settle(const settle_facts *facts, const profit_share_scratch *scratch,
                         settlement *out);

#endif
