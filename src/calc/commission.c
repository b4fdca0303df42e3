#include "calc/commission.h"

#include "calc/amount.h"

void commission_settle(const settle_facts *facts, payslip *slip)
{
    const rules *r = facts->rules;
    const int128 base = amount_times_rate(payslip_fen(slip, FIGURE_REGULAR), r->base_rate);
    const int128 excess = amount_times_rate(payslip_fen(slip, FIGURE_EXCESS), r->excess_rate);
    payslip_set(slip, FIGURE_BASE_COMMISSION, base);
    payslip_set(slip, FIGURE_EXCESS_COMMISSION, excess);
    payslip_set(slip, FIGURE_COMMISSION, base + excess);
}
