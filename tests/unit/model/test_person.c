#include "unit.h"

#include "model/person.h"

static date on(int year, int month_number, int day)
{
    date d = DATE_NONE;
    ck_assert(date_of(year, month_number, day, &d));
    return d;
}

static int days_in_july(date hired, date left)
{
    month july;
    ck_assert(month_of(2026, 7, &july));
    person p = {.hired = hired, .left = left};
    int days = person_days_active(&p, july);
    ck_assert(person_is_active(&p, july) == (days > 0));
    return days;
}

// A joiner or leaver would be paid for a day too many or too few, or a leaver not at all in the last month.
START_TEST(both_ends_are_days_worked)
{
    ck_assert_int_eq(days_in_july(DATE_NONE, DATE_NONE), 31);
    ck_assert_int_eq(days_in_july(on(2026, 7, 1), DATE_NONE), 31);
    ck_assert_int_eq(days_in_july(on(2026, 7, 2), DATE_NONE), 30);
    ck_assert_int_eq(days_in_july(on(2026, 7, 31), DATE_NONE), 1);
    ck_assert_int_eq(days_in_july(on(2026, 8, 1), DATE_NONE), 0);
    ck_assert_int_eq(days_in_july(on(2020, 1, 1), on(2030, 1, 1)), 31);
    ck_assert_int_eq(days_in_july(DATE_NONE, on(2026, 7, 31)), 31);
    ck_assert_int_eq(days_in_july(DATE_NONE, on(2026, 7, 1)), 1);
    ck_assert_int_eq(days_in_july(DATE_NONE, on(2026, 6, 30)), 0);
    ck_assert_int_eq(days_in_july(on(2026, 7, 10), on(2026, 7, 10)), 1);
    ck_assert_int_eq(days_in_july(on(2026, 7, 10), on(2026, 7, 19)), 10);
}
END_TEST

// Somebody's payments would be credited to the person before or after in the list.
START_TEST(is_found_by_id)
{
    person items[2] = {{.id = TEXT_LITERAL("XS01")}, {.id = TEXT_LITERAL("XS02")}};
    people all = {.items = items, .count = 2, .by_id = NAME_INDEX_EMPTY};
    uint32_t stored;
    ck_assert_uint_eq(people_find(&all, items[0].id), PERSON_NONE);
    ck_assert(name_index_put(&all.by_id, items[0].id, 0, &stored));
    ck_assert(name_index_put(&all.by_id, items[1].id, 1, &stored));
    ck_assert_uint_eq(people_find(&all, text_of("XS01")), 0);
    ck_assert_uint_eq(people_find(&all, text_of("XS02")), 1);
    ck_assert_uint_eq(people_find(&all, text_of("xs02")), PERSON_NONE);
    name_index_release(&all.by_id);
}
END_TEST

Suite *suite(void)
{
    return suite_of("person", both_ends_are_days_worked, is_found_by_id);
}
