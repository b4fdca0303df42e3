#include "unit.h"

#include "calc/amount.h"
#include "calc/entered.h"
#include "world.h"

/* Without this a bonus would be paid as an allowance to pay back, or land on a colleague. */
START_TEST(each_kind_fills_its_figure)
{
    static const struct {
        adjustment_kind kind;
        figure figure;
    } pairs[] = {
        {ADJUSTMENT_BONUS, FIGURE_BONUS},
        {ADJUSTMENT_ADDITION, FIGURE_ADDITIONS},
        {ADJUSTMENT_SOCIAL_INSURANCE, FIGURE_SOCIAL_INSURANCE},
        {ADJUSTMENT_HOUSING_FUND, FIGURE_HOUSING_FUND},
        {ADJUSTMENT_TAX, FIGURE_TAX},
        {ADJUSTMENT_DEDUCTION, FIGURE_DEDUCTIONS},
    };
    world w;
    world_init(&w);
    for (int i = 0; i < 6; i++)
        world_enter(&w, WANG, pairs[i].kind, 100 + i);
    world_settle(&w);
    for (int i = 0; i < 6; i++) {
        ck_assert_int_eq(world_figure(&w, WANG, pairs[i].figure), 100 + i);
        ck_assert_int_eq(world_figure(&w, LI, pairs[i].figure), 0);
    }
}
END_TEST

/* Without this a book without adjustments.csv would read memory that is not there. */
START_TEST(no_file_means_no_rows)
{
    world w;
    world_init(&w);
    w.adjustments = (adjustments){0};
    const adjustment_sum *rows = entered_sum(&w.facts, LI, ADJUSTMENT_BONUS);
    ck_assert(rows->sum_fen == 0 && !rows->all && rows->first_line == 0);
    world_settle(&w);
    ck_assert_int_eq(world_figure(&w, LI, FIGURE_BONUS), 0);
}
END_TEST

/* Without this a forfeit would take more than there is, or `all` less. */
START_TEST(at_most_what_is_there)
{
    bool cut = true;
    const adjustment_sum some = {.sum_fen = 30}, all = {.all = true};
    const adjustment_sum both = {.sum_fen = 30, .all = true};
    ck_assert(entered_at_most(&some, 31, &cut) == 30 && !cut);
    ck_assert(entered_at_most(&some, 30, &cut) == 30 && !cut);
    ck_assert(entered_at_most(&some, 29, &cut) == 29 && cut);
    ck_assert(entered_at_most(&all, 29, &cut) == 29 && !cut);
    ck_assert(entered_at_most(&both, 31, &cut) == 31 && !cut);
    ck_assert(entered_at_most(&both, 29, &cut) == 29 && cut);
}
END_TEST

/* Without this asking for more than the fund holds would be cut in silence instead of refused. */
START_TEST(what_is_asked_even_if_it_is_more)
{
    const adjustment_sum some = {.sum_fen = 30}, all = {.all = true};
    const adjustment_sum both = {.sum_fen = 30, .all = true};
    ck_assert(entered_asked(&some, 29) == 30);
    ck_assert(entered_asked(&some, 31) == 30);
    ck_assert(entered_asked(&all, 29) == 29);
    ck_assert(entered_asked(&all, -1) == 0);
    ck_assert(entered_asked(&both, 29) == 30);
    ck_assert(entered_asked(&both, 31) == 31);
}
END_TEST

/* Without this many large rows would wrap round into a small bonus or a small tax. */
START_TEST(a_sum_that_does_not_fit_is_found)
{
    static const struct {
        adjustment_kind kind;
        figure figure;
    } pairs[] = {
        {ADJUSTMENT_BONUS, FIGURE_BONUS},
        {ADJUSTMENT_ADDITION, FIGURE_ADDITIONS},
        {ADJUSTMENT_SOCIAL_INSURANCE, FIGURE_SOCIAL_INSURANCE},
        {ADJUSTMENT_HOUSING_FUND, FIGURE_HOUSING_FUND},
        {ADJUSTMENT_TAX, FIGURE_TAX},
        {ADJUSTMENT_DEDUCTION, FIGURE_DEDUCTIONS},
    };
    for (int i = 0; i < 6; i++) {
        world w;
        world_init(&w);
        world_enter(&w, WANG, pairs[i].kind, INT64_MAX);
        payslip slip = {0};
        entered_settle(&w.facts, WANG, &slip);
        ck_assert_uint_eq(slip.findings, 0);
        world_enter(&w, WANG, pairs[i].kind, 1);
        entered_settle(&w.facts, WANG, &slip);
        ck_assert_uint_eq(slip.findings, FINDING_OVERFLOW);
        ck_assert_int_eq(slip.failed_figure, pairs[i].figure);
    }
}
END_TEST

Suite *suite(void)
{
    return suite_of("entered", each_kind_fills_its_figure, no_file_means_no_rows,
                    at_most_what_is_there, what_is_asked_even_if_it_is_more,
                    a_sum_that_does_not_fit_is_found);
}
