/* What people enter by hand: adjustments and the company's profit. */
#include "unit.h"

#include "fixture.h"
#include "input/adjustments.h"

#define STAFF  "employee_id,name,grade\n1,张三,junior\n2,李四,senior\n"
#define HEADER "month,employee_id,kind,amount,note\n"

static bool reads(fixture *f, const char *rows, adjustments *out)
{
    static char text[4096];
    strcpy(text, HEADER);
    strcat(text, rows);
    return adjustments_read(&f->context, fixture_file(f, "a.csv", text), &f->people, out);
}

static void expect(const char *rows, const char *said)
{
    fixture f;
    adjustments out;
    fixture_begin(&f);
    fixture_staff(&f, STAFF);
    ck_assert(reads(&f, rows, &out));
    ck_assert_str_eq(fixture_said(&f), said);
    fixture_end(&f);
}

// Without this a bonus would be paid to somebody else, twice, or as a deduction.
START_TEST(rows_add_up_by_person_and_kind)
{
    fixture f;
    adjustments out;
    fixture_begin(&f);
    fixture_staff(&f, STAFF);
    ck_assert(reads(&f,
                    "2026-07,2,bonus,100,\n2026-07,2,奖金,0.5,\n2026-08,2,bonus,7,\n2026年7月,1,底薪扣发,全部,\n"
                    "2026-07,1,base_forfeit,3,\n2026-07,1,tax,1,\"a\nb\"\n",
                    &out));
    ck_assert_str_eq(fixture_said(&f), "");
    ck_assert(out.given);
    ck_assert_int_eq((int64_t)out.sums[1][ADJUSTMENT_BONUS].sum_fen, 10050);
    ck_assert_uint_eq(out.sums[1][ADJUSTMENT_BONUS].first_line, 2);
    ck_assert(!out.sums[1][ADJUSTMENT_BONUS].all);
    ck_assert(out.sums[0][ADJUSTMENT_BASE_FORFEIT].all);
    ck_assert_int_eq((int64_t)out.sums[0][ADJUSTMENT_BASE_FORFEIT].sum_fen, 300);
    ck_assert_int_eq((int64_t)out.sums[0][ADJUSTMENT_TAX].sum_fen, 100);
    ck_assert_int_eq((int64_t)out.sums[0][ADJUSTMENT_BONUS].sum_fen, 0);
    ck_assert_uint_eq(f.log.items[1].rows_of_other_months, 1);
    ck_assert_uint_eq(f.log.items[1].rows, 6);
    fixture_end(&f);
}
END_TEST

// Without this a slip in the kind would pay or cut nothing, and `all` of a bonus would be anything.
START_TEST(wrong_rows_are_told)
{
    expect("2026-07,1,bonsu,5,\n", "2:11 unknown-kind");
    expect("2026-07,1,thirteenth,5,\n", "2:11 unknown-kind");
    expect("2026-07,1,bonus,all,\n", "2:17 all-not-taken");
    expect("2026-07,1,bonus,0,\n", "2:17 not-positive");
    expect("2026-07,1,bonus,-5,\n", "2:17 not-positive");
    expect("2026-07,3,bonus,1,\n", "2:9 unknown-person");
    expect("2026-07,张三,bonus,1,\n", "2:9 unknown-person");
    expect("2026-13,9,bonus,alle,\n", "2:1 bad-month, 2:9 unknown-person, 2:17 bad-amount");
}
END_TEST

// Without this a leaver's rows of last year would stop this month.
START_TEST(rows_of_other_months_are_checked_for_form_alone)
{
    expect("2026-06,9,bonus,1,\n", "");
    expect("2026-06,9,bonsu,x,\n", "2:11 unknown-kind, 2:17 bad-amount");
}
END_TEST

// Without this the clerk would not learn whom she meant.
START_TEST(names_are_answered_with_ids)
{
    fixture f;
    adjustments out;
    fixture_begin(&f);
    fixture_staff(&f, STAFF "3,李四,junior\n");
    ck_assert(reads(&f, "2026-07,张三,bonus,1,\n2026-07,李四,bonus,1,\n2026-07,12,bonus,1,\n", &out));
    fixture_said(&f);
    ck_assert_str_eq(fixture_words(&f, 0), "\"张三\" is a name, and an id is needed here; 张三 has the id 1");
    ck_assert_ptr_nonnull(strstr(fixture_words(&f, 1), "check it, or add the person"));
    ck_assert_ptr_nonnull(strstr(fixture_words(&f, 2), "did you mean 1 (张三)?"));
    fixture_end(&f);
}
END_TEST

// Without this a broken staff file would make every adjustment an error, too.
START_TEST(without_people_form_alone_is_checked)
{
    fixture f;
    adjustments out;
    fixture_begin(&f);
    ck_assert(adjustments_read(&f.context, fixture_file(&f, "a.csv", HEADER "2026-07,9,bonus,1,\n2026-07,9,bonus,x,\n"),
                               NULL, &out));
    ck_assert_str_eq(fixture_said(&f), "3:17 bad-amount");
    fixture_end(&f);
}
END_TEST

static void expect_profit(const char *rows, const char *said, bool has_profit, int64_t fen)
{
    fixture f;
    company_month out;
    static char text[1024];
    fixture_begin(&f);
    strcpy(text, "month,profit\n");
    strcat(text, rows);
    ck_assert(company_read(&f.context, fixture_file(&f, "company.csv", text), &out));
    ck_assert_str_eq(fixture_said(&f), said);
    ck_assert_int_eq(out.has_profit, has_profit);
    ck_assert_int_eq(out.profit.fen, fen);
    fixture_end(&f);
}

// Without this another month's profit would be shared out.
START_TEST(the_profit_of_the_month)
{
    expect_profit("2026-06,1\n2026-07,-2.5\n2026-08,3\n", "", true, -250);
    expect_profit("2026-06,1\n", "", false, 0);
    expect_profit("2026-07,x\n", "2:9 bad-amount", false, 0);
    expect_profit("2026-07,1\n2026/7,2\n", "3:1 same-month-twice", true, 100);
    expect_profit("2026-09,1\n2026-09,x\n", "3:1 same-month-twice, 3:9 bad-amount", false, 0);
}
END_TEST

Suite *suite(void)
{
    return suite_of("adjustments", rows_add_up_by_person_and_kind, wrong_rows_are_told,
                    rows_of_other_months_are_checked_for_form_alone, names_are_answered_with_ids,
                    without_people_form_alone_is_checked, the_profit_of_the_month);
}
