#include "calc/late.h"

#include "base/round.h"
#include "calc/amount.h"

month late_month_of(const rules_history *history, date due)
{
    return month_of_date((date){due.days + rules_grace_days(history, due)});
}

void late_add_instalment(const rules_history *history, month m, const instalment *due,
                         contract_opening *openings)
{
    const month falls_in = late_month_of(history, due->due);
    contract_opening *start = &openings[due->contract];
    if (falls_in.index < m.index)
        start->due_before_fen += due->amount.fen;
    else if (falls_in.index == m.index)
        start->due_in_month_fen += due->amount.fen;
}

void late_settle_contract(const settle_facts *facts, size_t which, contract_account *account)
{
    if (facts->rules->late == LATE_SHORTFALL)
        account_set(account, CONTRACT_DUE, facts->opening->contracts[which].due_in_month_fen);
    const int128 due = account_fen(account, CONTRACT_DUE);
    const int128 prepaid = amount_max(0, account_fen(account, CONTRACT_COLLECTED_BEFORE) -
                                             account_fen(account, CONTRACT_DUE_BEFORE));
    const int128 lacking = due - prepaid - account_fen(account, CONTRACT_COLLECTED);
    account_set(account, CONTRACT_PREPAID, prepaid);
    account_set(account, CONTRACT_LATE, amount_min(due, amount_max(0, lacking)));
}

static int128 against(const rules *r, int128 due, int128 late, int128 collected)
{
    if (late <= 0)
        return 0;
    return r->against == AGAINST_DUE ? due : amount_max(due, late + amount_max(collected, 0));
}

/* commission and late are above 0; base, what it is held against, is at least late. */
static int128 deduction(const rules *r, int128 commission, int128 late, int128 base)
{
    return amount_min(round_half_away(commission * late, base),
                      amount_times_rate(commission, r->max_cut));
}

void late_settle(const settle_facts *facts, payslip *slip)
{
    const int128 commission = payslip_fen(slip, FIGURE_COMMISSION);
    const int128 due = payslip_fen(slip, FIGURE_DUE);
    const int128 late = payslip_fen(slip, FIGURE_LATE);
    payslip_set(slip, FIGURE_LATE_AGAINST,
                against(facts->rules, due, late, payslip_fen(slip, FIGURE_COLLECTED)));
    if (commission > 0 && late > 0)
        payslip_set(
            slip, FIGURE_LATE_DEDUCTION,
            deduction(facts->rules, commission, late, payslip_fen(slip, FIGURE_LATE_AGAINST)));
    payslip_set(slip, FIGURE_COMMISSION_DUE, commission - payslip_fen(slip, FIGURE_LATE_DEDUCTION));
}
