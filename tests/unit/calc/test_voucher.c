#include "unit.h"

#include "calc/voucher.h"
#include "world.h"

static world w;

/* A month in which everything happens: funds, deductions, amounts carried in, written off and out, a refund. */
static void a_full_month(void)
{
    world_init(&w);
    w.people_openings[LI].risk_fund.fen = 123456;
    w.people_openings[WANG].risk_fund.fen = 20000;
    w.people_openings[WANG].carried_in.fen = 30000;
    world_collect(&w, LI, CONTRACT_NONE, 7500000, 2500000);
    world_collect(&w, WANG, CONTRACT_NONE, 1234567, 0);
    world_collect(&w, ZHAO, CONTRACT_NONE, -400000, 0);
    world_enter(&w, LI, ADJUSTMENT_SOCIAL_INSURANCE, 42000);
    world_enter(&w, LI, ADJUSTMENT_HOUSING_FUND, 20000);
    world_enter(&w, LI, ADJUSTMENT_TAX, 777);
    world_enter(&w, LI, ADJUSTMENT_DEDUCTION, 3500);
    world_enter(&w, LI, ADJUSTMENT_RISK_FUND_DRAW, 11111);
    world_enter(&w, WANG, ADJUSTMENT_CARRY_WRITE_OFF, 10000);
    world_enter_all(&w, WANG, ADJUSTMENT_RISK_FUND_RELEASE);
    world_enter(&w, ZHAO, ADJUSTMENT_SOCIAL_INSURANCE, 500000);
    world_settle(&w);
}

static int128 of_account(voucher_account account, size_t who)
{
    int128 sum = 0;
    for (size_t i = 0; i < voucher_line_count; i++)
        if (voucher_lines[i].account == account)
            sum += voucher_amount(&voucher_lines[i], &w.payslips[who]);
    return sum;
}

/* Without this the books would not balance, and no accounting program would take them. */
START_TEST(debits_equal_credits_in_each_part)
{
    a_full_month();
    for (voucher_part part = VOUCHER_ACCRUAL; part <= VOUCHER_PAYMENT; part++) {
        for (size_t who = 0; who < WORLD_PEOPLE; who++) {
            int128 balance = 0;
            for (size_t i = 0; i < voucher_line_count; i++)
                if (voucher_lines[i].part == part)
                    balance += voucher_amount(&voucher_lines[i], &w.payslips[who]);
            ck_assert_int_eq((int64_t)balance, 0);
        }
    }
}
END_TEST

/* Without this the fund in the books would drift away from what people are told theirs holds. */
START_TEST(fund_and_carried_amounts_move_as_on_the_payslips)
{
    a_full_month();
    for (size_t who = 0; who < WORLD_PEOPLE; who++) {
        ck_assert_int_eq((int64_t)-of_account(ACCOUNT_FUND, who),
                         world_figure(&w, who, FIGURE_RISK_FUND_BALANCE) -
                             world_figure(&w, who, FIGURE_RISK_FUND_OPENING));
        ck_assert_int_eq((int64_t)of_account(ACCOUNT_CARRIED, who),
                         world_figure(&w, who, FIGURE_CARRIED_OUT) -
                             world_figure(&w, who, FIGURE_CARRIED_IN));
        ck_assert_int_eq((int64_t)-of_account(ACCOUNT_BANK, who),
                         world_figure(&w, who, FIGURE_NET_PAY));
        ck_assert_int_eq((int64_t)of_account(ACCOUNT_WAGES, who), 0);
    }
    ck_assert_int_gt(world_figure(&w, ZHAO, FIGURE_CARRIED_OUT), 0);
    ck_assert_int_gt(world_figure(&w, WANG, FIGURE_RISK_FUND_RELEASED), 0);
}
END_TEST

/* Without this the voucher would count people who get no payslip. */
START_TEST(sums_run_over_the_issued_payslips)
{
    a_full_month();
    w.payslips[SUN].issued = false;
    w.payslips[SUN].figures[FIGURE_NET_PAY].fen = 1;
    int64_t paid = 0;
    for (size_t who = 0; who < WORLD_PEOPLE; who++)
        paid += w.payslips[who].issued ? world_figure(&w, who, FIGURE_NET_PAY) : 0;
    for (size_t i = 0; i < voucher_line_count; i++) {
        if (voucher_lines[i].account == ACCOUNT_BANK)
            ck_assert_int_eq((int64_t)voucher_sum(&voucher_lines[i], w.payslips, WORLD_PEOPLE),
                             -paid);
        ck_assert_int_eq(voucher_is_by_person(voucher_lines[i].account),
                         voucher_lines[i].account == ACCOUNT_FUND ||
                             voucher_lines[i].account == ACCOUNT_CARRIED);
    }
}
END_TEST

Suite *suite(void)
{
    return suite_of("voucher", debits_equal_credits_in_each_part,
                    fund_and_carried_amounts_move_as_on_the_payslips,
                    sums_run_over_the_issued_payslips);
}
