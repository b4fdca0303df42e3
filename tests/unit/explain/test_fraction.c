#include "explain/fraction.h"

#include "unit.h"

#define BIG ((int128)1 << 125)

static const char *plain(fraction a)
{
    static char buffer[FRACTION_TEXT_SIZE];
    fraction_format(a, 0, buffer);
    return buffer;
}

static const char *shown(fraction a, int least)
{
    static char buffer[FRACTION_TEXT_SIZE];
    fraction_show(a, least, buffer);
    return buffer;
}

/* Without this a step told to a person would not be what her figure was made of. */
START_TEST(the_four_operations)
{
    fraction out;
    ck_assert(fraction_add(fraction_of(1, 6), fraction_of(1, 10), &out));
    ck_assert(fraction_equal(out, (fraction){4, 15}));
    ck_assert(fraction_subtract(fraction_of(1, 2), fraction_of(3, 2), &out));
    ck_assert(fraction_equal(out, (fraction){-1, 1}));
    ck_assert(fraction_multiply(fraction_of(-2, 3), fraction_of(9, 4), &out));
    ck_assert(fraction_equal(out, (fraction){-3, 2}));
    ck_assert(fraction_divide(fraction_of(1, 2), fraction_of(-1, 3), &out));
    ck_assert(fraction_equal(out, (fraction){-3, 2}));
    ck_assert(!fraction_divide(fraction_of(1, 2), FRACTION_ZERO, &out));
}
END_TEST

/* Without this a sum too large to hold would be told as another number. */
START_TEST(what_does_not_fit_is_refused)
{
    const fraction big = {BIG, 1}, fine = {1, BIG};
    fraction out = {7, 1};
    int order;
    ck_assert(fraction_add(big, big, &out));
    ck_assert(!fraction_add(out, (fraction){1, 1}, &out));
    ck_assert(!fraction_multiply(big, (fraction){3, 1}, &out));
    ck_assert(!fraction_multiply(fine, fraction_of(1, 3), &out));
    ck_assert(!fraction_add(fine, fraction_of(1, 3), &out));
    ck_assert(!fraction_compare(big, fraction_of(1, 3), &order));
    ck_assert(!fraction_round(big, &out));
    ck_assert(fraction_multiply(big, fine, &out));
    ck_assert(fraction_equal(out, (fraction){1, 1}));
}
END_TEST

/* Without this the explanation would round a refund of half a fen another way than the payslip. */
START_TEST(rounds_half_away_from_zero)
{
    fraction out;
    ck_assert(fraction_round(fraction_of(1005, 1000), &out));
    ck_assert_str_eq(plain(out), "1.01");
    ck_assert(fraction_round(fraction_of(-1005, 1000), &out));
    ck_assert_str_eq(plain(out), "-1.01");
    ck_assert(fraction_round(fraction_of(1004999, 1000000), &out));
    ck_assert_str_eq(plain(out), "1");
    ck_assert_str_eq(plain(fraction_floor(fraction_of(99, 10))), "9");
    ck_assert_str_eq(plain(fraction_floor(fraction_of(-1, 10))), "-1");
}
END_TEST

/* Without this a script that reads the JSON would get a rounded number in an exact one's place. */
START_TEST(exact_texts)
{
    char buffer[FRACTION_TEXT_SIZE];
    ck_assert_str_eq(plain(fraction_of(12345, 10)), "1234.5");
    ck_assert_str_eq(plain(fraction_of(1, 3)), "1/3");
    ck_assert_str_eq(plain(fraction_of(-2, 7)), "-2/7");
    fraction_format(fraction_of(-27, 1), 2, buffer);
    ck_assert_str_eq(buffer, "-27.00");
}
END_TEST

/* Without this people would read 1234567.00, or take a number that was cut for the whole one. */
START_TEST(shown_texts)
{
    ck_assert_str_eq(shown(fraction_of(123456789, 100), 2), "1,234,567.89");
    ck_assert_str_eq(shown(fraction_of(-1234, 1), 2), "-1,234.00");
    ck_assert_str_eq(shown(fraction_of(-123, 1), 0), "-123");
    ck_assert_str_eq(shown(fraction_of(374994, 1000), 2), "374.994");
    ck_assert_str_eq(shown(fraction_of(2000, 3), 2), "666.666666…");
    ck_assert_str_eq(shown(fraction_of_money((money){5}), 2), "0.05");
    ck_assert_str_eq(shown((fraction){BIG, 3}, 2), "…");
}
END_TEST

Suite *suite(void)
{
    return suite_of("fraction", the_four_operations, what_does_not_fit_is_refused, rounds_half_away_from_zero,
                    exact_texts, shown_texts);
}
