/* People: who is known in the month, and by which of his rows. */
#include "unit.h"

#include "fixture.h"
#include "input/staff.h"

#define HEADER "employee_id,name,grade,hired,left,effective_from,risk_fund_opening\n"

static bool reads(fixture *f, const char *rows)
{
    static char text[4096];
    strcpy(text, HEADER);
    strcat(text, rows);
    people_release(&f->people);
    return staff_read(&f->context, fixture_file(f, "staff.csv", text), &f->people);
}

static void expect(const char *rows, const char *said)
{
    fixture f;
    fixture_begin(&f);
    ck_assert(reads(&f, rows));
    ck_assert_str_eq(fixture_said(&f), said);
    fixture_end(&f);
}

// Without this a promotion would take effect in the wrong month, or a later row hide the one in force.
START_TEST(the_latest_row_not_after_the_month_is_in_force)
{
    fixture f;
    fixture_begin(&f);
    ck_assert(reads(&f, "1,A,junior,,,2026-08,\n"
                        "2,B,junior,,,,\n"
                        "1,A,senior,,,2026-07,\n"
                        "2,B2,senior,,,2026-03,\n"
                        "2,B3,junior,,,2026-01,\n"
                        "3,C,senior,,,2026-09,\n"));
    ck_assert_str_eq(fixture_said(&f), "");
    ck_assert_uint_eq(f.people.count, 2);
    ck_assert(text_is(f.people.items[0].id, "1")); /* by the first row, also where that is not in force */
    ck_assert_uint_eq(f.people.items[0].grade, 1);
    ck_assert_uint_eq(f.people.items[0].line, 4);
    ck_assert(text_is(f.people.items[1].name, "B2"));
    ck_assert_uint_eq(people_find(&f.people, TEXT_LITERAL("2")), 1);
    ck_assert_uint_eq(people_find(&f.people, TEXT_LITERAL("3")), PERSON_NONE);
    fixture_end(&f);
}
END_TEST

// Without this every text of a payslip could be that of another column.
START_TEST(every_column_arrives)
{
    fixture f;
    fixture_begin(&f);
    ck_assert(staff_read(&f.context,
                         fixture_file(&f, "s.csv",
                                      "工号,姓名,职级,部门,入职日期,离职日期,生效月份,风险金期初,开户行,银行账号,户名,证件类型,证件号码\n"
                                      "007,王芳,资深,销售部,2025-01-02,2026年7月31日,2025-01,\"5,000\",工行,6222021234567890123,王小芳,身份证,"
                                      "11010119900307001X\n"),
                         &f.people));
    ck_assert_str_eq(fixture_said(&f), "");
    const person *p = &f.people.items[0];
    ck_assert(text_is(p->id, "007"));
    ck_assert(text_is(p->name, "王芳"));
    ck_assert(text_is(p->department, "销售部"));
    ck_assert(text_is(p->grade_written, "资深"));
    ck_assert_uint_eq(p->grade, 1);
    ck_assert_int_eq(p->left.days, month_last_day(f.context.month).days);
    ck_assert_int_eq(p->hired.days - p->left.days, -575);
    ck_assert_int_eq(p->fund_opening.fen, 500000);
    ck_assert(text_is(person_papers_of(p)->bank_name, "工行"));
    ck_assert(text_is(person_papers_of(p)->bank_account, "6222021234567890123"));
    ck_assert(text_is(person_papers_of(p)->account_name, "王小芳"));
    ck_assert(text_is(person_papers_of(p)->id_type, "身份证"));
    ck_assert(text_is(person_papers_of(p)->id_number, "11010119900307001X"));
    fixture_end(&f);
}
END_TEST

// Without this two rows of one person would fight silently over grade and fund.
START_TEST(rows_of_one_person_must_agree)
{
    expect("1,A,junior,,,,\n1,A,senior,,,,\n", "3:1 same-person-twice");
    expect("1,A,junior,,,2026-01,\n1,A,senior,,,2026年1月,\n", "3:1 same-person-twice");
    expect("1,A,junior,,,2027-01,\n1,A,senior,,,2027-01,\n", "3:1 same-person-twice");
    expect("1,A,junior,,,,5\n1,A,senior,,,2026-01,5.00\n", "");
    expect("1,A,junior,,,,5\n1,A,senior,,,2026-01,6\n", "3:22 fund-openings-differ");
    expect("1,A,junior,,,,-5\n", "2:15 negative");
}
END_TEST

// Without this the fund that stands on a row not in force would be forgotten.
START_TEST(the_fund_may_stand_on_any_row)
{
    fixture f;
    fixture_begin(&f);
    ck_assert(reads(&f, "1,A,junior,,,,\n1,A,senior,,,2026-12,300\n2,B,junior,,,,20\n2,B,senior,,,2026-06,\n"));
    ck_assert_int_eq(f.people.items[0].fund_opening.fen, 30000);
    ck_assert_int_eq(f.people.items[1].fund_opening.fen, 2000);
    fixture_end(&f);
}
END_TEST

// Without this somebody of an unknown grade would get no base salary and nobody would notice.
START_TEST(the_grade_of_an_active_person_must_be_known)
{
    expect("1,A,juniro,,,,\n", "2:5 unknown-grade");
    expect("1,A,总监,,,,\n", "2:5 unknown-grade");
    expect("1,A,director,,2026-06-30,,\n", "");
    expect("1,A,director,2026-08-01,,,\n", "");
    expect("1,A,director,,,2026-08,\n", "");
    expect("1,A,director,,,2026-01,\n1,A,junior,,,2026-02,\n", "");
    expect("1,A,junior,,,2026-01,\n1,A,director,,,2026-02,\n", "3:5 unknown-grade");
}
END_TEST

// Without this a clerk would not learn which grades there are.
START_TEST(grades_are_suggested)
{
    fixture f;
    fixture_begin(&f);
    ck_assert(reads(&f, "1,A,juniro,,,,\n2,B,总监,,,,\n"));
    fixture_said(&f);
    ck_assert_ptr_nonnull(strstr(fixture_words(&f, 0), "did you mean junior?"));
    ck_assert_ptr_nonnull(strstr(fixture_words(&f, 1), "write one of junior (初级), senior (资深), or add"));
    fixture_end(&f);
}
END_TEST

// Without this one wrong date in the staff file would bring an unknown person for each of his payments.
START_TEST(a_person_with_a_wrong_row_is_known)
{
    fixture f;
    fixture_begin(&f);
    ck_assert(reads(&f, "1,,junior,2026-13-01,,x,\n2,B,junior,2026-05-02,2026-05-01,,\n=3,C,junior,,,,\n"));
    ck_assert_str_eq(fixture_said(&f), "2:3 empty-cell, 2:11 no-such-day, 2:23 bad-month, 3:23 left-before-hired, "
                                       "4:1 id-begins-as-formula");
    ck_assert_uint_eq(f.people.count, 2);
    fixture_end(&f);
}
END_TEST

// Without this all payments would be of unknown persons where the staff file alone is broken.
START_TEST(a_file_that_fails_says_so)
{
    fixture f;
    fixture_begin(&f);
    ck_assert(!staff_read(&f.context, fixture_file(&f, "s.csv", "name\nA\n"), &f.people));
    ck_assert(!reads(&f, "1,A,junior,,,,\n2,\"B,junior,,,,\n"));
    fixture_end(&f);
}
END_TEST

// Without this readers without rules would complain of every grade.
START_TEST(without_rules_no_grade_is_judged)
{
    fixture f;
    fixture_begin(&f);
    f.context.rules = NULL;
    ck_assert(reads(&f, "1,A,director,,,,\n"));
    ck_assert_str_eq(fixture_said(&f), "");
    ck_assert_uint_eq(f.people.items[0].grade, GRADE_UNKNOWN);
    fixture_end(&f);
}
END_TEST

Suite *suite(void)
{
    return suite_of("staff", the_latest_row_not_after_the_month_is_in_force, every_column_arrives,
                    rows_of_one_person_must_agree, the_fund_may_stand_on_any_row,
                    the_grade_of_an_active_person_must_be_known, grades_are_suggested,
                    a_person_with_a_wrong_row_is_known, a_file_that_fails_says_so, without_rules_no_grade_is_judged);
}
