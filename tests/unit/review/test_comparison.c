/* What diff prints. */
#include "review/comparison.h"

#include <string.h>

#include "review/amounts.h"
#include "review/words.h"
#include "sheets.h"

static compared_side side_of(const char *label, const char *month_written)
{
    return (compared_side){.label = text_of(label), .month = sheet_month(month_written)};
}

/* June with A and B; July with A, who earns more, and C. */
static void two_months(compared_side *old, compared_side *now)
{
    *old = side_of("2026-06", "2026-06");
    *now = side_of("2026-07", "2026-07");
    sheet_add(&old->paid, "A", "张伟")->figures[FIGURE_NET_PAY].fen = 123456;
    sheet_add(&old->paid, "B", "李娜")->figures[FIGURE_RISK_FUND_BALANCE].fen = 500;
    sheet_add(&now->paid, "A", "张伟")->figures[FIGURE_NET_PAY].fen = 223456;
    sheet_add(&now->paid, "C", "王五")->figures[FIGURE_RISK_FUND_BALANCE].fen = 700;
}

static void release(compared_side *old, compared_side *now)
{
    payslips_release(&old->paid);
    payslips_release(&now->paid);
}

// Without this a clerk would not see who left, or read a rise as a fall.
START_TEST(each_person_is_told_with_signs)
{
    compared_side old, now;
    comparison c;
    diagnostics d;
    diagnostics_init(&d, false);
    two_months(&old, &now);
    ck_assert(comparison_make(&c, &old, &now, LANGUAGE_ENGLISH, &d) && comparison_differs(&c));
    FILE *out = sheet_begin();
    ck_assert(comparison_write_text(&c, LANGUAGE_ENGLISH, out));
    ck_assert_str_eq(sheet_end(out), "2026-06 → 2026-07\n"
                                     "persons 2 → 2; came 1, went 1, changed 1\n"
                                     "\nA 张伟\n"
                                     "figure       old      new difference\n"
                                     "net pay 1,234.56 2,234.56  +1,000.00\n"
                                     "\nC 王五 (came)\n"
                                     "figure             old  new difference\n"
                                     "risk fund balance 0.00 7.00      +7.00\n"
                                     "\nB 李娜 (went)\n"
                                     "figure             old  new difference\n"
                                     "risk fund balance 5.00 0.00      -5.00\n"
                                     "\ntotal\n"
                                     "figure                 old      new difference\n"
                                     "net pay           1,234.56 2,234.56  +1,000.00\n"
                                     "risk fund balance     5.00     7.00      +2.00\n");
    comparison_release(&c);
    release(&old, &now);
    diagnostics_release(&d);
}
END_TEST

// Without this a script would read a difference of two payslips that are the same.
START_TEST(equal_payslips_are_no_difference)
{
    compared_side old = side_of("a", "2026-06"), now = side_of("b", "2026-06");
    comparison c;
    diagnostics d;
    diagnostics_init(&d, false);
    sheet_add(&old.paid, "A", "张伟");
    sheet_add(&now.paid, "A", "张伟");
    ck_assert(comparison_make(&c, &old, &now, LANGUAGE_ENGLISH, &d) && !comparison_differs(&c) &&
              c.one_month);
    FILE *out = sheet_begin();
    comparison_write_json(&c, out);
    ck_assert_str_eq(sheet_end(out),
                     "{\"type\":\"diff\",\"v\":1,\"old\":\"a\",\"new\":\"b\",\"differs\":false,"
                     "\"old_persons\":1,\"new_persons\":1,\"came\":0,\"went\":0}\n");
    comparison_release(&c);
    release(&old, &now);
    diagnostics_release(&d);
}
END_TEST

// Without this the cost of a scheme over a year would count the same fund twelve times.
START_TEST(a_range_opens_and_closes_once)
{
    compared_side old, now;
    comparison c;
    compared_sums sums = {0};
    diagnostics d;
    diagnostics_init(&d, false);
    two_months(&old, &now);
    now.paid.items[0].figures[FIGURE_RISK_FUND_OPENING].fen = 9;
    ck_assert(comparison_make(&c, &old, &now, LANGUAGE_ENGLISH, &d));
    compared_sums_add(&sums, &c);
    compared_sums_add(&sums, &c);
    ck_assert(sums.now[FIGURE_NET_PAY] == 2 * 223456);
    ck_assert(sums.now[FIGURE_RISK_FUND_BALANCE] == 700 &&
              sums.old[FIGURE_RISK_FUND_BALANCE] == 500);
    ck_assert(sums.now[FIGURE_RISK_FUND_OPENING] == 9);
    comparison_release(&c);
    release(&old, &now);
    diagnostics_release(&d);
}
END_TEST

// Without this a sum of a large firm would wrap, or a fall stand with two signs.
START_TEST(amounts_of_any_size_are_shown)
{
    char buffer[SHOWN_AMOUNT_SIZE];
    ck_assert_str_eq(difference_shown(0, buffer), "0.00");
    ck_assert_str_eq(difference_shown(-5, buffer), "-0.05");
    ck_assert_str_eq(difference_shown(5, buffer), "+0.05");
    ck_assert_str_eq(amount_shown((int128)INT64_MAX * 100, buffer), "9,223,372,036,854,775,807.00");
}
END_TEST

// Without this a word would be missing in one of the languages.
START_TEST(every_word_is_there)
{
    for (review_word w = 0; w < REVIEW_WORD_COUNT; w++)
        for (language lang = LANGUAGE_ENGLISH; lang <= LANGUAGE_CHINESE; lang++)
            ck_assert(strlen(review_text(w, lang)) > 0);
}
END_TEST

Suite *suite(void)
{
    return suite_of("comparison", each_person_is_told_with_signs, equal_payslips_are_no_difference,
                    a_range_opens_and_closes_once, amounts_of_any_size_are_shown,
                    every_word_is_there);
}
