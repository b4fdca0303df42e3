/* digit_run and plain_number, held against arithmetic digit by digit and against base/decimal. */
#include "unit.h"

#include <stdio.h>
#include <string.h>

#include "base/decimal.h"
#include "base/plain_number.h"
#include "sweep.h"

static bool naive_run(const char *bytes, size_t size, uint32_t *value)
{
    *value = 0;
    for (size_t i = 0; i < size; i++) {
        if (bytes[i] < '0' || bytes[i] > '9')
            return false;
        *value = *value * 10 + (uint32_t)(bytes[i] - '0');
    }
    return true;
}

static void check_run(const char *bytes, size_t size)
{
    char framed[DIGIT_RUN_MAX + 24];
    uint32_t expected, got = 0, behind = 0;
    const bool digits = naive_run(bytes, size, &expected);
    memset(framed, '9', sizeof framed);
    memcpy(framed + 8, bytes, size);
    HOLDS(digit_run_value(bytes, size, &got) == digits && (!digits || got == expected));
    for (int before = 0; before < 256; before += 51) {
        memset(framed, before, 8);
        HOLDS(digit_run_value_behind(framed + 8, size, &behind) == digits && (!digits || behind == expected));
    }
}

// A letter among the digits of an amount would count as a digit.
START_TEST(every_byte_at_every_place_of_a_run)
{
    uint64_t state = 5;
    char run[DIGIT_RUN_MAX];
    for (size_t size = 1; size <= DIGIT_RUN_MAX; size++)
        for (int round = 0; round < 6; round++)
            for (size_t at = 0; at < size; at++)
                for (int byte = 0; byte < 256; byte++) {
                    for (size_t i = 0; i < size; i++)
                        run[i] = round == 0 ? '0' : round == 1 ? '9' : (char)('0' + random_next(&state) % 10);
                    run[at] = (char)byte;
                    check_run(run, size);
                }
}
END_TEST

// Some amount of eight digits would be another one.
START_TEST(runs_are_read_as_they_are_written)
{
    char run[16];
    for (uint32_t number = 0; number < 100000000; number += 9973) {
        const int size = snprintf(run, sizeof run, "%u", number);
        check_run(run, (size_t)size);
        snprintf(run, sizeof run, "%08u", number);
        check_run(run, 8);
    }
}
END_TEST

/* One to eight digits, a point and one or two more perhaps: in hundredths. */
static bool naive_number(const char *bytes, size_t size, int64_t *hundredths)
{
    size_t at = 0, decimals = 0;
    *hundredths = 0;
    for (; at < size && bytes[at] >= '0' && bytes[at] <= '9'; at++)
        *hundredths = *hundredths * 10 + (bytes[at] - '0');
    const size_t whole = at;
    at += at < size && bytes[at] == '.';
    for (; at < size && bytes[at] >= '0' && bytes[at] <= '9' && decimals < 2; at++, decimals++)
        *hundredths = *hundredths * 10 + (bytes[at] - '0');
    *hundredths *= decimals == 0 ? 100 : decimals == 1 ? 10 : 1;
    return whole >= 1 && whole <= 8 && at == size && (decimals > 0 || whole == size);
}

/*
 * What is in the form is taken for what it says, and nothing else is; base/decimal makes the same of it, also with a plus
 * before it, which it reads character by character.
 */
static void check_number(const char *bytes, size_t size)
{
    char framed[64];
    int64_t hundredths = 0, expected;
    money amount, slowly = {0};
    price at;
    memset(framed, '+', sizeof framed);
    memcpy(framed + PLAIN_NUMBER_BEFORE, bytes, size);
    const char *const cell = framed + PLAIN_NUMBER_BEFORE;
    const bool plain = naive_number(bytes, size, &expected);
    if (plain != plain_number_read(cell, size, &hundredths))
        ck_abort_msg("[%.*s] is %s", (int)size, bytes, plain ? "not taken" : "taken");
    if (!plain)
        return;
    if (hundredths != expected || decimal_parse_money(text_from(cell, size), &amount) != DECIMAL_OK ||
        decimal_parse_money(text_from(cell - 1, size + 1), &slowly) != DECIMAL_OK || amount.fen != expected || slowly.fen != expected ||
        decimal_parse_price(text_from(cell, size), &at) != DECIMAL_OK || at.micros != expected * 10000)
        ck_abort_msg("[%.*s] is %lld hundredths", (int)size, bytes, (long long)hundredths);
}

// A payment of 1234.5 would be booked as 123.45, or as 1,234.05.
START_TEST(numbers_are_what_base_decimal_makes_of_them)
{
    uint64_t state = 11;
    char cell[32];
    for (int i = 0; i < 200000; i++) {
        const unsigned whole = (unsigned)(random_next(&state) % 100000000) >> random_next(&state) % 27;
        const unsigned decimals = (unsigned)(random_next(&state) % 3), cents = (unsigned)(random_next(&state) % 100);
        int size = snprintf(cell, sizeof cell, "%u", whole);
        if (decimals == 1)
            size = snprintf(cell, sizeof cell, "%u.%u", whole, cents % 10);
        if (decimals == 2)
            size = snprintf(cell, sizeof cell, "%u.%02u", whole, cents);
        check_number(cell, (size_t)size);
    }
}
END_TEST

// A cell that base/decimal refuses would be paid, or for another amount.
START_TEST(what_is_not_a_number_is_not_taken)
{
    static const char *const forms[] = {"",      "0",        "00",       "007.10",    "1.",        ".5",       ".50",  "0.0", "5.",  "..1",
                                        "1.2.3", "12345678", "123456789", "12345678.9", "123456789.1", "12345678.99", "1,234", "-1",  "+1",  "1-",
                                        "1.234", "1e5",      "1E+3",     "１",        "1 ",        " 1",       "(1)",  "1.5 ", "1. 5", "1 .5"};
    static const char letters[] = "0123456789.,-+eE x";
    uint64_t state = 3;
    char cell[32];
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        check_number(forms[i], strlen(forms[i]));
    for (int i = 0; i < 400000; i++) {
        const size_t size = random_next(&state) % 13;
        for (size_t k = 0; k < size; k++)
            cell[k] = random_next(&state) % 5 > 0 ? letters[random_next(&state) % 11] : letters[random_next(&state) % (sizeof letters - 1)];
        check_number(cell, size);
    }
    for (size_t size = 1; size <= 11; size++)
        for (size_t at = 0; at < size; at++)
            for (int byte = 0; byte < 256; byte++)
                for (int point = 0; point < 3; point++) {
                    memset(cell, '7', size);
                    if (point > 0 && (size_t)point + 1 < size)
                        cell[size - (size_t)point - 1] = '.';
                    cell[at] = (char)byte;
                    check_number(cell, size);
                }
}
END_TEST

Suite *suite(void)
{
    return suite_of("plain_number", every_byte_at_every_place_of_a_run, runs_are_read_as_they_are_written,
                    numbers_are_what_base_decimal_makes_of_them, what_is_not_a_number_is_not_taken);
}
