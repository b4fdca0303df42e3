/* Without this a chart would show a person more or less than the amounts beside it say. */
#include "report/html_parts.h"

#include "unit.h"

/* Every figure counts in the part it belongs to, so that the parts are the gross pay to the fen. */
START_TEST(parts_add_up_to_gross_pay)
{
    payslip slip = {0};
    slip.figures[FIGURE_BASE_SALARY].fen = 200000;
    slip.figures[FIGURE_BASE_FORFEIT].fen = 50000;
    slip.figures[FIGURE_COMMISSION_PAID].fen = -123456;
    slip.figures[FIGURE_RISK_FUND_RELEASED].fen = 7;
    slip.figures[FIGURE_ALLOWANCES].fen = 1000;
    slip.figures[FIGURE_PROFIT_SHARE].fen = 20000;
    slip.figures[FIGURE_BONUS].fen = 300000;
    slip.figures[FIGURE_ADDITIONS].fen = 4000000;
    const pay_parts parts = parts_of_slip(&slip);
    ck_assert(parts.part[PART_BASE] == 150000 && parts.part[PART_COMMISSION] == -123456);
    ck_assert(parts.part[PART_RELEASED] == 7 && parts.part[PART_OTHER] == 4321000);
    ck_assert_uint_eq(parts_used(&parts), 0xF);
}
END_TEST

START_TEST(a_range_holds_what_is_above_and_below)
{
    chart_range range = {0, 0};
    chart_range_take(&range, &(pay_parts){{100, -30, 50, 0}});
    chart_range_take(&range, &(pay_parts){{-10, 0, 0, 120}});
    ck_assert(range.low == -30 && range.high == 150);
}
END_TEST

START_TEST(places_go_from_end_to_end)
{
    const chart_range range = {-50, 150};
    ck_assert_int_eq(chart_place(&range, -50, 10000), 0);
    ck_assert_int_eq(chart_place(&range, 0, 10000), 2500);
    ck_assert_int_eq(chart_place(&range, 150, 10000), 10000);
    const chart_range nothing = {0, 0};
    ck_assert_int_eq(chart_place(&nothing, 0, 10000), 0);
}
END_TEST

/* A thousand people with the largest amounts there are. */
START_TEST(the_largest_sums_have_their_place)
{
    const int128 most = (int128)INT64_MAX * 1000;
    const chart_range range = {-most, most};
    ck_assert_int_eq(chart_place(&range, 0, 10000), 5000);
    ck_assert_int_eq(chart_place(&range, most, 10000), 10000);
}
END_TEST

Suite *suite(void)
{
    return suite_of("html_parts", parts_add_up_to_gross_pay, a_range_holds_what_is_above_and_below,
                    places_go_from_end_to_end, the_largest_sums_have_their_place);
}
