#include "calc/notices.h"

#include "base/date.h"

static int128 fen_of(const payslip *slip, figure f)
{
    return slip->figures[f].fen;
}

static bool is_below_minimum(const settle_facts *facts, const person *who, const payslip *slip,
                             notice_amounts *out)
{
    (void)who;
    out->found = fen_of(slip, FIGURE_NET_PAY) - fen_of(slip, FIGURE_ALLOWANCES);
    out->against = facts->rules->notices.minimum_wage.fen;
    return out->against > 0 && slip->days_active == month_days(facts->month) &&
           out->found < out->against;
}

static bool is_cut_too_much(const settle_facts *facts, const person *who, const payslip *slip,
                            notice_amounts *out)
{
    (void)who;
    const int128 of_pay = fen_of(slip, FIGURE_BASE_FORFEIT) + fen_of(slip, FIGURE_LATE_DEDUCTION);
    out->found = of_pay + fen_of(slip, FIGURE_DEDUCTIONS) + fen_of(slip, FIGURE_RISK_FUND_DRAWN);
    out->against = fen_of(slip, FIGURE_GROSS_PAY) + of_pay +
                   fen_of(slip, FIGURE_RISK_FUND_WITHHELD) -
                   fen_of(slip, FIGURE_RISK_FUND_RELEASED);
    return facts->rules->notices.cuts && out->found > 0 && 5 * out->found > out->against;
}

static bool is_fund_held_back(const settle_facts *facts, const person *who, const payslip *slip,
                              notice_amounts *out)
{
    out->found = fen_of(slip, FIGURE_RISK_FUND_BALANCE);
    const bool left =
        !date_is_none(who->left) && who->left.days <= month_last_day(facts->month).days;
    return facts->rules->notices.leavers_fund && left && out->found > 0;
}

static bool lacks_tax(const settle_facts *facts, const person *who, const payslip *slip,
                      notice_amounts *out)
{
    (void)who;
    out->found = fen_of(slip, FIGURE_GROSS_PAY) - fen_of(slip, FIGURE_SOCIAL_INSURANCE) -
                 fen_of(slip, FIGURE_HOUSING_FUND);
    out->against = facts->rules->notices.tax_above.fen;
    return facts->rules->notices.tax && fen_of(slip, FIGURE_TAX) == 0 && out->found > out->against;
}

typedef bool notice_judge(const settle_facts *facts, const person *who, const payslip *slip,
                          notice_amounts *out);

static notice_judge *const judges[NOTICE_COUNT] = {
    [NOTICE_MINIMUM_WAGE] = is_below_minimum,
    [NOTICE_CUTS] = is_cut_too_much,
    [NOTICE_LEAVERS_FUND] = is_fund_held_back,
    [NOTICE_TAX] = lacks_tax,
};

bool notice_applies(notice which, const settle_facts *facts, size_t who, const payslip *slip,
                    notice_amounts *out)
{
    *out = (notice_amounts){0, 0};
    return slip->issued && judges[which](facts, &facts->people->items[who], slip, out);
}
