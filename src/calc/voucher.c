#include "calc/voucher.h"

/* clang-format off */
const voucher_line voucher_lines[] = {
    {VOUCHER_ACCRUAL, ACCOUNT_EXPENSE, {{1, FIGURE_GROSS_PAY}, {1, FIGURE_RISK_FUND_WITHHELD}, {-1, FIGURE_RISK_FUND_RELEASED}}},
    {VOUCHER_ACCRUAL, ACCOUNT_FUND, {{1, FIGURE_RISK_FUND_RELEASED}}},
    {VOUCHER_ACCRUAL, ACCOUNT_FUND, {{1, FIGURE_RISK_FUND_DRAWN}}},
    {VOUCHER_ACCRUAL, ACCOUNT_WAGES, {{-1, FIGURE_GROSS_PAY}}},
    {VOUCHER_ACCRUAL, ACCOUNT_FUND, {{-1, FIGURE_RISK_FUND_WITHHELD}}},
    {VOUCHER_ACCRUAL, ACCOUNT_DRAWN, {{-1, FIGURE_RISK_FUND_DRAWN}}},

    {VOUCHER_PAYMENT, ACCOUNT_WAGES, {{1, FIGURE_GROSS_PAY}}},
    {VOUCHER_PAYMENT, ACCOUNT_CARRIED, {{1, FIGURE_CARRIED_OUT}}},
    {VOUCHER_PAYMENT, ACCOUNT_WRITTEN_OFF, {{1, FIGURE_CARRIED_WRITTEN_OFF}}},
    {VOUCHER_PAYMENT, ACCOUNT_BANK, {{-1, FIGURE_NET_PAY}}},
    {VOUCHER_PAYMENT, ACCOUNT_SOCIAL_INSURANCE, {{-1, FIGURE_SOCIAL_INSURANCE}}},
    {VOUCHER_PAYMENT, ACCOUNT_HOUSING_FUND, {{-1, FIGURE_HOUSING_FUND}}},
    {VOUCHER_PAYMENT, ACCOUNT_TAX, {{-1, FIGURE_TAX}}},
    {VOUCHER_PAYMENT, ACCOUNT_DEDUCTIONS, {{-1, FIGURE_DEDUCTIONS}}},
    {VOUCHER_PAYMENT, ACCOUNT_CARRIED, {{-1, FIGURE_CARRIED_IN}}},
};
/* clang-format on */
const size_t voucher_line_count = sizeof voucher_lines / sizeof *voucher_lines;

int128 voucher_amount(const voucher_line *line, const payslip *slip)
{
    int128 sum = 0;
    for (size_t i = 0; i < VOUCHER_TERMS_MAX && line->terms[i].sign != 0; i++)
        sum += (int128)line->terms[i].sign * slip->figures[line->terms[i].figure].fen;
    return sum;
}

int128 voucher_sum(const voucher_line *line, const payslip *slips, size_t count)
{
    int128 sum = 0;
    for (size_t i = 0; i < count; i++)
        if (slips[i].issued)
            sum += voucher_amount(line, &slips[i]);
    return sum;
}

bool voucher_is_by_person(voucher_account account)
{
    return account == ACCOUNT_FUND || account == ACCOUNT_CARRIED;
}
