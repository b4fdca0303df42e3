#include "calc/risk_fund.h"

#include "calc/amount.h"
#include "calc/entered.h"

/* What is held back of an amount above 0: what is not paid at once. */
static int128 held_back(const rules *r, int128 fen)
{
    return fen - amount_times_rate(fen, rate_complement(r->holdback));
}

static int128 withheld(const rules *r, bool active, int128 commission_due, int128 held)
{
    if (!r->has_risk_fund)
        return 0;
    if (commission_due < 0)
        return -amount_min(held_back(r, -commission_due), amount_max(0, held));
    if (!active)
        return 0;
    return amount_min(held_back(r, commission_due), amount_max(0, r->fund_cap.fen - held));
}

/* Draws first, then releases, out of what the fund holds after the month's withholding. */
static void use(const settle_facts *facts, size_t who, payslip *slip)
{
    const adjustment_sum *draw = entered_sum(facts, who, ADJUSTMENT_RISK_FUND_DRAW);
    const adjustment_sum *release = entered_sum(facts, who, ADJUSTMENT_RISK_FUND_RELEASE);
    const int128 held = payslip_fen(slip, FIGURE_RISK_FUND_HELD);
    payslip_set(slip, FIGURE_RISK_FUND_DRAWN, entered_asked(draw, held));
    const int128 left = held - payslip_fen(slip, FIGURE_RISK_FUND_DRAWN);
    payslip_set(slip, FIGURE_RISK_FUND_RELEASED, entered_asked(release, left));
    const int128 balance = left - payslip_fen(slip, FIGURE_RISK_FUND_RELEASED);
    payslip_set(slip, FIGURE_RISK_FUND_BALANCE, balance);
    if (balance < 0)
        slip->findings |= FINDING_FUND_OVERDRAWN;
}

void risk_fund_settle(const settle_facts *facts, size_t who, payslip *slip)
{
    const int128 due = payslip_fen(slip, FIGURE_COMMISSION_DUE);
    const int128 opens = facts->opening->people[who].risk_fund.fen;
    const int128 kept = withheld(facts->rules, slip->active, due, opens);
    payslip_set(slip, FIGURE_RISK_FUND_OPENING, opens);
    payslip_set(slip, FIGURE_RISK_FUND_WITHHELD, kept);
    payslip_set(slip, FIGURE_COMMISSION_PAID, due - kept);
    payslip_set(slip, FIGURE_RISK_FUND_HELD, opens + kept);
    use(facts, who, slip);
}
