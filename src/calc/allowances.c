#include "calc/allowances.h"

#include "calc/amount.h"

void allowances_settle(const settle_facts *facts, payslip *slip)
{
    if (!slip->active)
        return;
    const unsigned this_month = 1u << (month_of_year(facts->month) - 1);
    int128 sum = 0;
    for (size_t i = 0; i < facts->rules->allowance_count; i++) {
        const allowance_rules *allowance = &facts->rules->allowances[i];
        if (allowance->months & this_month)
            sum += allowance->amount.fen;
    }
    payslip_set(slip, FIGURE_ALLOWANCES, sum);
}
