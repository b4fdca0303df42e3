#include "unit.h"

#include "calc/late.h"
#include "world.h"

/* Two rules files: 5 days of grace from the beginning, 0 from July 2026 on. */
static rules until_june = {.effective_from = {INT32_MIN}, .grace_days = 5};
static rules from_july = {.grace_days = 0};
static rules *history_items[] = {&until_june, &from_july};

static rules_history history(void)
{
    from_july.effective_from = month_at(2026, 7);
    return (rules_history){history_items, 2};
}

/* Without this money due on 30 June with days of grace would be called late in June already. */
START_TEST(an_instalment_falls_due_after_its_grace)
{
    const rules_history rules_files = history();
    ck_assert_int_eq(late_month_of(&rules_files, day(2026, 6, 25)).index, month_at(2026, 6).index);
    ck_assert_int_eq(late_month_of(&rules_files, day(2026, 6, 26)).index, month_at(2026, 7).index);
    ck_assert_int_eq(late_month_of(&rules_files, day(2026, 7, 31)).index, month_at(2026, 7).index);
    ck_assert_int_eq(late_month_of(&rules_files, day(2025, 12, 27)).index, month_at(2026, 1).index);
}
END_TEST

/* Without this an instalment would count in two months, or in none. */
START_TEST(an_instalment_counts_in_one_month)
{
    const rules_history rules_files = history();
    const instalment plan[] = {
        {.contract = 1, .due = day(2026, 6, 25), .amount = {100}},
        {.contract = 1, .due = day(2026, 6, 26), .amount = {20}},
        {.contract = 1, .due = day(2026, 7, 31), .amount = {3}},
        {.contract = 1, .due = day(2026, 8, 1), .amount = {7000}},
        {.contract = 0, .due = day(2026, 7, 1), .amount = {50000}},
    };
    contract_opening openings[2] = {0};
    for (size_t i = 0; i < sizeof plan / sizeof plan[0]; i++)
        late_add_instalment(&rules_files, month_at(2026, 7), &plan[i], openings);
    ck_assert(openings[0].due_before_fen == 0 && openings[0].due_in_month_fen == 50000);
    ck_assert(openings[1].due_before_fen == 100 && openings[1].due_in_month_fen == 23);
}
END_TEST

static void expect_contract(int64_t due, int64_t before, int64_t due_before, int64_t collected,
                            int64_t prepaid, int64_t late)
{
    world w;
    world_init(&w);
    w.contract_openings[0] = (contract_opening){.listed = true,
                                                .collected_to_date = {before},
                                                .due_to_date_before = {due_before},
                                                .due_before_fen = due_before,
                                                .due_in_month_fen = due};
    if (collected != 0)
        world_collect(&w, LI, 0, collected, 0);
    world_settle(&w);
    ck_assert_int_eq(w.accounts[0].due.fen, due);
    ck_assert_int_eq(w.accounts[0].prepaid.fen, prepaid);
    ck_assert_int_eq(w.accounts[0].late.fen, late);
    ck_assert_int_eq(world_figure(&w, LI, FIGURE_DUE), due);
    ck_assert_int_eq(world_figure(&w, LI, FIGURE_LATE), late);
    ck_assert_uint_eq(w.accounts[0].findings, 0);
}

/* Without this a customer's money would not count for what he owed, and his salesman be cut. */
START_TEST(the_months_money_covers_the_months_instalments)
{
    expect_contract(1000000, 0, 0, 400000, 0, 600000);
    expect_contract(1000000, 0, 0, 1000000, 0, 0);
    expect_contract(1000000, 0, 0, 1500000, 0, 0);
    expect_contract(1000000, 0, 0, 0, 0, 1000000);
    expect_contract(0, 0, 0, 500, 0, 0);
    expect_contract(1000000, 300000, 0, 400000, 300000, 300000);
    expect_contract(1000000, 300000, 100000, 400000, 200000, 400000);
    expect_contract(1000000, 300000, 300000, 400000, 0, 600000);
    expect_contract(1000000, 300000, 900000, 400000, 0, 600000); /* an old gap is not cut again */
    expect_contract(1000000, 0, 0, -200000, 0, 1000000);         /* never more than what was due */
    expect_contract(1000000, 1200000, 0, -500000, 1200000, 300000);
}
END_TEST

/* Without this a cut would be made where the rules have switched it off. */
START_TEST(with_mode_off_nothing_is_due_or_late)
{
    world w;
    world_init(&w);
    w.rules.late = LATE_OFF;
    w.contract_openings[0].due_in_month_fen = 1000000;
    world_collect(&w, LI, 0, 400000, 0);
    world_settle(&w);
    ck_assert_int_eq(w.accounts[0].due.fen, 0);
    ck_assert_int_eq(w.accounts[0].late.fen, 0);
    ck_assert_int_eq(w.accounts[0].due_to_date.fen, 1000000);
    ck_assert_int_eq(world_figure(&w, LI, FIGURE_DUE), 0);
    ck_assert_int_eq(world_figure(&w, LI, FIGURE_LATE), 0);
    ck_assert_int_eq(world_figure(&w, LI, FIGURE_LATE_DEDUCTION), 0);
}
END_TEST

typedef struct {
    int64_t commission, due, late, collected; /* given */
    int64_t against, deduction;               /* expected */
} cut;

static void expect_cut(late_against against, const cut *c)
{
    world w;
    world_init(&w);
    w.rules.against = against;
    payslip slip = {0};
    slip.figures[FIGURE_COMMISSION].fen = c->commission;
    slip.figures[FIGURE_DUE].fen = c->due;
    slip.figures[FIGURE_LATE].fen = c->late;
    slip.figures[FIGURE_COLLECTED].fen = c->collected;
    late_settle(&w.facts, &slip);
    ck_assert_int_eq(slip.figures[FIGURE_LATE_AGAINST].fen, c->against);
    ck_assert_int_eq(slip.figures[FIGURE_LATE_DEDUCTION].fen, c->deduction);
    ck_assert_int_eq(slip.figures[FIGURE_COMMISSION_DUE].fen, c->commission - c->deduction);
    ck_assert_uint_eq(slip.findings, 0);
}

/* Without this the cut would be out of proportion, or reach into a month without commission. */
START_TEST(the_cut_is_in_proportion)
{
    static const cut expected[] = {
        {12000, 10000, 3000, 7000, 10000, 3600},  /* due is late + collected */
        {12000, 10000, 3000, 21000, 24000, 1500}, /* more came in than was due */
        {12000, 10000, 3000, 1000, 10000, 3600},  /* due is more: some was prepaid */
        {12000, 10000, 3000, -5000, 10000, 3600}, /* refunds do not make it smaller */
        {12000, 10000, 6000, 4000, 10000, 6000},  /* at the largest cut exactly */
        {12000, 10000, 6001, 3999, 10000, 6000},  /* 7,201.2, cut to the largest */
        {3, 10000, 5000, 5000, 10000, 2},         /* 1.5 fen and 1.5 fen */
        {1, 10000, 4999, 5001, 10000, 0},         /* 0.4999 fen */
        {12000, 10000, 0, 10000, 0, 0},           /* nothing late */
        {0, 10000, 3000, 7000, 10000, 0},         /* nothing to cut */
        {-500, 10000, 3000, 7000, 10000, 0},      /* refunds */
    };
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++)
        expect_cut(AGAINST_EXPECTED, &expected[i]);
}
END_TEST

/* Without this `against = due` would measure against other money than what was due. */
START_TEST(the_cut_against_due)
{
    static const cut expected[] = {
        {12000, 10000, 3000, 21000, 10000, 3600},
        {12000, 10000, 10000, 0, 10000, 6000},
        {12000, 10000, 0, 0, 0, 0},
    };
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++)
        expect_cut(AGAINST_DUE, &expected[i]);
}
END_TEST

/* Without this the largest amounts would overflow in commission × late. */
START_TEST(the_largest_amounts_fit)
{
    const cut most = {INT64_MAX, INT64_MAX, INT64_MAX, 0, INT64_MAX, INT64_MAX / 2 + 1};
    expect_cut(AGAINST_DUE, &most);
    expect_cut(AGAINST_EXPECTED, &most);
}
END_TEST

/* Without this dues that do not fit would wrap round and cut the wrong commission. */
START_TEST(sums_that_do_not_fit_are_found)
{
    world w;
    world_init(&w);
    for (int i = 0; i < 2; i++) {
        w.agreements[i].owner = LI;
        w.contract_openings[i].due_in_month_fen = INT64_MAX;
    }
    world_settle(&w);
    ck_assert_uint_eq(w.accounts[0].findings, 0);
    ck_assert_uint_eq(w.payslips[LI].findings, FINDING_OVERFLOW);
    ck_assert_int_eq(w.payslips[LI].failed_figure, FIGURE_DUE);

    w.agreements[1].owner = WANG;
    w.person_tallies[LI].collected_fen = 1;
    world_settle(&w);
    ck_assert_uint_eq(w.payslips[LI].findings, FINDING_OVERFLOW);
    ck_assert_int_eq(w.payslips[LI].failed_figure, FIGURE_LATE_AGAINST);
    ck_assert_uint_eq(w.payslips[WANG].findings, 0);
}
END_TEST

Suite *suite(void)
{
    return suite_of("late", an_instalment_falls_due_after_its_grace,
                    an_instalment_counts_in_one_month,
                    the_months_money_covers_the_months_instalments,
                    with_mode_off_nothing_is_due_or_late, the_cut_is_in_proportion,
                    the_cut_against_due, the_largest_amounts_fit, sums_that_do_not_fit_are_found);
}
