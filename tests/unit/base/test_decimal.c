#include "unit.h"

#include <stdio.h>
#include <string.h>

#include "base/decimal.h"
#include "sweep.h"

/* The amount in fen as text, or the reason for which it is refused. */
static const char *amount(const char *cell)
{
    static char buffer[MONEY_TEXT_SIZE];
    money m = money_of_fen(77);
    switch (decimal_parse_money(text_of(cell), &m)) {
    case DECIMAL_OK:
        money_format(m, buffer);
        return buffer;
    case DECIMAL_EMPTY:
        return "empty";
    case DECIMAL_MALFORMED:
        return "malformed";
    case DECIMAL_TOO_MANY_PLACES:
        return "places";
    case DECIMAL_OUT_OF_RANGE:
        ck_assert_int_eq(m.fen, 77); /* untouched */
        return "range";
    }
    return "?";
}

// Clerks would have to retype the amounts that banks and spreadsheets write.
START_TEST(amounts_in_the_forms_people_write)
{
    static const char *const forms[][2] = {
        {"0", "0.00"},
        {"12", "12.00"},
        {"12.3", "12.30"},
        {"12.30", "12.30"},
        {"0.01", "0.01"},
        {"007", "7.00"},
        {"1,234.50", "1234.50"},
        {"12,345,678", "12345678.00"},
        {"+5", "5.00"},
        {"-5", "-5.00"},
        {"−5", "-5.00"},
        {"－5", "-5.00"},
        {"(5.00)", "-5.00"},
        {"（5）", "-5.00"},
        {"¥5", "5.00"},
        {"￥5", "5.00"},
        {"-¥5", "-5.00"},
        {"¥-5", "-5.00"},
        {"+￥5", "5.00"},
        {"￥＋5", "5.00"},
        {"(¥1,234.50)", "-1234.50"},
        {"(¥5元)", "-5.00"},
        {"5元", "5.00"},
        {"¥40,000.00元", "40000.00"},
        {"１，２３４．５６", "1234.56"},
        {"-0", "0.00"},
        {"-0.00", "0.00"},
        {"0000000000000000000000000001", "1.00"},
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        ck_assert_msg(strcmp(amount(forms[i][0]), forms[i][1]) == 0, "\"%s\" gives %s", forms[i][0],
                      amount(forms[i][0]));
}
END_TEST

// An amount would be guessed wrongly: 1.234,50 as 1.23, 1.5万 as 1.50, 12,34 as 1234.
START_TEST(other_forms_are_refused)
{
    static const char *const forms[] = {
        ".5",     "5.",      "-",        "+",       "()",       "¥",        "元",     "1.2E+3", "1e3",     "1.234,50",
        "12,34",  "1,2345",  "1234,567", "1234,", "0,", "1,,234",  ",123",     "1,234,",   "1,23.4", "0,123",  "1.5万",   "5 ",
        " 5",     "5 元",    "¥ 5",      "- 5",     "--5",      "-(5)",     "(-5)",   "(+5)",   "-¥-5",    "+¥-5",
        "¥¥5",    "5元元",   "(5",       "5)",      "(5)元",    "¥(5)",     "5-",     "5¥",     "$5",      "5.1.2",
        "0x10",   "12a",     "abc",      "1'234",   "1 234",    "–5",       "5%",     "五",     "1,234.5,", "\xFF",
        "1.23E+17", "#REF!", "NaN",      "inf",     "1_000",    "5\n",      "\t5",
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        ck_assert_msg(strcmp(amount(forms[i]), "malformed") == 0, "\"%s\" gives %s", forms[i], amount(forms[i]));
    ck_assert_str_eq(amount(""), "empty");
    ck_assert_str_eq(amount("1.234"), "places");
    ck_assert_str_eq(amount("1.230"), "places");
    ck_assert_str_eq(amount("1.23456789012345678901234567890"), "places");
}
END_TEST

// A slip of the hand with too many digits would be paid, or wrap around.
START_TEST(amounts_end_at_ten_trillion)
{
    ck_assert_str_eq(amount("10000000000000"), "10000000000000.00");
    ck_assert_str_eq(amount("-10,000,000,000,000.00"), "-10000000000000.00");
    ck_assert_str_eq(amount("10000000000000.01"), "range");
    ck_assert_str_eq(amount("-10000000000000.01"), "range");
    ck_assert_str_eq(amount("99999999999999999999999999999999999999999999"), "range");
    ck_assert_str_eq(amount("18446744073709551616"), "range");
}
END_TEST

// A price with many decimals would lose some, or a quantity be taken that no product of fits.
START_TEST(prices_and_quantities_hold_six_decimals)
{
    price p = {5};
    quantity q = {5};
    ck_assert_int_eq(decimal_parse_price(text_of("0.000001"), &p), DECIMAL_OK);
    ck_assert_int_eq(p.micros, 1);
    ck_assert_int_eq(decimal_parse_price(text_of("¥2,599.99"), &p), DECIMAL_OK);
    ck_assert_int_eq(p.micros, 2599990000);
    ck_assert_int_eq(decimal_parse_price(text_of("999999999999.999999"), &p), DECIMAL_OK);
    ck_assert_int_eq(p.micros, PRICE_LIMIT_MICROS - 1);
    ck_assert_int_eq(decimal_parse_price(text_of("1000000000000"), &p), DECIMAL_OUT_OF_RANGE);
    ck_assert_int_eq(decimal_parse_price(text_of("0.0000001"), &p), DECIMAL_TOO_MANY_PLACES);
    ck_assert_int_eq(decimal_parse_price(text_of(""), &p), DECIMAL_EMPTY);
    ck_assert_int_eq(p.micros, PRICE_LIMIT_MICROS - 1); /* untouched */
    ck_assert_int_eq(decimal_parse_quantity(text_of("-3"), &q), DECIMAL_OK);
    ck_assert_int_eq(q.micros, -3000000);
    ck_assert_int_eq(decimal_parse_quantity(text_of("1e3"), &q), DECIMAL_MALFORMED);
    ck_assert_int_eq(decimal_parse_quantity(text_of("1000000000000"), &q), DECIMAL_OUT_OF_RANGE);
    ck_assert_int_eq(decimal_parse_quantity(text_of("-999999999999.999999"), &q), DECIMAL_OK);
    ck_assert_int_eq(q.micros, 1 - PRICE_LIMIT_MICROS);
}
END_TEST

static const char *percent(const char *value)
{
    static char buffer[RATE_TEXT_SIZE];
    rate r = {-1};
    decimal_status status = decimal_parse_rate(text_of(value), &r);
    if (status == DECIMAL_OK)
        rate_format(r, buffer);
    else
        snprintf(buffer, sizeof buffer, "%s",
                 status == DECIMAL_EMPTY              ? "empty"
                 : status == DECIMAL_MALFORMED        ? "malformed"
                 : status == DECIMAL_TOO_MANY_PLACES ? "places"
                                                      : "range");
    return buffer;
}

// A rate of 3 would be taken for 300%, or one of 0.03 for 0.03%: the whole department would be paid wrongly.
START_TEST(rates_are_percents_with_their_sign)
{
    ck_assert_str_eq(percent("3%"), "3%");
    ck_assert_str_eq(percent("0%"), "0%");
    ck_assert_str_eq(percent("100%"), "100%");
    ck_assert_str_eq(percent("100.0000%"), "100%");
    ck_assert_str_eq(percent("0.0001%"), "0.0001%");
    ck_assert_str_eq(percent("12.5%"), "12.5%");
    ck_assert_str_eq(percent(""), "empty");
    ck_assert_str_eq(percent("100.0001%"), "range");
    ck_assert_str_eq(percent("101%"), "range");
    ck_assert_str_eq(percent("0.00001%"), "places");
    static const char *const others[] = {"3",  "0.03", "%",    "3 %",  "+3%", "-3%", "3%%", ".5%",  "3.%",
                                         "3％", "３%",  "1,0%", "1,000%", "0x3%", "3e1%", "12abc", "3%x", " 3%"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        ck_assert_msg(strcmp(percent(others[i]), "malformed") == 0, "\"%s\" was taken", others[i]);
}
END_TEST

// A number of days would be guessed from "5 days" or wrap around.
START_TEST(counts_are_digits)
{
    int32_t out = -1;
    ck_assert_int_eq(decimal_parse_count(text_of("0"), 366, &out), DECIMAL_OK);
    ck_assert_int_eq(out, 0);
    ck_assert_int_eq(decimal_parse_count(text_of("366"), 366, &out), DECIMAL_OK);
    ck_assert_int_eq(out, 366);
    ck_assert_int_eq(decimal_parse_count(text_of("367"), 366, &out), DECIMAL_OUT_OF_RANGE);
    ck_assert_int_eq(decimal_parse_count(text_of("4294967297"), 366, &out), DECIMAL_OUT_OF_RANGE);
    ck_assert_int_eq(decimal_parse_count(text_of("99999999999999999999999"), 366, &out), DECIMAL_OUT_OF_RANGE);
    ck_assert_int_eq(decimal_parse_count(text_of(""), 366, &out), DECIMAL_EMPTY);
    static const char *const others[] = {"-1", "+1", "1.0", "1,000", "0x3", "12abc", " 1", "1 ", "５", "五"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        ck_assert_int_eq(decimal_parse_count(text_of(others[i]), 366, &out), DECIMAL_MALFORMED);
    ck_assert_int_eq(out, 366); /* untouched */
}
END_TEST

// A payment number that a spreadsheet has ruined would be taken as it stands, and the next ruined one be its twin.
START_TEST(scientific_notation_is_recognised)
{
    static const char *const ruined[] = {"1.23E+17", "1.23457E+17", "1E+17", "1e+17", "1.2E17", "2.5E-3", "１．２Ｅ＋１７"};
    static const char *const ids[] = {"1E5", "12E3", "E5", "1E+", "1.2", "12345", "HK1.2E+3", "1.2E+3x", "", "1.E+5", "3E"};
    for (size_t i = 0; i < sizeof ruined / sizeof *ruined; i++)
        ck_assert_msg(decimal_is_scientific(text_of(ruined[i])), "\"%s\"", ruined[i]);
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        ck_assert_msg(!decimal_is_scientific(text_of(ids[i])), "\"%s\"", ids[i]);
}
END_TEST

/* Writes fen as a person might: signs, groups, currency, full-width digits. */
static void write_somehow(int64_t fen, uint64_t style, char *out)
{
    char plain[MONEY_TEXT_SIZE], grouped[64];
    size_t length = money_format(money_of_fen(fen < 0 ? -fen : fen), plain), at = 0, whole = length - 3;
    for (size_t i = 0; i < length; i++) {
        if ((style & 1) != 0 && i > 0 && i < whole && (whole - i) % 3 == 0)
            grouped[at++] = ',';
        grouped[at++] = plain[i];
    }
    grouped[at] = '\0';
    bool around = (style & 2) != 0 && fen < 0;
    sprintf(out, "%s%s%s%s%s", around ? "(" : fen < 0 ? (style & 4) != 0 ? "−" : "-" : (style & 4) != 0 ? "+" : "",
            (style & 8) != 0 ? "￥" : "", grouped, (style & 16) != 0 ? "元" : "", around ? "）" : "");
}

// Some amount would come back from a file as another one.
START_TEST(what_is_written_is_read)
{
    uint64_t state = 11;
    for (int i = 0; i < 100000; i++) {
        int64_t fen = random_signed(&state, 49);
        char cell[96];
        money back;
        write_somehow(fen, random_next(&state), cell);
        HOLDS(decimal_parse_money(text_of(cell), &back) == DECIMAL_OK);
        HOLDS(back.fen == fen);
    }
}
END_TEST

// A month would be written whose sums the next month refuses.
START_TEST(sums_may_be_above_the_limit_of_an_amount)
{
    static const struct {
        const char *cell;
        decimal_status status;
        int64_t fen;
    } sums[] = {
        {"10000000000000.01", DECIMAL_OK, INT64_C(1000000000000001)},
        {"-10000000000000.01", DECIMAL_OK, INT64_C(-1000000000000001)},
        {"92233720368547758.07", DECIMAL_OK, INT64_MAX},
        {"92233720368547758.08", DECIMAL_OUT_OF_RANGE, 77},
        {"", DECIMAL_EMPTY, 77},
        {"1.234", DECIMAL_TOO_MANY_PLACES, 77},
    };
    for (size_t i = 0; i < sizeof sums / sizeof *sums; i++) {
        money m = money_of_fen(77);
        ck_assert_int_eq(decimal_parse_sum(text_of(sums[i].cell), &m), sums[i].status);
        ck_assert_int_eq(m.fen, sums[i].fen);
    }
}
END_TEST

Suite *suite(void)
{
    return suite_of("decimal", amounts_in_the_forms_people_write, other_forms_are_refused, amounts_end_at_ten_trillion,
                    sums_may_be_above_the_limit_of_an_amount, prices_and_quantities_hold_six_decimals,
                    rates_are_percents_with_their_sign, counts_are_digits, scientific_notation_is_recognised,
                    what_is_written_is_read);
}
