#include "unit.h"

#include <stdio.h>
#include <string.h>

#include "base/digits.h"
#include "base/price.h"
#include "base/rate.h"
#include "sweep.h"

static const char *shown(int128 value, int places, int least)
{
    static char buffer[DIGITS_TEXT_SIZE];
    HOLDS(digits_format(value, places, least, buffer) == strlen(buffer));
    return buffer;
}

// Explanations and files would show a price or a count that is not the one in use.
START_TEST(decimals_are_placed_and_trimmed)
{
    ck_assert_str_eq(shown(0, 0, 0), "0");
    ck_assert_str_eq(shown(0, 6, 0), "0");
    ck_assert_str_eq(shown(12500000, 6, 0), "12.5");
    ck_assert_str_eq(shown(12000000, 6, 0), "12");
    ck_assert_str_eq(shown(1, 6, 0), "0.000001");
    ck_assert_str_eq(shown(-1, 6, 0), "-0.000001");
    ck_assert_str_eq(shown(10, 6, 2), "0.00001");
    ck_assert_str_eq(shown(1000000, 6, 2), "1.00");
    ck_assert_str_eq(shown(100, 0, 0), "100"); /* no zero of a whole number is dropped */
}
END_TEST

// A total of very large amounts would be written short or with a wrong sign.
START_TEST(the_widest_numbers_fit)
{
    const int128 largest = (int128)(~(unsigned __int128)0 >> 1);
    ck_assert_str_eq(shown(largest, 2, 2), "1701411834604692317316873037158841057.27");
    ck_assert_str_eq(shown(-largest - 1, 2, 2), "-1701411834604692317316873037158841057.28");
    ck_assert_str_eq(shown(-largest - 1, 0, 0), "-170141183460469231731687303715884105728");
    ck_assert_str_eq(shown((int128)UINT64_MAX + 1, 0, 0), "18446744073709551616");
    ck_assert_str_eq(shown(-largest - 1, 20, 20), "-1701411834604692317.31687303715884105728");
}
END_TEST

// Numbers between the examples would be written otherwise than any other program writes them.
START_TEST(agrees_with_printf)
{
    uint64_t state = 99;
    for (int i = 0; i < 50000; i++) {
        int64_t value = random_signed(&state, 62);
        char expected[64];
        int64_t magnitude = value < 0 ? -value : value;
        snprintf(expected, sizeof expected, "%s%ld.%02ld", value < 0 ? "-" : "", magnitude / 100, magnitude % 100);
        ck_assert_str_eq(shown(value, 2, 2), expected);
    }
}
END_TEST

/* The same by division, a digit after the other. */
static const char *plainly(uint64_t value, int places, int least)
{
    static char bytes[64];
    char *at = bytes + sizeof bytes - 1;
    int place = 0;
    for (; place < places || value > 0 || place == 0; place++, value /= 10) {
        if (place == places && places > 0 && *at != '\0')
            *--at = '.';
        if (place < places - least && value % 10 == 0 && *at == '\0')
            continue;
        *--at = (char)('0' + value % 10);
    }
    if (place == places && *at != '\0')
        *--at = '.';
    if (place == places)
        *--at = '0';
    return at;
}

// The lines of a month, which write all numbers of 64 bits, would differ from all else at some width.
START_TEST(every_width_with_every_number_of_zeros)
{
    static const int forms[][2] = {{0, 0}, {2, 2}, {8, 2}, {8, 1}, {8, 8}, {8, 0}};
    uint64_t power = 1;
    for (int width = 0; width < 20; width++, power *= 10)
        for (int64_t around = -120; around <= 120; around++)
            for (uint64_t times = 1; times < 1000000000000; times *= 100)
                for (size_t form = 0; form < sizeof forms / sizeof *forms; form++) {
                    const uint64_t value = (power + (uint64_t)around) * times;
                    if (strcmp(shown(value, forms[form][0], forms[form][1]), plainly(value, forms[form][0], forms[form][1])) != 0)
                        ck_abort_msg("%lu, %d of %d places: %s, expected %s", value, forms[form][1], forms[form][0],
                                     shown(value, forms[form][0], forms[form][1]),
                                     plainly(value, forms[form][0], forms[form][1]));
                }
}
END_TEST

// `explain` would quote a rate or price in another form than the rule file holds.
START_TEST(prices_quantities_and_rates_are_written_as_people_write_them)
{
    char buffer[PRICE_TEXT_SIZE];
    ck_assert_uint_eq(price_format((price){PRICE_LIMIT_MICROS - 1}, buffer), 19);
    ck_assert_str_eq(buffer, "999999999999.999999");
    price_format((price){12340000}, buffer);
    ck_assert_str_eq(buffer, "12.34");
    quantity_format((quantity){-3000000}, buffer);
    ck_assert_str_eq(buffer, "-3");

    char percent[RATE_TEXT_SIZE];
    ck_assert_uint_eq(rate_format((rate){30000}, percent), 2);
    ck_assert_str_eq(percent, "3%");
    rate_format((rate){125000}, percent);
    ck_assert_str_eq(percent, "12.5%");
    rate_format((rate){1}, percent);
    ck_assert_str_eq(percent, "0.0001%");
    rate_format((rate){RATE_ONE_MILLIONTHS}, percent);
    ck_assert_str_eq(percent, "100%");
    rate_format((rate){0}, percent);
    ck_assert_str_eq(percent, "0%");
}
END_TEST

Suite *suite(void)
{
    return suite_of("digits", decimals_are_placed_and_trimmed, the_widest_numbers_fit, agrees_with_printf,
                    every_width_with_every_number_of_zeros,
                    prices_quantities_and_rates_are_written_as_people_write_them);
}
