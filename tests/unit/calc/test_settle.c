#include "unit.h"

#include <string.h>

#include "calc/amount.h"
#include "world.h"

static world w;

/* Without this each rule might be right and the pay that they make together wrong. */
START_TEST(a_month_by_hand)
{
    world_init(&w);
    w.facts.profit.fen = 10000000;
    w.people_openings[LI].risk_fund.fen = 490000;
    w.contract_openings[0].due_in_month_fen = 10000000;
    world_collect(&w, LI, 0, 7500000, 2500000); /* the example of the rules */
    world_enter(&w, LI, ADJUSTMENT_TAX, 10000);
    world_enter(&w, LI, ADJUSTMENT_RISK_FUND_DRAW, 100000);
    world_settle(&w);
    static const struct {
        figure figure;
        int64_t fen;
    } expected[] = {
        {FIGURE_SALES, 7500000},
        {FIGURE_COLLECTED, 7500000},
        {FIGURE_EXCESS, 2500000},
        {FIGURE_REGULAR, 5000000},
        {FIGURE_BASE_SALARY, 140000}, /* 7 full 10,000 */
        {FIGURE_BASE_COMMISSION, 150000},
        {FIGURE_EXCESS_COMMISSION, 250000},
        {FIGURE_COMMISSION, 400000},
        {FIGURE_DUE, 10000000},
        {FIGURE_LATE, 2500000},
        {FIGURE_LATE_AGAINST, 10000000},
        {FIGURE_LATE_DEDUCTION, 100000}, /* a quarter */
        {FIGURE_COMMISSION_DUE, 300000},
        {FIGURE_RISK_FUND_OPENING, 490000},
        {FIGURE_RISK_FUND_WITHHELD, 10000}, /* of 300.00, up to the cap */
        {FIGURE_COMMISSION_PAID, 290000},
        {FIGURE_ALLOWANCES, 1000},
        {FIGURE_PROFIT_POOL, 100000},
        {FIGURE_PROFIT_SHARE_WEIGHT, 400000},
        {FIGURE_PROFIT_SHARE, 100000},
        {FIGURE_GROSS_PAY, 531000},
        {FIGURE_TAX, 10000},
        {FIGURE_NET_PAY, 521000},
        {FIGURE_RISK_FUND_HELD, 500000},
        {FIGURE_RISK_FUND_DRAWN, 100000},
        {FIGURE_RISK_FUND_BALANCE, 400000},
    };
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++)
        ck_assert_int_eq(world_figure(&w, LI, expected[i].figure), expected[i].fen);
    ck_assert(w.payslips[LI].active && w.payslips[LI].issued);
    ck_assert_int_eq(w.payslips[LI].days_active, 31);
    ck_assert_int_eq(world_figure(&w, WANG, FIGURE_NET_PAY), 1000);
    ck_assert_int_eq(world_figure(&w, ZHAO, FIGURE_NET_PAY), 101000);
    ck_assert_int_eq(world_figure(&w, SUN, FIGURE_NET_PAY), 0);
    for (int i = 0; i < WORLD_PEOPLE; i++)
        ck_assert_uint_eq(w.payslips[i].findings, 0);
}
END_TEST

/* Without this amounts that nobody known owns would be cut from nobody, in silence. */
START_TEST(amounts_of_an_unknown_owner_are_an_error)
{
    world_init(&w);
    w.rules.measure = MEASURE_CONTRACTED;
    w.agreements[0].owner = PERSON_NONE;
    world_settle(&w);
    ck_assert_uint_eq(w.accounts[0].findings, 0);
    w.contract_openings[0].due_in_month_fen = 1;
    world_settle(&w);
    ck_assert_uint_eq(w.accounts[0].findings, FINDING_OWNER_UNKNOWN);
    w.contract_openings[0].due_in_month_fen = 0;
    w.agreements[0].signed_on = day(2026, 7, 1);
    w.agreements[0].count = (quantity){1000000};
    world_settle(&w);
    ck_assert_uint_eq(w.accounts[0].findings, FINDING_OWNER_UNKNOWN);
    for (int i = 0; i < WORLD_PEOPLE; i++)
        ck_assert_int_eq(world_figure(&w, (size_t)i, FIGURE_SALES), 0);
}
END_TEST

/* Without this figures of an earlier computation would show through in the next one. */
START_TEST(what_stood_there_before_does_not_matter)
{
    world_init(&w);
    w.facts.profit.fen = 10000000;
    world_collect(&w, LI, 0, 7500000, 2500000);
    world_settle(&w);
    static world dirty;
    dirty = w;
    memset(dirty.payslips, 0x55, sizeof dirty.payslips);
    memset(dirty.accounts, 0x55, sizeof dirty.accounts);
    dirty.out.payslips = dirty.payslips;
    dirty.out.accounts = dirty.accounts;
    dirty.out.findings = 0xff;
    dirty.out.pool.fen = -1;
    const profit_share_scratch scratch = {dirty.weights, dirty.shares, dirty.remainders};
    settle(&w.facts, &scratch, 1, &dirty.out);
    ck_assert_int_eq(dirty.out.pool.fen, w.out.pool.fen);
    ck_assert_uint_eq(dirty.out.findings, w.out.findings);
    for (int i = 0; i < WORLD_PEOPLE; i++) {
        ck_assert_int_eq(
            memcmp(dirty.payslips[i].figures, w.payslips[i].figures, sizeof w.payslips[i].figures),
            0);
        ck_assert_uint_eq(dirty.payslips[i].findings, w.payslips[i].findings);
        ck_assert_int_eq(dirty.payslips[i].issued, w.payslips[i].issued);
    }
    for (int i = 0; i < WORLD_CONTRACTS; i++)
        ck_assert_int_eq(
            memcmp(dirty.accounts[i].figures, w.accounts[i].figures, sizeof w.accounts[i].figures),
            0);
}
END_TEST

/* Without this an empty staff file would crash the program. */
START_TEST(a_world_without_people_is_settled)
{
    world_init(&w);
    w.people.count = 0;
    w.contracts.count = 0;
    w.facts.profit.fen = 10000000;
    world_settle(&w);
    ck_assert_uint_eq(w.out.findings, FINDING_NO_WEIGHT);
    ck_assert_int_eq(w.out.pool.fen, 100000);
}
END_TEST

/* Without this of two things wrong with a contract or a person only the last would be told. */
START_TEST(findings_add_up)
{
    world_init(&w);
    w.rules.measure = MEASURE_CONTRACTED;
    w.agreements[0].owner = PERSON_NONE;
    w.agreements[0].signed_on = day(2026, 6, 1);
    w.agreements[0].has_quantity = true;
    w.contract_openings[0].came_late = true;
    w.contract_openings[0].due_before_fen = (int128)INT64_MAX + 1;
    w.contract_openings[0].due_in_month_fen = 1;
    world_collect(&w, SUN, 0, INT64_MAX, -1);
    world_enter(&w, SUN, ADJUSTMENT_BASE_FORFEIT, 1);
    world_enter(&w, SUN, ADJUSTMENT_CARRY_WRITE_OFF, 1);
    world_enter(&w, SUN, ADJUSTMENT_RISK_FUND_DRAW, 1);
    world_settle(&w);
    ck_assert_uint_eq(w.accounts[0].findings,
                      FINDING_CONTRACT_OVERFLOW | FINDING_INSTALMENTS_CHANGED |
                          FINDING_ABOVE_CONTRACT | FINDING_LATE_SIGNED | FINDING_OWNER_UNKNOWN);
    ck_assert_uint_eq(w.payslips[SUN].findings, FINDING_OVERFLOW | FINDING_COLLECTS_NOT_ACTIVE |
                                                    FINDING_FORFEIT_CUT | FINDING_FUND_OVERDRAWN |
                                                    FINDING_WRITE_OFF_CUT);
    payslip slip = {.findings = FINDING_FORFEIT_CUT};
    payslip_set(&slip, FIGURE_TAX, (int128)INT64_MAX + 1);
    ck_assert_uint_eq(slip.findings, FINDING_OVERFLOW | FINDING_FORFEIT_CUT);
    contract_account account = {.findings = FINDING_LATE_SIGNED};
    account_set(&account, CONTRACT_SALE, (int128)INT64_MAX + 1);
    ck_assert_uint_eq(account.findings, FINDING_CONTRACT_OVERFLOW | FINDING_LATE_SIGNED);
}
END_TEST

Suite *suite(void)
{
    return suite_of("settle", a_month_by_hand, amounts_of_an_unknown_owner_are_an_error,
                    what_stood_there_before_does_not_matter, a_world_without_people_is_settled,
                    findings_add_up);
}
