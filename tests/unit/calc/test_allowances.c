#include "unit.h"

#include "world.h"

/* Without this the cooling or the heating allowance would be paid in the wrong months. */
START_TEST(each_allowance_is_paid_in_its_months)
{
    static const int64_t expected[12] = {1000, 0, 0, 0, 0, 0, 1000, 1000, 0, 0, 0, 1000};
    world w;
    world_init(&w);
    for (int month_number = 1; month_number <= 12; month_number++) {
        w.facts.month = month_at(2026, month_number);
        world_settle(&w);
        ck_assert_int_eq(world_figure(&w, LI, FIGURE_ALLOWANCES), expected[month_number - 1]);
        ck_assert_int_eq(world_figure(&w, ZHAO, FIGURE_ALLOWANCES), expected[month_number - 1]);
    }
}
END_TEST

/* Without this two allowances of one month would not add up, or one day would not suffice. */
START_TEST(allowances_add_up_and_are_never_prorated)
{
    world w;
    world_init(&w);
    w.rules.prorate = PRORATE_CALENDAR_DAYS;
    w.allowances[2] = (allowance_rules){.months = 0xfff, .amount = {5}};
    w.rules.allowance_count = 3;
    w.persons[LI].hired = day(2026, 7, 31);
    world_settle(&w);
    ck_assert_int_eq(world_figure(&w, LI, FIGURE_ALLOWANCES), 1005);
    ck_assert_int_eq(world_figure(&w, SUN, FIGURE_ALLOWANCES), 0); /* not active */
    w.rules.allowance_count = 0;
    world_settle(&w);
    ck_assert_int_eq(world_figure(&w, LI, FIGURE_ALLOWANCES), 0);
}
END_TEST

/* Without this enormous allowances would wrap round into small ones. */
START_TEST(a_sum_that_does_not_fit_is_found)
{
    world w;
    world_init(&w);
    w.allowances[1] = w.allowances[0];
    w.allowances[1].amount = money_of_fen(INT64_MAX);
    world_settle(&w);
    ck_assert_uint_eq(w.payslips[LI].findings, FINDING_OVERFLOW);
    ck_assert_int_eq(w.payslips[LI].failed_figure, FIGURE_ALLOWANCES);
}
END_TEST

Suite *suite(void)
{
    return suite_of("allowances", each_allowance_is_paid_in_its_months,
                    allowances_add_up_and_are_never_prorated, a_sum_that_does_not_fit_is_found);
}
