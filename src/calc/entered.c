#include "calc/entered.h"

#include "calc/amount.h"

const adjustment_sum *entered_sum(const settle_facts *facts, size_t who, adjustment_kind kind)
{
    static const adjustment_sum none = {0};
    if (!facts->adjustments->given)
        return &none;
    return &facts->adjustments->sums[who][kind];
}

int128 entered_at_most(const adjustment_sum *rows, int128 available, bool *cut)
{
    *cut = rows->sum_fen > available;
    return rows->all ? available : amount_min(rows->sum_fen, available);
}

int128 entered_asked(const adjustment_sum *rows, int128 available)
{
    return rows->all ? amount_max(rows->sum_fen, available) : rows->sum_fen;
}

void entered_settle(const settle_facts *facts, size_t who, payslip *slip)
{
    static const struct {
        figure figure;
        adjustment_kind kind;
    } sums[] = {
        {FIGURE_BONUS, ADJUSTMENT_BONUS},
        {FIGURE_ADDITIONS, ADJUSTMENT_ADDITION},
        {FIGURE_SOCIAL_INSURANCE, ADJUSTMENT_SOCIAL_INSURANCE},
        {FIGURE_HOUSING_FUND, ADJUSTMENT_HOUSING_FUND},
        {FIGURE_TAX, ADJUSTMENT_TAX},
        {FIGURE_DEDUCTIONS, ADJUSTMENT_DEDUCTION},
    };
    for (size_t i = 0; i < sizeof sums / sizeof sums[0]; i++)
        payslip_set(slip, sums[i].figure, entered_sum(facts, who, sums[i].kind)->sum_fen);
}
