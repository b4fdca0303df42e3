#include "unit.h"

#include <string.h>

#include "base/money.h"
#include "sweep.h"

#define FEN_MAX INT64_MAX
#define FEN_MIN INT64_MIN

static const char *shown(int64_t fen)
{
    static char buffer[MONEY_TEXT_SIZE];
    ck_assert_uint_eq(money_format(money_of_fen(fen), buffer), strlen(buffer));
    return buffer;
}

static const char *exact(int128 value)
{
    static char buffer[EXACT_TEXT_SIZE];
    ck_assert_uint_eq(money_format_exact(value, buffer), strlen(buffer));
    return buffer;
}

// A payslip that a spreadsheet or the next month reads would hold another amount than was computed.
START_TEST(is_written_with_two_decimals)
{
    ck_assert_str_eq(shown(0), "0.00");
    ck_assert_str_eq(shown(1), "0.01");
    ck_assert_str_eq(shown(-1), "-0.01");
    ck_assert_str_eq(shown(99), "0.99");
    ck_assert_str_eq(shown(100), "1.00");
    ck_assert_str_eq(shown(-250000), "-2500.00");
    ck_assert_str_eq(shown(FEN_MAX), "92233720368547758.07");
    ck_assert_str_eq(shown(FEN_MIN), "-92233720368547758.08");
}
END_TEST

// A person's lines would not add up to the payslip, since their commission would be cut off somewhere.
START_TEST(is_written_exactly_where_it_is_not_rounded)
{
    ck_assert_str_eq(exact(0), "0.00");
    ck_assert_str_eq(exact(1), "0.00000001");
    ck_assert_str_eq(exact(-1), "-0.00000001");
    ck_assert_str_eq(exact(100000000), "1.00");
    ck_assert_str_eq(exact(110000000), "1.10");
    ck_assert_str_eq(exact(112300000), "1.123");
    ck_assert_str_eq(exact(-112345678), "-1.12345678");
    ck_assert_str_eq(exact((int128)FEN_MIN * 1000000), "-92233720368547758.08");
    ck_assert_str_eq(exact((int128)FEN_MAX * 1000000 + 999999), "92233720368547758.07999999");
}
END_TEST

// A sum too large would wrap around to a negative payslip, and nobody would be told.
START_TEST(sums_that_do_not_fit_are_refused)
{
    money out = money_of_fen(7);
    ck_assert(!money_add(money_of_fen(FEN_MAX), money_of_fen(1), &out));
    ck_assert(!money_subtract(money_of_fen(FEN_MIN), money_of_fen(1), &out));
    ck_assert(!money_subtract(money_of_fen(0), money_of_fen(FEN_MIN), &out));
    ck_assert(!money_negate(money_of_fen(FEN_MIN), &out));
    ck_assert(!money_of_int128((int128)FEN_MAX + 1, &out));
    ck_assert(!money_of_int128((int128)FEN_MIN - 1, &out));
    ck_assert_int_eq(out.fen, 7); /* untouched */

    ck_assert(money_add(money_of_fen(FEN_MAX - 1), money_of_fen(1), &out));
    ck_assert_int_eq(out.fen, FEN_MAX);
    ck_assert(money_add(out, money_of_fen(FEN_MIN), &out)); /* out may be an operand */
    ck_assert_int_eq(out.fen, -1);
    ck_assert(money_subtract(money_of_fen(-1), money_of_fen(FEN_MAX), &out));
    ck_assert_int_eq(out.fen, FEN_MIN);
    ck_assert(money_negate(money_of_fen(FEN_MAX), &out));
    ck_assert_int_eq(out.fen, -FEN_MAX);
}
END_TEST

// Commissions would be rounded at the wrong place, or the wrong way for refunds.
START_TEST(rates_round_to_the_fen)
{
    money out;
    ck_assert(money_times_rate(money_of_fen(5000000), (rate){30000}, &out)); /* 50,000.00 at 3% */
    ck_assert_int_eq(out.fen, 150000);
    ck_assert(money_times_rate(money_of_fen(50), (rate){30000}, &out)); /* 1.5 fen */
    ck_assert_int_eq(out.fen, 2);
    ck_assert(money_times_rate(money_of_fen(-50), (rate){30000}, &out));
    ck_assert_int_eq(out.fen, -2);
    ck_assert(money_times_rate(money_of_fen(FEN_MAX), (rate){RATE_ONE_MILLIONTHS}, &out));
    ck_assert_int_eq(out.fen, FEN_MAX);
    ck_assert(money_times_rate(money_of_fen(FEN_MIN), (rate){RATE_ONE_MILLIONTHS}, &out));
    ck_assert_int_eq(out.fen, FEN_MIN);
    ck_assert(money_times_rate(money_of_fen(499999), (rate){1}, &out)); /* 0.499999 fen */
    ck_assert_int_eq(out.fen, 0);
    ck_assert(money_times_rate(money_of_fen(500000), (rate){1}, &out));
    ck_assert_int_eq(out.fen, 1);
}
END_TEST

// A cut in proportion would overflow for large books long before its result does.
START_TEST(ratios_are_worked_out_in_128_bits)
{
    money out = money_of_fen(7);
    ck_assert(money_times_ratio(money_of_fen(FEN_MAX), money_of_fen(FEN_MAX), money_of_fen(FEN_MAX), &out));
    ck_assert_int_eq(out.fen, FEN_MAX);
    ck_assert(money_times_ratio(money_of_fen(FEN_MIN), money_of_fen(FEN_MIN), money_of_fen(FEN_MAX), &out) == false);
    ck_assert(!money_times_ratio(money_of_fen(FEN_MAX), money_of_fen(2), money_of_fen(1), &out));
    ck_assert_int_eq(out.fen, FEN_MAX); /* untouched */
    ck_assert(money_times_ratio(money_of_fen(300770), money_of_fen(3200000), money_of_fen(11700000), &out));
    ck_assert_int_eq(out.fen, 82262); /* 822.6188… */
}
END_TEST

// A contract's sale would be off where quantity and price have decimals.
START_TEST(sales_round_once_to_the_fen)
{
    money out = money_of_fen(7);
    ck_assert(money_of_sale((quantity){5000000000}, (price){15000000}, &out)); /* 5,000 × 15 */
    ck_assert_int_eq(out.fen, 7500000);
    ck_assert(money_of_sale((quantity){500000}, (price){10000}, &out)); /* 0.5 × 0.01 = half a fen */
    ck_assert_int_eq(out.fen, 1);
    ck_assert(money_of_sale((quantity){-500000}, (price){10000}, &out));
    ck_assert_int_eq(out.fen, -1);
    ck_assert(money_of_sale((quantity){1}, (price){1}, &out));
    ck_assert_int_eq(out.fen, 0);
    const int64_t largest = PRICE_LIMIT_MICROS - 1;
    ck_assert(!money_of_sale((quantity){largest}, (price){largest}, &out));
    ck_assert_int_eq(out.fen, 0);
}
END_TEST

// Some amount or rate that no example holds would earn a fen too much or too little.
START_TEST(products_hold_for_many_numbers)
{
    uint64_t state = 4242;
    for (int i = 0; i < 100000; i++) {
        int64_t fen = random_signed(&state, 44);
        int32_t millionths = (int32_t)(random_next(&state) % (RATE_ONE_MILLIONTHS + 1));
        money out;
        HOLDS(money_times_rate(money_of_fen(fen), (rate){millionths}, &out));
        /* In 64 bits, another way: the magnitude's product, plus half, cut off. */
        uint64_t magnitude = (uint64_t)(fen < 0 ? -fen : fen);
        uint64_t whole = magnitude / 1000000 * (uint64_t)millionths;
        uint64_t rest = (magnitude % 1000000 * (uint64_t)millionths + 500000) / 1000000;
        int64_t expected = (int64_t)(whole + rest);
        HOLDS(out.fen == (fen < 0 ? -expected : expected));
    }
}
END_TEST

// The part paid at once and the part withheld would not add up to the commission.
START_TEST(a_rate_and_its_complement_make_the_whole)
{
    for (int32_t r = 0; r <= RATE_ONE_MILLIONTHS; r += 12345)
        ck_assert_int_eq(rate_complement((rate){r}).millionths + r, RATE_ONE_MILLIONTHS);
}
END_TEST

// Amounts would be put in the wrong order where the largest or a cap is looked for.
START_TEST(compares_over_the_whole_range)
{
    ck_assert_int_eq(money_compare(money_of_fen(1), money_of_fen(2)), -1);
    ck_assert_int_eq(money_compare(money_of_fen(2), money_of_fen(2)), 0);
    ck_assert_int_eq(money_compare(money_of_fen(FEN_MAX), money_of_fen(FEN_MIN)), 1);
    ck_assert_int_eq(money_compare(money_of_fen(FEN_MIN), money_of_fen(FEN_MAX)), -1);
}
END_TEST

Suite *suite(void)
{
    return suite_of("money", is_written_with_two_decimals, is_written_exactly_where_it_is_not_rounded,
                    sums_that_do_not_fit_are_refused, rates_round_to_the_fen, ratios_are_worked_out_in_128_bits,
                    sales_round_once_to_the_fen, products_hold_for_many_numbers,
                    a_rate_and_its_complement_make_the_whole, compares_over_the_whole_range);
}
