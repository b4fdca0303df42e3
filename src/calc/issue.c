#include "calc/issue.h"

#include "calc/entered.h"

static bool has_adjustment_row(const settle_facts *facts, size_t who)
{
    for (adjustment_kind kind = 0; kind < ADJUSTMENT_KIND_COUNT; kind++) {
        if (entered_sum(facts, who, kind)->first_line > 0)
            return true;
    }
    return false;
}

static bool has_amount(const payslip *slip)
{
    static const figure telling[] = {
        FIGURE_SALES,      FIGURE_DUE,        FIGURE_RISK_FUND_OPENING, FIGURE_RISK_FUND_BALANCE,
        FIGURE_CARRIED_IN, FIGURE_CARRIED_OUT};
    for (size_t i = 0; i < sizeof telling / sizeof telling[0]; i++) {
        if (slip->figures[telling[i]].fen != 0)
            return true;
    }
    return false;
}

bool payslip_is_issued(const settle_facts *facts, size_t who, const payslip *slip)
{
    return slip->active || facts->tally->people[who].rows > 0 || has_adjustment_row(facts, who) ||
           has_amount(slip);
}
