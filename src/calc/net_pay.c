#include "calc/net_pay.h"

#include "calc/amount.h"
#include "calc/entered.h"

static int128 gross(const payslip *slip)
{
    return payslip_fen(slip, FIGURE_BASE_SALARY) - payslip_fen(slip, FIGURE_BASE_FORFEIT) +
           payslip_fen(slip, FIGURE_COMMISSION_PAID) +
           payslip_fen(slip, FIGURE_RISK_FUND_RELEASED) + payslip_fen(slip, FIGURE_ALLOWANCES) +
           payslip_fen(slip, FIGURE_PROFIT_SHARE) + payslip_fen(slip, FIGURE_BONUS) +
           payslip_fen(slip, FIGURE_ADDITIONS);
}

static int128 net(const payslip *slip)
{
    return payslip_fen(slip, FIGURE_GROSS_PAY) - payslip_fen(slip, FIGURE_SOCIAL_INSURANCE) -
           payslip_fen(slip, FIGURE_HOUSING_FUND) - payslip_fen(slip, FIGURE_TAX) -
           payslip_fen(slip, FIGURE_DEDUCTIONS) -
           (payslip_fen(slip, FIGURE_CARRIED_IN) - payslip_fen(slip, FIGURE_CARRIED_WRITTEN_OFF));
}

static void carry_in(const settle_facts *facts, size_t who, payslip *slip)
{
    const adjustment_sum *rows = entered_sum(facts, who, ADJUSTMENT_CARRY_WRITE_OFF);
    const int128 carried = facts->opening->people[who].carried_in.fen;
    bool cut;
    payslip_set(slip, FIGURE_CARRIED_IN, carried);
    payslip_set(slip, FIGURE_CARRIED_WRITTEN_OFF, entered_at_most(rows, carried, &cut));
    if (cut)
        slip->findings |= FINDING_WRITE_OFF_CUT;
}

void net_pay_settle(const settle_facts *facts, size_t who, payslip *slip)
{
    payslip_set(slip, FIGURE_GROSS_PAY, gross(slip));
    carry_in(facts, who, slip);
    payslip_set(slip, FIGURE_NET_BEFORE_CARRY, net(slip));
    const int128 before_carry = payslip_fen(slip, FIGURE_NET_BEFORE_CARRY);
    payslip_set(slip, FIGURE_NET_PAY, amount_max(0, before_carry));
    payslip_set(slip, FIGURE_CARRIED_OUT, amount_max(0, -before_carry));
}
