#include "unit.h"

#include <stdlib.h>

#include "model/person.h"
#include "model/rules.h"

static month at(int year, int month_number)
{
    month m = MONTH_NONE;
    ck_assert(month_of(year, month_number, &m));
    return m;
}

static rules always = {.effective_from = {INT32_MIN}, .grace_days = 1};
static rules from_march = {.grace_days = 3}, from_july = {.grace_days = 7};

// A month would be paid by rules that came later, or by those that were replaced.
START_TEST(the_latest_not_after_the_month_is_in_force)
{
    from_march.effective_from = at(2026, 3);
    from_july.effective_from = at(2026, 7);
    rules *items[] = {&always, &from_march, &from_july};
    rules_history all = {items, 3}, dated = {items + 1, 2}, none = {NULL, 0};
    ck_assert_ptr_eq(rules_in_force(&all, at(2026, 2)), &always);
    ck_assert_ptr_eq(rules_in_force(&all, at(2026, 3)), &from_march);
    ck_assert_ptr_eq(rules_in_force(&all, at(2026, 6)), &from_march);
    ck_assert_ptr_eq(rules_in_force(&all, at(2026, 7)), &from_july);
    ck_assert_ptr_eq(rules_in_force(&all, at(2099, 1)), &from_july);
    ck_assert_ptr_null(rules_in_force(&dated, at(2026, 2)));
    ck_assert_ptr_null(rules_in_force(&none, at(2026, 2)));
}
END_TEST

// An instalment would move to another month when the rules change, and be cut twice or never.
START_TEST(grace_is_that_of_the_due_date)
{
    from_march.effective_from = at(2026, 3);
    from_july.effective_from = at(2026, 7);
    rules *items[] = {&from_march, &from_july};
    rules_history dated = {items, 2}, none = {NULL, 0};
    ck_assert_int_eq(rules_grace_days(&dated, month_last_day(at(2026, 6))), 3);
    ck_assert_int_eq(rules_grace_days(&dated, month_first_day(at(2026, 7))), 7);
    ck_assert_int_eq(rules_grace_days(&dated, month_first_day(at(2020, 1))), 3); /* before all: the earliest */
    ck_assert_int_eq(rules_grace_days(&none, month_first_day(at(2020, 1))), 0);
}
END_TEST

// A person would be paid by another grade, where one section's label is another's name.
START_TEST(grades_are_found_by_name_before_label)
{
    grade_rules grades[] = {
        {.name = TEXT_LITERAL("junior"), .label = TEXT_LITERAL("初级")},
        {.name = TEXT_LITERAL("senior"), .label = TEXT_LITERAL("资深")},
        {.name = TEXT_LITERAL("trainee"), .label = TEXT_LITERAL("")},
        {.name = TEXT_LITERAL("x"), .label = TEXT_LITERAL("junior")},
    };
    rules r = {.grades = grades, .grade_count = 4};
    ck_assert_uint_eq(rules_find_grade(&r, text_of("junior")), 0);
    ck_assert_uint_eq(rules_find_grade(&r, text_of("资深")), 1);
    ck_assert_uint_eq(rules_find_grade(&r, TEXT_EMPTY), GRADE_UNKNOWN);
    ck_assert_uint_eq(rules_find_grade(&r, text_of("Junior")), GRADE_UNKNOWN);
}
END_TEST

// `explain` would quote a rule from the wrong section.
START_TEST(entries_are_found_by_section_and_key)
{
    rule_entry entries[] = {
        {.section = TEXT_LITERAL("grade.a"), .key = TEXT_LITERAL("base_cap"), .value = TEXT_LITERAL("1")},
        {.section = TEXT_LITERAL("grade.b"), .key = TEXT_LITERAL("base_cap"), .value = TEXT_LITERAL("2")},
    };
    rules r = {.entries = entries, .entry_count = 2};
    ck_assert_ptr_eq(rules_entry(&r, text_of("grade.b"), text_of("base_cap")), &entries[1]);
    ck_assert_ptr_null(rules_entry(&r, text_of("grade.b"), text_of("base_fixed")));
    ck_assert_ptr_null(rules_entry(&r, text_of("grade"), text_of("base_cap")));
}
END_TEST

// A bank would get the form of another bank.
START_TEST(exports_are_found_by_name)
{
    export_rules formats[] = {{.name = text_of("bank")}, {.name = text_of("bank-2")}};
    const rules r = {.exports = formats, .export_count = 2};
    ck_assert_ptr_eq(rules_export(&r, text_of("bank-2")), &formats[1]);
    ck_assert_ptr_eq(rules_export(&r, text_of("bank")), &formats[0]);
    ck_assert_ptr_null(rules_export(&r, text_of("ban")));
}
END_TEST

// Every month of a long run would leave its rules behind in memory.
START_TEST(everything_is_freed)
{
    rules_history history = {.items = malloc(2 * sizeof(rules *)), .count = 2};
    for (size_t i = 0; i < 2; i++) {
        history.items[i] = calloc(1, sizeof(rules));
        ck_assert_ptr_nonnull(arena_allocate(&history.items[i]->memory, 100));
    }
    rules_history_release(&history);
    ck_assert_uint_eq(history.count, 0);
    rules_history_release(&history);
    rules_free(NULL);
}
END_TEST

Suite *suite(void)
{
    return suite_of("rules", the_latest_not_after_the_month_is_in_force, grace_is_that_of_the_due_date,
                    grades_are_found_by_name_before_label, entries_are_found_by_section_and_key,
                    exports_are_found_by_name, everything_is_freed);
}
