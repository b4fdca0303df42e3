/* Without these a value that a person wrote in haste would be guessed, and everybody paid by the guess. */
#include "unit.h"

#include <stdio.h>

#include "said.h"

/* What is said of one more section with this entry, in line 12 (line 11 is its heading). */
static const char *said_of_entry(const char *section, const char *entry)
{
    char all[2000];
    snprintf(all, sizeof all, "%s[%s]\n%s\n", LEAST, section, entry);
    return said_of(all);
}

/* A late_collection section of which one value is tried. */
static const char *said_of_cut(const char *value)
{
    char entry[400];
    snprintf(entry, sizeof entry, "max_cut = %s\ngrace_days = 5", value);
    return said_of_entry("late_collection", entry);
}

static const char *said_of_days(const char *value)
{
    char entry[400];
    snprintf(entry, sizeof entry, "grace_days = %s\nmax_cut = 50%%", value);
    return said_of_entry("late_collection", entry);
}

static const char *said_of_cap(const char *value)
{
    char entry[400];
    snprintf(entry, sizeof entry, "cap = %s\nholdback = 10%%", value);
    return said_of_entry("risk_fund", entry);
}

static const char *said_of_months(const char *value)
{
    char entry[400];
    snprintf(entry, sizeof entry, "months = %s\namount = 10", value);
    return said_of_entry("allowance.x", entry);
}

/* Without it 3 would be 300%, 0.03 nothing, or 1e1 ten times too much. */
START_TEST(rates)
{
    static const char *const good[] = {"0%", "3%", "100%", "12.5%", "3.1250%", "0.0001%", "100.0000%"};
    static const char *const bad[] = {"3",    "0.03", "3 %", "-3%",  "+3%",   ".5%",    "5.%", "3％",  "３%",
                                      "1e1%", "3%%",  "%",   "0x3%", "three", "1,000%", "3%x", "3%,4%"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        ck_assert_str_eq(said_of_cut(good[i]), "");
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ck_assert_str_eq(said_of_cut(bad[i]), "12:11 bad-rate");
    ck_assert_str_eq(said_of_cut("3.00001%"), "12:11 rate-decimals");
    ck_assert_str_eq(said_of_cut("100.0001%"), "12:11 rate-too-large");
    ck_assert_str_eq(said_of_cut("300%"), "12:11 rate-too-large");
    ck_assert_str_eq(said_of_cut("99999999999999999999999999%"), "12:11 rate-too-large");
    ck_assert_str_eq(said_of_cut(""), "12:9 empty-value");
}
END_TEST

/* Without it "12abc" would be 12, and 1,0000 ten thousand or one. */
START_TEST(amounts)
{
    static const char *const good[] = {"0",      "5000",   "5,000",         "5,000.5", "1,234,567.89",
                                       "¥5,000", "5000元", "10000000000000"};
    static const char *const bad[] = {"0x3", "12abc", "5.", ".5", "1,0000", "1.5万", "1e3", "5 000", "five", "--5"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        ck_assert_str_eq(said_of_cap(good[i]), "");
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ck_assert_str_eq(said_of_cap(bad[i]), "12:7 bad-rule-amount");
    ck_assert_str_eq(said_of_cap("5.001"), "12:7 rule-amount-decimals");
    ck_assert_str_eq(said_of_cap("10000000000000.01"), "12:7 rule-amount-too-large");
    ck_assert_str_eq(said_of_cap("-0.01"), "12:7 negative-rule-amount");
    ck_assert_str_eq(said_of_cap("(5)"), "12:7 negative-rule-amount");
    ck_assert_str_eq(said_of_cap("; nothing"), "12:5 empty-value");
}
END_TEST

/* Without it sales would be divided by nothing. */
START_TEST(a_step_is_more_than_nothing)
{
    static const char *const grade = "base_step = %s\nbase_fixed = 0\nbase_per_step = 0\nbase_cap = 0";
    static const char *const written[] = {"0", "0.00", "-1", "0.01"};
    static const char *const said[] = {"12:13 zero-step", "12:13 zero-step", "12:13 negative-rule-amount", ""};
    for (size_t i = 0; i < sizeof written / sizeof *written; i++) {
        char entry[400];
        snprintf(entry, sizeof entry, "base_step = %s%s", written[i], grade + sizeof "base_step = %s" - 1);
        ck_assert_str_eq(said_of_entry("grade.x", entry), said[i]);
    }
}
END_TEST

/* Without it "5 days" would be 5, and -1 a due date before the due date. */
START_TEST(days)
{
    static const char *const bad[] = {"-1", "+5", "5.0", "5 days", "0x5", "367", "1,0", "99999999999", "５"};
    ck_assert_str_eq(said_of_days("0"), "");
    ck_assert_str_eq(said_of_days("366"), "");
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ck_assert_str_eq(said_of_days(bad[i]), "12:14 bad-days");
}
END_TEST

/* Without it a heating allowance would be paid in month 13, or twice in July. */
START_TEST(months)
{
    ck_assert_str_eq(said_of_months("7,8"), "");
    ck_assert_str_eq(said_of_months("12 , 1"), "");
    ck_assert_str_eq(said_of_months("07"), "");
    ck_assert_str_eq(said_of_months("1,2,3,4,5,6,7,8,9,10,11,12"), "");
    ck_assert_str_eq(said_of_months("13"), "12:10 bad-months");
    ck_assert_str_eq(said_of_months("0,7"), "12:10 bad-months");
    ck_assert_str_eq(said_of_months("7,,8"), "12:12 bad-months");
    ck_assert_str_eq(said_of_months("7,8,"), "12:14 bad-months");
    ck_assert_str_eq(said_of_months(","), "12:10 bad-months; 12:11 bad-months");
    ck_assert_str_eq(said_of_months("7，8"), "12:10 bad-months");
    ck_assert_str_eq(said_of_months("7-8"), "12:10 bad-months");
    ck_assert_str_eq(said_of_months("007"), "12:10 bad-months");
    ck_assert_str_eq(said_of_months("July, 七月"), "12:10 bad-months; 12:16 bad-months");
    ck_assert_str_eq(said_of_months("7, 8, 7"), "12:16 repeated-month");
    ck_assert_str_eq(said_of_months("7, 07"), "12:13 repeated-month");
}
END_TEST

/* Without it a word that is nearly a choice would be the default in silence. */
START_TEST(choices)
{
    ck_assert_str_eq(said_of_entry("base", "measure = contracted"), "");
    ck_assert_str_eq(said_of_entry("base", "measure = Contracted"), "12:11 bad-choice");
    ck_assert_str_eq(said_of_entry("base", "measure = contracted sales"), "12:11 bad-choice");
    ck_assert_str_eq(said_of_entry("output", "lines = true"), "12:9 bad-choice");
    ck_assert_str_eq(said_of_entry("output", "lines ="), "12:7 empty-value");
}
END_TEST

/* Without it rules written for other formulas would be computed with these. */
START_TEST(calculations)
{
    static const char *const rest = "[grade.a]\nbase_fixed = 0\nbase_step = 1\nbase_per_step = 0\nbase_cap = 0\n"
                                    "[commission]\nbase_rate = 3%\nexcess_rate = 10%\n";
    static const char *const bad[] = {"2", "0", "-1", "1.0", "latest", "1 2"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char all[1000];
        snprintf(all, sizeof all, "[scheme]\ncalculation = %s\n%s", bad[i], rest);
        ck_assert_str_eq(said_of(all), "2:15 unknown-calculation");
    }
}
END_TEST

/* Without it rules would come into force in another month than is written. */
START_TEST(effective_from)
{
    static const char *const good[] = {"2026-07", "2026/7", "2026.7", "202607", "2026年7月"};
    static const char *const bad[] = {"2026-13", "2026", "2026-07-01", "07-2026", "July 2026", "2026-0", "always"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        char all[1000];
        month july;
        ck_assert(month_of(2026, 7, &july));
        snprintf(all, sizeof all, "[scheme]\neffective_from = %s\n%s", good[i], LEAST + sizeof "[scheme]");
        rules *r = rules_of(all);
        ck_assert_int_eq(r->effective_from.index, july.index);
        ck_assert_uint_eq(r->effective_from_at.line, 2);
        ck_assert_uint_eq(r->effective_from_at.column, 18);
        rules_free(r);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char all[1000];
        snprintf(all, sizeof all, "[scheme]\neffective_from = %s\n%s", bad[i], LEAST + sizeof "[scheme]");
        ck_assert_str_eq(said_of(all), "2:18 bad-effective-from");
    }
}
END_TEST

Suite *suite(void)
{
    return suite_of("values", rates, amounts, a_step_is_more_than_nothing, days, months, choices, calculations,
                    effective_from);
}
