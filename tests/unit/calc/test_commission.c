#include "unit.h"

#include "calc/commission.h"
#include "world.h"

static payslip commission_of(int64_t regular, int64_t excess)
{
    world w;
    world_init(&w);
    payslip slip = {0};
    slip.figures[FIGURE_REGULAR].fen = regular;
    slip.figures[FIGURE_EXCESS].fen = excess;
    commission_settle(&w.facts, &slip);
    return slip;
}

static void expect(int64_t regular, int64_t excess, int64_t base_commission,
                   int64_t excess_commission)
{
    const payslip slip = commission_of(regular, excess);
    ck_assert_int_eq(slip.figures[FIGURE_BASE_COMMISSION].fen, base_commission);
    ck_assert_int_eq(slip.figures[FIGURE_EXCESS_COMMISSION].fen, excess_commission);
    ck_assert_int_eq(slip.figures[FIGURE_COMMISSION].fen, base_commission + excess_commission);
}

/* Without this the example of the written rules would not come out: 1,500 and 2,500. */
START_TEST(the_example_of_the_rules)
{
    expect(5000000, 2500000, 150000, 250000);
}
END_TEST

/* Without this each part would be rounded another way, and refunds against the person. */
START_TEST(each_part_is_rounded_once)
{
    expect(50, 5, 2, 1);     /* 1.5 and 0.5 */
    expect(-50, -5, -2, -1); /* a month of refunds */
    expect(49, 4, 1, 0);     /* 1.47 and 0.4 */
    expect(50, -5, 2, -1);   /* below the list price */
    expect(0, 0, 0, 0);
}
END_TEST

/* Without this the largest month that fits would fail on the way. */
START_TEST(the_largest_amounts_fit)
{
    const payslip slip = commission_of(INT64_MAX, INT64_MAX);
    ck_assert_uint_eq(slip.findings, 0);
    ck_assert_int_eq(slip.figures[FIGURE_BASE_COMMISSION].fen, INT64_C(276701161105643274));
    ck_assert_int_eq(slip.figures[FIGURE_EXCESS_COMMISSION].fen, INT64_C(922337203685477581));
    const payslip least = commission_of(INT64_MIN, INT64_MIN);
    ck_assert_int_eq(least.figures[FIGURE_EXCESS_COMMISSION].fen, INT64_C(-922337203685477581));
}
END_TEST

Suite *suite(void)
{
    return suite_of("commission", the_example_of_the_rules, each_part_is_rounded_once,
                    the_largest_amounts_fit);
}
