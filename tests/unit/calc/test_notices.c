#include "unit.h"

#include "calc/notices.h"
#include "world.h"

static world w;
static payslip slip;

/* July, a payslip of 31 days and no figures, every notice on. */
static void begin(void)
{
    world_init(&w);
    w.rules.notices = (notice_rules){.minimum_wage = {200000},
                                     .cuts = true,
                                     .leavers_fund = true,
                                     .tax = true,
                                     .tax_above = {500000}};
    w.persons[LI].left = DATE_NONE;
    slip = (payslip){.issued = true, .active = true, .days_active = 31};
}

static void set(figure f, int64_t fen)
{
    slip.figures[f].fen = fen;
}

static void expect(notice which, bool applies)
{
    notice_amounts ignored;
    ck_assert_int_eq(notice_applies(which, &w.facts, LI, &slip, &ignored), applies);
}

/* Without this somebody could be paid less than the law allows, and nobody would be told; or everybody would be. */
START_TEST(net_pay_below_the_minimum_wage)
{
    begin();
    set(FIGURE_NET_PAY, 200000);
    expect(NOTICE_MINIMUM_WAGE, false);
    set(FIGURE_ALLOWANCES, 1); /* heat does not count */
    expect(NOTICE_MINIMUM_WAGE, true);
    slip.days_active = 30; /* not there for the whole month */
    expect(NOTICE_MINIMUM_WAGE, false);
    slip.days_active = 31;
    w.rules.notices.minimum_wage = MONEY_ZERO;
    set(FIGURE_NET_PAY, 0);
    expect(NOTICE_MINIMUM_WAGE, false);
}
END_TEST

/* Without this a person could lose half a month's pay to cuts, and nobody would be told that a fifth is the most. */
START_TEST(cuts_above_a_fifth_of_the_month)
{
    begin();
    set(FIGURE_GROSS_PAY, 70000); /* 100,000 earned: 20,000 cut, 15,000 withheld, 5,000 released */
    set(FIGURE_BASE_FORFEIT, 15000);
    set(FIGURE_LATE_DEDUCTION, 5000);
    set(FIGURE_RISK_FUND_WITHHELD, 15000);
    set(FIGURE_RISK_FUND_RELEASED, 5000);
    expect(NOTICE_CUTS, false);
    set(FIGURE_DEDUCTIONS, 1);
    expect(NOTICE_CUTS, true);
    set(FIGURE_DEDUCTIONS, 0);
    set(FIGURE_RISK_FUND_DRAWN, 1);
    expect(NOTICE_CUTS, true);
    w.rules.notices.cuts = false;
    expect(NOTICE_CUTS, false);
    begin();
    set(FIGURE_GROSS_PAY, -1); /* refunds: no cut, no notice */
    expect(NOTICE_CUTS, false);
    for (figure f = 0; f < FIGURE_COUNT; f++)
        set(f, INT64_MAX); /* the sums take more than 64 bits */
    expect(NOTICE_CUTS, true);
}
END_TEST

/* Without this the fund of somebody who left would be forgotten. */
START_TEST(the_fund_of_a_leaver)
{
    begin();
    set(FIGURE_RISK_FUND_BALANCE, 1);
    expect(NOTICE_LEAVERS_FUND, false);
    w.persons[LI].left = day(2026, 8, 1); /* next month */
    expect(NOTICE_LEAVERS_FUND, false);
    w.persons[LI].left = day(2026, 7, 31);
    expect(NOTICE_LEAVERS_FUND, true);
    w.persons[LI].left = day(2025, 1, 1);
    expect(NOTICE_LEAVERS_FUND, true);
    set(FIGURE_RISK_FUND_BALANCE, 0);
    expect(NOTICE_LEAVERS_FUND, false);
    set(FIGURE_RISK_FUND_BALANCE, 1);
    w.rules.notices.leavers_fund = false;
    expect(NOTICE_LEAVERS_FUND, false);
}
END_TEST

/* Without this the month's tax could be forgotten, or everybody below the tax-free amount would be told of. */
START_TEST(no_tax_row)
{
    begin();
    set(FIGURE_GROSS_PAY, 562000);
    set(FIGURE_SOCIAL_INSURANCE, 42000);
    set(FIGURE_HOUSING_FUND, 20000);
    expect(NOTICE_TAX, false);
    set(FIGURE_GROSS_PAY, 562001);
    expect(NOTICE_TAX, true);
    set(FIGURE_TAX, 1);
    expect(NOTICE_TAX, false);
    set(FIGURE_TAX, 0);
    w.rules.notices.tax = false;
    expect(NOTICE_TAX, false);
    w.rules.notices.tax = true;
    slip.issued = false;
    expect(NOTICE_TAX, false);
}
END_TEST

Suite *suite(void)
{
    return suite_of("notices", net_pay_below_the_minimum_wage, cuts_above_a_fifth_of_the_month,
                    the_fund_of_a_leaver, no_tax_row);
}
