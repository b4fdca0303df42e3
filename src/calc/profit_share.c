#include "calc/profit_share.h"

#include "calc/amount.h"

#define ONE_YUAN_FEN 100

static int128 weight_of(share_by by, const payslip *slip)
{
    if (!slip->active)
        return 0;
    if (by == SHARE_EQUAL)
        return ONE_YUAN_FEN;
    return amount_max(0, payslip_fen(slip, by == SHARE_SALES ? FIGURE_SALES : FIGURE_COMMISSION));
}

/* At most the profit, since no rate is above 100%: it fits. */
static int128 pool_of(const settle_facts *facts)
{
    if (!facts->has_profit)
        return 0;
    return amount_times_rate(amount_max(0, facts->profit.fen), facts->rules->pool_rate);
}

static void share_out(const profit_share_scratch *scratch, size_t count, settlement *out)
{
    if (!allocate_largest_remainders(out->pool, scratch->weights, count, scratch->remainders,
                                     scratch->shares))
        out->findings |= FINDING_NO_WEIGHT;
    for (size_t i = 0; i < count; i++)
        out->payslips[i].figures[FIGURE_PROFIT_SHARE] = scratch->shares[i];
}

void profit_share_settle(const settle_facts *facts, const profit_share_scratch *scratch,
                         settlement *out)
{
    const size_t count = facts->people->count;
    if (!facts->rules->has_bonus)
        return;
    if (!facts->has_profit)
        out->findings |= FINDING_NO_PROFIT_ROW;
    const int128 pool = pool_of(facts);
    for (size_t i = 0; i < count; i++) {
        payslip *slip = &out->payslips[i];
        payslip_set(slip, FIGURE_PROFIT_POOL, pool);
        payslip_set(slip, FIGURE_PROFIT_SHARE_WEIGHT, weight_of(facts->rules->share, slip));
        scratch->weights[i] = slip->figures[FIGURE_PROFIT_SHARE_WEIGHT];
    }
    out->pool = money_of_fen((int64_t)pool);
    if (pool > 0)
        share_out(scratch, count, out);
}
