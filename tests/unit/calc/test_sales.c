#include "unit.h"

#include "calc/sales.h"
#include "world.h"

/* Without this the base salary would look at something else than what was collected. */
START_TEST(sales_are_what_was_collected)
{
    world w;
    world_init(&w);
    world_collect(&w, LI, 0, 7500000, 2500000);
    world_collect(&w, LI, CONTRACT_NONE, -100, -30);
    world_settle(&w);
    ck_assert_int_eq(world_figure(&w, LI, FIGURE_SALES), 7499900);
    ck_assert_int_eq(world_figure(&w, LI, FIGURE_COLLECTED), 7499900);
    ck_assert_int_eq(world_figure(&w, LI, FIGURE_EXCESS), 2499970);
    ck_assert_int_eq(world_figure(&w, LI, FIGURE_REGULAR), 4999930);
    ck_assert_int_eq(w.accounts[0].sale.fen, 0);
}
END_TEST

/* Without this a contract would count as a sale in the wrong month, twice, or for nobody. */
START_TEST(contracted_sales_count_in_the_month_of_signing)
{
    world w;
    world_init(&w);
    w.rules.measure = MEASURE_CONTRACTED;
    w.agreements[0].signed_on = day(2026, 7, 1);
    w.agreements[1].signed_on = day(2026, 7, 31);
    w.agreements[1].owner = LI;
    w.agreements[2].signed_on = day(2026, 8, 1);
    w.agreements[3].signed_on = day(2026, 6, 30);
    for (int i = 0; i < WORLD_CONTRACTS; i++)
        w.agreements[i].count = (quantity){INT64_C(5000000000)};
    world_collect(&w, LI, 0, 33, 0);
    world_settle(&w);
    ck_assert_int_eq(w.accounts[0].sale.fen, 7500000);
    ck_assert_int_eq(w.accounts[1].sale.fen, 7500000);
    ck_assert_int_eq(w.accounts[2].sale.fen, 0);
    ck_assert_int_eq(w.accounts[3].sale.fen, 0);
    ck_assert_int_eq(world_figure(&w, LI, FIGURE_SALES), 15000000);
    ck_assert_int_eq(world_figure(&w, WANG, FIGURE_SALES), 0);
    ck_assert_int_eq(world_figure(&w, LI, FIGURE_COLLECTED), 33);
    for (int i = 0; i < WORLD_CONTRACTS; i++)
        ck_assert_uint_eq(w.accounts[i].findings, 0);
}
END_TEST

/* Without this a contract entered after its month would never count, and nobody would be told. */
START_TEST(a_contract_that_comes_after_its_month_is_told)
{
    world w;
    world_init(&w);
    w.rules.measure = MEASURE_CONTRACTED;
    w.agreements[0].signed_on = day(2026, 6, 30);
    w.agreements[1].signed_on = day(2026, 7, 1);
    for (int i = 0; i < WORLD_CONTRACTS; i++)
        w.contract_openings[i].came_late = true;
    world_settle(&w);
    ck_assert_uint_eq(w.accounts[0].findings, FINDING_LATE_SIGNED);
    ck_assert_uint_eq(w.accounts[1].findings, 0);
    ck_assert_uint_eq(w.accounts[2].findings, 0); /* no signing date */
    w.contract_openings[0].came_late = false;
    world_settle(&w);
    ck_assert_uint_eq(w.accounts[0].findings, 0);
    w.contract_openings[0].came_late = true;
    w.rules.measure = MEASURE_COLLECTED;
    world_settle(&w);
    ck_assert_uint_eq(w.accounts[0].findings, 0);
}
END_TEST

/* Without this nobody would notice that money is credited to somebody who has left. */
START_TEST(collecting_while_not_active_is_told)
{
    world w;
    world_init(&w);
    world_collect(&w, SUN, CONTRACT_NONE, 100, 0);
    world_collect(&w, LI, CONTRACT_NONE, 100, 0);
    world_settle(&w);
    ck_assert_uint_eq(w.payslips[SUN].findings, FINDING_COLLECTS_NOT_ACTIVE);
    ck_assert_uint_eq(w.payslips[LI].findings, 0);
    ck_assert_int_eq(world_figure(&w, SUN, FIGURE_BASE_COMMISSION), 3);
}
END_TEST

static void expect_overflow(figure f, int128 collected, int128 excess)
{
    world w;
    world_init(&w);
    w.person_tallies[LI] = (person_tally){collected, excess, 2};
    world_settle(&w);
    ck_assert_uint_eq(w.payslips[LI].findings & FINDING_OVERFLOW, FINDING_OVERFLOW);
    ck_assert_int_eq(w.payslips[LI].failed_figure, f);
}

/* Without this a month of enormous payments would wrap round into a small one. */
START_TEST(sums_that_do_not_fit_are_found)
{
    const int128 beyond = (int128)INT64_MAX + 1;
    expect_overflow(FIGURE_COLLECTED, beyond, 0);
    expect_overflow(FIGURE_EXCESS, 0, beyond);
    expect_overflow(FIGURE_REGULAR, INT64_MAX, -1);

    world w;
    world_init(&w);
    w.rules.measure = MEASURE_CONTRACTED;
    for (int i = 0; i < 2; i++) {
        w.agreements[i].owner = LI;
        w.agreements[i].signed_on = day(2026, 7, 3);
        w.agreements[i].count = (quantity){INT64_C(700000000000000000)}; /* 0.7 trillion */
        w.agreements[i].contract_price = (price){INT64_C(100000000000)}; /* 100,000 */
    }
    world_settle(&w);
    ck_assert_uint_eq(w.accounts[0].findings, 0);
    ck_assert_int_eq(w.accounts[0].sale.fen, INT64_C(7000000000000000000));
    ck_assert_uint_eq(w.payslips[LI].findings, FINDING_OVERFLOW);
    ck_assert_int_eq(w.payslips[LI].failed_figure, FIGURE_SALES);
    w.agreements[1].contract_price = (price){INT64_C(200000000000)};
    world_settle(&w);
    ck_assert_uint_eq(w.accounts[1].findings, FINDING_CONTRACT_OVERFLOW);
    ck_assert_int_eq(w.accounts[1].failed_figure, CONTRACT_SALE);
}
END_TEST

Suite *suite(void)
{
    return suite_of("sales", sales_are_what_was_collected,
                    contracted_sales_count_in_the_month_of_signing,
                    a_contract_that_comes_after_its_month_is_told,
                    collecting_while_not_active_is_told, sums_that_do_not_fit_are_found);
}
