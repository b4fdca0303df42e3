#include "calc/sales.h"

#include "calc/amount.h"

static bool came_late(const settle_facts *facts, size_t which, month signed_in)
{
    return signed_in.index < facts->month.index && facts->opening->contracts[which].came_late;
}

void sales_settle_contract(const settle_facts *facts, size_t which, contract_account *account)
{
    const contract *c = &facts->contracts->items[which];
    if (facts->rules->measure != MEASURE_CONTRACTED || date_is_none(c->signed_on))
        return;
    const month signed_in = month_of_date(c->signed_on);
    if (signed_in.index == facts->month.index)
        account_set(account, CONTRACT_SALE, amount_of_sale(c->count, c->contract_price));
    if (came_late(facts, which, signed_in))
        account->findings |= FINDING_LATE_SIGNED;
}

void sales_settle(const settle_facts *facts, size_t who, payslip *slip)
{
    const person_tally *sums = &facts->tally->people[who];
    payslip_set(slip, FIGURE_COLLECTED, sums->collected_fen);
    payslip_set(slip, FIGURE_EXCESS, sums->excess_fen);
    payslip_set(slip, FIGURE_REGULAR, sums->collected_fen - sums->excess_fen);
    if (facts->rules->measure == MEASURE_COLLECTED)
        payslip_set(slip, FIGURE_SALES, sums->collected_fen);
    if (sums->rows > 0 && !slip->active)
        slip->findings |= FINDING_COLLECTS_NOT_ACTIVE;
}
