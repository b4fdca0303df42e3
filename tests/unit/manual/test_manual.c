// Without these tests a clerk would be told a neighbouring topic, half a topic, or that a name she reads is unknown.
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "manual/manual.h"
#include "written.h"

/* What is told of a topic; NULL when it is not known, and then nothing was written. */
static const char *told(const char *topic, language lang)
{
    page p = page_begin(writing(), lang, PAGE_TERMINAL);
    const bool found = manual_topic(&p, text_of(topic));
    const char *said = written();
    ck_assert(!p.failed);
    ck_assert_int_eq(found, *said != '\0');
    return found ? said : NULL;
}

static bool tells(const char *topic, const char *words)
{
    const char *said = told(topic, LANGUAGE_ENGLISH);
    return said && strstr(said, words);
}

START_TEST(a_name_tells_all_that_bears_it)
{
    ck_assert(tells("cap", "[risk_fund]"));
    ck_assert(tells("risk_fund.cap", "[risk_fund]"));
    ck_assert(tells("[risk_fund]", "holdback"));
    ck_assert(tells("grade.NAME", "[grade.NAME]"));
    ck_assert(tells("grade.base_cap", "base_cap") && !tells("grade.base_cap", "base_step ="));
    ck_assert(tells("payments.amount", "回款金额") && !tells("payments.amount", "应收金额"));
    ck_assert(tells("amount", "回款金额") && tells("amount", "应收金额") && tells("amount", "[allowance.NAME]"));
    ck_assert(tells("payments", "payment_id") && tells("payments.csv", "payment_id"));
    ck_assert(tells("balances", "carried_out") && tells("balances.csv", "carried_out"));
    ck_assert(tells("late", "contracts(late)") && tells("late", "min(due, "));
    ck_assert(tells("contract.late", "min(due, ") && !tells("contract.late", "contracts(late)"));
    ck_assert(tells("底薪", "base_salary") && tells("Base Salary", "base_salary"));
    ck_assert(tells("bad-amount", "is not an amount"));
    ck_assert(tells("json.message", "arguments"));
}
END_TEST

START_TEST(of_the_rules_alone_only_they_are_told)
{
    page p = page_begin(writing(), LANGUAGE_ENGLISH, PAGE_TERMINAL);
    ck_assert(manual_rules_topic(&p, TEXT_LITERAL("export")));
    ck_assert(!manual_rules_topic(&p, TEXT_LITERAL("close")));
    const char *said = written();
    ck_assert(strstr(said, "account_check") && !strstr(said, "json"));
}
END_TEST

START_TEST(what_is_in_no_table_is_not_known)
{
    static const char *const none[] = {"", "risk_fund.", ".cap", "risk_fund.caps", "payments.cap", "json.", "json.x",
                                       "line.late", "x.csv", "[cap]]"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        ck_assert_msg(told(none[i], LANGUAGE_ENGLISH) == NULL, "%s", none[i]);
}
END_TEST

START_TEST(every_name_that_is_suggested_is_known)
{
    topic_names names = {0};
    manual_names(&names);
    ck_assert(!names.failed);
    ck_assert_uint_gt(names.count, 500);
    for (size_t i = 0; i < names.count; i++)
        ck_assert_msg(told(names.items[i], LANGUAGE_CHINESE) != NULL, "%s", names.items[i]);
    topic_names_release(&names);
}
END_TEST

START_TEST(a_part_is_its_page)
{
    ck_assert(manual_has_part(TEXT_LITERAL("rules")));
    ck_assert(!manual_has_part(TEXT_LITERAL("rule")));
    for (size_t i = 0; i < manual_part_count; i++) {
        page p = page_begin(writing(), LANGUAGE_ENGLISH, PAGE_TERMINAL);
        manual_parts[i].write(&p);
        char *whole = strdup(written());
        ck_assert_str_eq(told(manual_parts[i].name, LANGUAGE_ENGLISH), whole);
        free(whole);
    }
}
END_TEST

START_TEST(man_pages_have_title_name_and_references)
{
    page p = page_begin(writing(), LANGUAGE_ENGLISH, PAGE_SCDOC);
    manual_rules_page(&p, "9.8.7");
    const char *rules = written();
    ck_assert(strncmp(rules, "salespay-rules(5) \"salespay 9.8.7\"", 34) == 0);
    ck_assert_ptr_nonnull(strstr(rules, "# SEE ALSO"));
    p = page_begin(writing(), LANGUAGE_CHINESE, PAGE_SCDOC);
    manual_files_page(&p, "9.8.7");
    const char *files = written();
    ck_assert(strncmp(files, "salespay-files(5) ", 18) == 0);
    ck_assert_ptr_nonnull(strstr(files, "# 参见"));
}
END_TEST

Suite *suite(void)
{
    Suite *s = suite_create("manual");
    TCase *c = tcase_create("manual");
    tcase_add_test(c, a_name_tells_all_that_bears_it);
    tcase_add_test(c, of_the_rules_alone_only_they_are_told);
    tcase_add_test(c, what_is_in_no_table_is_not_known);
    tcase_add_test(c, every_name_that_is_suggested_is_known);
    tcase_add_test(c, a_part_is_its_page);
    tcase_add_test(c, man_pages_have_title_name_and_references);
    suite_add_tcase(s, c);
    return s;
}
