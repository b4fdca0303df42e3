#include "unit.h"

#include "world.h"

/* Sales that are all regular, so that base salary alone moves. */
static int64_t base_of(world *w, size_t who, int64_t sales)
{
    w->person_tallies[who] = (person_tally){sales, 0, 1};
    world_settle(w);
    return world_figure(w, who, FIGURE_BASE_SALARY);
}

/* Without this a junior one fen below a full 10,000 would be paid for it, or one at it would not. */
START_TEST(a_junior_earns_200_for_each_full_10000)
{
    world w;
    world_init(&w);
    ck_assert_int_eq(base_of(&w, LI, 0), 0);
    ck_assert_int_eq(base_of(&w, LI, 999999), 0);
    ck_assert_int_eq(base_of(&w, LI, 1000000), 20000);
    ck_assert_int_eq(base_of(&w, LI, 1999999), 20000);
    ck_assert_int_eq(base_of(&w, LI, 9999999), 180000);
    ck_assert_int_eq(base_of(&w, LI, 10000000), 200000);
    ck_assert_int_eq(base_of(&w, LI, 11000000), 200000);
    ck_assert_int_eq(base_of(&w, LI, INT64_MAX), 200000);
    ck_assert_int_eq(world_figure(&w, LI, FIGURE_BASE_FIXED), 0);
}
END_TEST

/* Without this a senior would get 1,000 on top of the cap of 2,000 in all. */
START_TEST(a_senior_has_1000_fixed_and_2000_in_all)
{
    world w;
    world_init(&w);
    ck_assert_int_eq(base_of(&w, ZHAO, 0), 100000);
    ck_assert_int_eq(base_of(&w, ZHAO, 4999999), 180000);
    ck_assert_int_eq(base_of(&w, ZHAO, 5000000), 200000);
    ck_assert_int_eq(base_of(&w, ZHAO, 9000000), 200000);
    ck_assert_int_eq(world_figure(&w, ZHAO, FIGURE_BASE_FIXED), 100000);
}
END_TEST

/* Without this a month of refunds would eat into the fixed part. */
START_TEST(negative_sales_count_as_none)
{
    world w;
    world_init(&w);
    ck_assert_int_eq(base_of(&w, ZHAO, -5000000), 100000);
    w.grades[1].mode = BASE_PROPORTIONAL;
    ck_assert_int_eq(base_of(&w, ZHAO, -5000000), 100000);
}
END_TEST

/* Without this the proportional mode would still pay full steps only, or round half a fen down. */
START_TEST(proportional_pays_part_of_a_step)
{
    world w;
    world_init(&w);
    w.grades[0].mode = BASE_PROPORTIONAL;
    ck_assert_int_eq(base_of(&w, LI, 999999), 20000);    /* 199.9998 */
    ck_assert_int_eq(base_of(&w, LI, 24), 0);            /* 0.48 fen */
    ck_assert_int_eq(base_of(&w, LI, 25), 1);            /* 0.5 fen */
    ck_assert_int_eq(base_of(&w, LI, 10000025), 200000); /* the cap */
}
END_TEST

/* Without this a joiner of the 16th would be paid the whole fixed part where the rules prorate. */
START_TEST(the_fixed_part_is_prorated_by_calendar_days)
{
    world w;
    world_init(&w);
    w.persons[ZHAO].hired = day(2026, 7, 16);
    ck_assert_int_eq(base_of(&w, ZHAO, 0), 100000);
    w.rules.prorate = PRORATE_CALENDAR_DAYS;
    ck_assert_int_eq(base_of(&w, ZHAO, 0), 51613); /* 100,000 × 16 / 31 = 51,612.9 */
    ck_assert_int_eq(world_figure(&w, ZHAO, FIGURE_BASE_FIXED), 51613);
    ck_assert_int_eq(base_of(&w, ZHAO, 1000000), 71613);
    w.persons[ZHAO].hired = day(2026, 7, 31);
    ck_assert_int_eq(base_of(&w, ZHAO, 0), 3226); /* one day */
    w.persons[ZHAO].hired = DATE_NONE;
    ck_assert_int_eq(base_of(&w, ZHAO, 0), 100000);
    w.facts.month = month_at(2026, 6);
    w.persons[ZHAO].hired = day(2026, 6, 16);
    w.grades[1].base_fixed = money_of_fen(1);
    ck_assert_int_eq(base_of(&w, ZHAO, 0), 1); /* 15 of 30 days: half a fen */
}
END_TEST

/* Without this somebody who has left would be paid a base salary of an unknown grade. */
START_TEST(who_is_not_active_has_none)
{
    world w;
    world_init(&w);
    world_enter(&w, SUN, ADJUSTMENT_BASE_FORFEIT, 100);
    ck_assert_int_eq(base_of(&w, SUN, 10000000), 0);
    ck_assert_int_eq(world_figure(&w, SUN, FIGURE_BASE_FIXED), 0);
    ck_assert_int_eq(world_figure(&w, SUN, FIGURE_BASE_FORFEIT), 0);
    ck_assert_uint_eq(w.payslips[SUN].findings, FINDING_FORFEIT_CUT | FINDING_COLLECTS_NOT_ACTIVE);
}
END_TEST

/* Without this a phone breach would cost more than the base salary, or nothing. */
START_TEST(a_forfeit_takes_at_most_the_base_salary)
{
    world w;
    world_init(&w);
    world_enter(&w, ZHAO, ADJUSTMENT_BASE_FORFEIT, 50000);
    world_enter(&w, ZHAO, ADJUSTMENT_BASE_FORFEIT, 50000);
    world_enter_all(&w, WANG, ADJUSTMENT_BASE_FORFEIT);
    world_collect(&w, WANG, CONTRACT_NONE, 3000000, 0);
    world_settle(&w);
    ck_assert_int_eq(world_figure(&w, ZHAO, FIGURE_BASE_FORFEIT), 100000);
    ck_assert_uint_eq(w.payslips[ZHAO].findings, 0);
    ck_assert_int_eq(world_figure(&w, WANG, FIGURE_BASE_SALARY), 60000);
    ck_assert_int_eq(world_figure(&w, WANG, FIGURE_BASE_FORFEIT), 60000);
    ck_assert_uint_eq(w.payslips[WANG].findings, 0);
    world_enter(&w, ZHAO, ADJUSTMENT_BASE_FORFEIT, 1);
    world_settle(&w);
    ck_assert_int_eq(world_figure(&w, ZHAO, FIGURE_BASE_FORFEIT), 100000);
    ck_assert_uint_eq(w.payslips[ZHAO].findings, FINDING_FORFEIT_CUT);
}
END_TEST

/* Without this the widest values a rule file takes would overflow on the way to a capped figure. */
START_TEST(the_widest_values_do_not_overflow)
{
    world w;
    world_init(&w);
    w.grades[0] = (grade_rules){.base_fixed = {INT64_MAX},
                                .base_step = {1},
                                .base_per_step = {INT64_MAX},
                                .base_cap = {INT64_MAX - 1}};
    ck_assert(base_of(&w, LI, INT64_MAX) == INT64_MAX - 1);
    w.grades[0].mode = BASE_PROPORTIONAL;
    ck_assert(base_of(&w, LI, INT64_MAX) == INT64_MAX - 1);
    ck_assert_int_eq(w.payslips[LI].failed_figure, FIGURE_GROSS_PAY); /* what comes after it */
}
END_TEST

Suite *suite(void)
{
    return suite_of("base_salary", a_junior_earns_200_for_each_full_10000,
                    a_senior_has_1000_fixed_and_2000_in_all, negative_sales_count_as_none,
                    proportional_pays_part_of_a_step, the_fixed_part_is_prorated_by_calendar_days,
                    who_is_not_active_has_none, a_forfeit_takes_at_most_the_base_salary,
                    the_widest_values_do_not_overflow);
}
