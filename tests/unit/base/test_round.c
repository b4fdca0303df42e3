#include "unit.h"

#include "base/round.h"
#include "sweep.h"

static int64_t rounded(int128 numerator, int128 denominator)
{
    return (int64_t)round_half_away(numerator, denominator);
}

// Half a fen of a commission would go to the company, and half a fen of a refund to the person.
START_TEST(halves_go_away_from_zero)
{
    ck_assert_int_eq(rounded(5, 10), 1);
    ck_assert_int_eq(rounded(-5, 10), -1);
    ck_assert_int_eq(rounded(15, 10), 2);
    ck_assert_int_eq(rounded(25, 10), 3); /* a banker's rounding says 2 */
    ck_assert_int_eq(rounded(-25, 10), -3);
    ck_assert_int_eq(rounded(1, 2), 1);
}
END_TEST

// Everybody's pay would be off by a fen wherever a figure is not exactly half.
START_TEST(others_go_to_the_nearest)
{
    ck_assert_int_eq(rounded(4, 10), 0);
    ck_assert_int_eq(rounded(-4, 10), 0);
    ck_assert_int_eq(rounded(6, 10), 1);
    ck_assert_int_eq(rounded(1, 3), 0);
    ck_assert_int_eq(rounded(2, 3), 1);
    ck_assert_int_eq(rounded(-2, 3), -1);
    ck_assert_int_eq(rounded(0, 7), 0);
    ck_assert_int_eq(rounded(7, 1), 7);
}
END_TEST

// A very large contract would be rounded wrongly, since doubling the remainder overflows.
START_TEST(rounds_at_the_edges_of_its_range)
{
    const int128 largest = (int128)1 << 126;
    ck_assert(round_half_away(largest, 1) == largest);
    ck_assert(round_half_away(-largest, 1) == -largest);
    ck_assert(round_half_away(largest, largest) == 1);
    ck_assert(round_half_away(largest / 2, largest) == 1);
    ck_assert(round_half_away(largest / 2 - 1, largest) == 0);
    ck_assert(round_half_away(-(largest / 2), largest) == -1);
}
END_TEST

// Some unlucky pair of numbers would be rounded to what is not nearest, and nobody would find which.
START_TEST(is_the_nearest_for_many_numbers)
{
    uint64_t state = 20260701;
    for (int i = 0; i < 200000; i++) {
        int128 numerator = (int128)random_signed(&state, 60) * random_signed(&state, 40);
        int128 denominator = random_positive(&state, 50);
        int128 got = round_half_away(numerator, denominator);
        int128 twice_off = (numerator - got * denominator) * 2;
        /* Nearer than half; and where it is half, farther from zero than the exact value. */
        HOLDS(twice_off <= denominator && twice_off >= -denominator);
        if (twice_off == denominator)
            HOLDS(numerator < 0);
        if (twice_off == -denominator)
            HOLDS(numerator > 0);
    }
}
END_TEST

Suite *suite(void)
{
    return suite_of("round", halves_go_away_from_zero, others_go_to_the_nearest, rounds_at_the_edges_of_its_range,
                    is_the_nearest_for_many_numbers);
}
