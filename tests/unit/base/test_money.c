#include "unit.h"

#include <string.h>

#include "base/int128.h"
#include "base/money.h"
#include "base/rate.h"

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
START_TEST(what_does_not_fit_is_refused)
{
    int64_t out = 7;
    ck_assert(!int128_narrow((int128)FEN_MAX + 1, &out));
    ck_assert(!int128_narrow((int128)FEN_MIN - 1, &out));
    ck_assert_int_eq(out, 7); /* untouched */
    ck_assert(int128_narrow(FEN_MAX, &out));
    ck_assert_int_eq(out, FEN_MAX);
    ck_assert(int128_narrow(FEN_MIN, &out));
    ck_assert_int_eq(out, FEN_MIN);
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
                    what_does_not_fit_is_refused, a_rate_and_its_complement_make_the_whole,
                    compares_over_the_whole_range);
}
