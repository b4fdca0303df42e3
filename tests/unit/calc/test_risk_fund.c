#include "unit.h"

#include "calc/risk_fund.h"
#include "world.h"

static world w;

/* A person whose commission due is given, in w. */
static payslip settled(bool active, int64_t commission_due, int64_t opening)
{
    payslip slip = {.active = active};
    slip.figures[FIGURE_COMMISSION_DUE].fen = commission_due;
    w.people_openings[LI].risk_fund.fen = opening;
    risk_fund_settle(&w.facts, LI, &slip);
    return slip;
}

static void expect(bool active, int64_t commission_due, int64_t opening, int64_t withheld)
{
    const payslip slip = settled(active, commission_due, opening);
    ck_assert_int_eq(slip.figures[FIGURE_RISK_FUND_OPENING].fen, opening);
    ck_assert_int_eq(slip.figures[FIGURE_RISK_FUND_WITHHELD].fen, withheld);
    ck_assert_int_eq(slip.figures[FIGURE_COMMISSION_PAID].fen, commission_due - withheld);
    ck_assert_int_eq(slip.figures[FIGURE_RISK_FUND_HELD].fen, opening + withheld);
    ck_assert_int_eq(slip.figures[FIGURE_RISK_FUND_BALANCE].fen, opening + withheld);
    ck_assert_uint_eq(slip.findings, 0);
}

/* Without this more than a tenth would be withheld, or the fund would grow beyond 5,000. */
START_TEST(a_tenth_is_withheld_until_the_fund_is_full)
{
    world_init(&w);
    expect(true, 400000, 0, 40000);
    expect(true, 400000, 460000, 40000); /* the cap reached exactly */
    expect(true, 400000, 460001, 39999);
    expect(true, 400000, 500000, 0);
    expect(true, 400000, 600000, 0); /* the cap was lowered */
    expect(true, 0, 100, 0);
    expect(true, 5, 0, 0);  /* 4.5 are paid as 5 */
    expect(true, 15, 0, 1); /* 13.5 are paid as 14 */
    expect(true, 16, 0, 2); /* 14.4 are paid as 14 */
}
END_TEST

/* Without this somebody who has left would have money withheld that nobody releases. */
START_TEST(nothing_is_withheld_from_who_is_not_active)
{
    world_init(&w);
    expect(false, 400000, 0, 0);
    expect(false, 0, 0, 0);
    expect(false, -400000, 100000, -40000);
}
END_TEST

/* Without this a refund would take back the whole commission, though a tenth was never paid. */
START_TEST(a_refund_takes_its_tenth_out_of_the_fund)
{
    world_init(&w);
    expect(true, -400000, 100000, -40000);
    expect(true, -400000, 40000, -40000); /* to zero exactly */
    expect(true, -400000, 39999, -39999);
    expect(true, -400000, 0, 0);
    expect(true, -15, 100, -1);
    expect(true, -400000, 900000, -40000);
}
END_TEST

/* Without this a company without a risk fund would withhold one. */
START_TEST(without_the_section_nothing_is_withheld)
{
    world_init(&w);
    w.rules.has_risk_fund = false;
    expect(true, 400000, 1000, 0);
    expect(true, -400000, 1000, 0);
}
END_TEST

/* Without this holding everything or nothing back would round into a fen too many. */
START_TEST(the_ends_of_the_holdback)
{
    world_init(&w);
    w.rules.holdback.millionths = 0;
    expect(true, 400000, 0, 0);
    w.rules.holdback.millionths = RATE_ONE_MILLIONTHS;
    expect(true, 400000, 0, 400000);
    expect(true, -400000, 500000, -400000);
}
END_TEST

static payslip used(int64_t draw, bool draw_all, int64_t release, bool release_all)
{
    world_init(&w);
    w.entered[LI][ADJUSTMENT_RISK_FUND_DRAW] = (adjustment_sum){draw, draw_all, 2};
    w.entered[LI][ADJUSTMENT_RISK_FUND_RELEASE] = (adjustment_sum){release, release_all, 3};
    return settled(true, 1000, 9900); /* it holds 10,000 after withholding 100 */
}

static void expect_use(payslip slip, int64_t drawn, int64_t released, int64_t balance)
{
    ck_assert_int_eq(slip.figures[FIGURE_RISK_FUND_WITHHELD].fen, 100);
    ck_assert_int_eq(slip.figures[FIGURE_RISK_FUND_DRAWN].fen, drawn);
    ck_assert_int_eq(slip.figures[FIGURE_RISK_FUND_RELEASED].fen, released);
    ck_assert_int_eq(slip.figures[FIGURE_RISK_FUND_BALANCE].fen, balance);
    ck_assert_uint_eq(slip.findings, balance < 0 ? FINDING_FUND_OVERDRAWN : 0);
}

/* Without this a leaver would be given back what was drawn, or not what this month added. */
START_TEST(draws_come_first_then_releases)
{
    expect_use(used(0, false, 0, false), 0, 0, 10000);
    expect_use(used(3000, false, 2000, false), 3000, 2000, 5000);
    expect_use(used(3000, false, 7000, false), 3000, 7000, 0);
    expect_use(used(3000, false, 0, true), 3000, 7000, 0);
    expect_use(used(3000, false, 1000, true), 3000, 7000, 0);
    expect_use(used(0, true, 0, false), 10000, 0, 0);
    expect_use(used(400, true, 0, false), 10000, 0, 0);
    expect_use(used(0, true, 0, true), 10000, 0, 0);
}
END_TEST

/* Without this a fund would pay out more than it holds, and the books would not balance. */
START_TEST(more_than_the_fund_holds_is_an_error)
{
    expect_use(used(3000, false, 7001, false), 3000, 7001, -1);
    expect_use(used(10001, false, 0, false), 10001, 0, -1);
    expect_use(used(10001, true, 0, false), 10001, 0, -1);
    expect_use(used(10001, false, 0, true), 10001, 0, -1);
    expect_use(used(0, true, 1, false), 10000, 1, -1); /* draws come first */
    expect_use(used(3000, false, 7001, true), 3000, 7001, -1);
}
END_TEST

static void expect_overflow(figure f, payslip slip)
{
    ck_assert_uint_eq(slip.findings & FINDING_OVERFLOW, FINDING_OVERFLOW);
    ck_assert_int_eq(slip.failed_figure, f);
}

/* Without this enormous adjustment rows would wrap round into a fund that looks right. */
START_TEST(sums_that_do_not_fit_are_found)
{
    world_init(&w);
    w.entered[LI][ADJUSTMENT_RISK_FUND_DRAW].sum_fen = (int128)INT64_MAX + 1;
    expect_overflow(FIGURE_RISK_FUND_DRAWN, settled(true, 0, 0));
    world_init(&w);
    w.entered[LI][ADJUSTMENT_RISK_FUND_RELEASE].sum_fen = (int128)INT64_MAX + 1;
    expect_overflow(FIGURE_RISK_FUND_RELEASED, settled(true, 0, 0));
    w.entered[LI][ADJUSTMENT_RISK_FUND_DRAW].sum_fen = INT64_MAX;
    w.entered[LI][ADJUSTMENT_RISK_FUND_RELEASE].sum_fen = INT64_MAX;
    expect_overflow(FIGURE_RISK_FUND_BALANCE, settled(true, 0, 0));

    world_init(&w);
    w.rules.fund_cap.fen = INT64_MAX;
    expect(true, INT64_MAX, INT64_MAX - 7, 7);
    expect(true, INT64_MAX, 0, INT64_MAX / 10 + 1); /* 0.9 of it ends in .3, rounded down */
}
END_TEST

Suite *suite(void)
{
    return suite_of("risk_fund", a_tenth_is_withheld_until_the_fund_is_full,
                    nothing_is_withheld_from_who_is_not_active,
                    a_refund_takes_its_tenth_out_of_the_fund,
                    without_the_section_nothing_is_withheld, the_ends_of_the_holdback,
                    draws_come_first_then_releases, more_than_the_fund_holds_is_an_error,
                    sums_that_do_not_fit_are_found);
}
