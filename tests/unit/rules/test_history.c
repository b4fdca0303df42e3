/* Without these a month would be paid by the rules of another. */
#include "unit.h"

#include <string.h>

#include "rules/read.h"
#include "said.h"

#define DATED(from)                                                                                                    \
    "[scheme]\neffective_from = " from "\ncalculation = 1\n[grade.a]\nbase_fixed = 0\nbase_step = 1\n"                 \
    "base_per_step = 0\nbase_cap = 0\n[commission]\nbase_rate = 3%\nexcess_rate = 10%\n"

/* Reads two texts as one book's rules. */
static bool read_two(const char *one, const char *other, rules_history *history, diagnostics *d)
{
    const char *paths[2];
    diagnostics_init(d, false);
    paths[0] = path_of_bytes(one, strlen(one));
    paths[1] = path_of_bytes(other, strlen(other));
    return rules_history_read(paths, 2, false, history, d);
}

static void release_both(rules_history *history, diagnostics *d)
{
    rules_history_release(history);
    diagnostics_release(d);
}

/* Without it the order of the files' names would say which rules hold. */
START_TEST(sorted_by_month)
{
    rules_history history;
    diagnostics d;
    ck_assert(read_two(DATED("2026-07"), DATED("2025-12"), &history, &d));
    ck_assert_uint_eq(history.count, 2);
    ck_assert_int_lt(history.items[0]->effective_from.index, history.items[1]->effective_from.index);
    ck_assert_uint_eq(history.items[0]->effective_from_at.line, 2);
    month june, july;
    ck_assert(month_of(2026, 6, &june) && month_of(2026, 7, &july));
    ck_assert_ptr_eq(rules_in_force(&history, june), history.items[0]);
    ck_assert_ptr_eq(rules_in_force(&history, july), history.items[1]);
    release_both(&history, &d);
}
END_TEST

/* Without it either of two rule files could be in force. */
START_TEST(one_month_one_file)
{
    rules_history history;
    diagnostics d;
    ck_assert(!read_two(DATED("2026-07"), DATED("2026/7"), &history, &d));
    ck_assert_str_eq(said_by(&d), "2:18 same-effective-from");
    ck_assert_uint_eq(d.items[0].at.source, 1);
    ck_assert_uint_eq(history.count, 2);
    release_both(&history, &d);
}
END_TEST

/* Without it a second file would hold always, beside one that says from when. */
START_TEST(several_files_are_dated)
{
    rules_history history;
    diagnostics d;
    ck_assert(!read_two(DATED("2026-07"), LEAST, &history, &d));
    ck_assert_str_eq(said_by(&d), "1:2 missing-effective-from");
    ck_assert_uint_eq(history.count, 1);
    release_both(&history, &d);
}
END_TEST

/* Without it the mistakes of the second file would be told only when the first is mended. */
START_TEST(all_files_are_told)
{
    rules_history history;
    diagnostics d;
    ck_assert(!read_two(DATED("2026-07") "x\n", DATED("2026-13"), &history, &d));
    ck_assert_str_eq(said_by(&d), "12:1 not-an-entry; 2:18 bad-effective-from");
    ck_assert_uint_eq(history.count, 0);
    release_both(&history, &d);
}
END_TEST

/* Without it a book of one undated file would not run; in rules/ even one is dated. */
START_TEST(one_file)
{
    rules_history history;
    diagnostics d;
    diagnostics_init(&d, false);
    const char *path = path_of_bytes(LEAST, sizeof LEAST - 1);
    ck_assert(rules_history_read(&path, 1, false, &history, &d));
    rules_history_release(&history);
    ck_assert(!rules_history_read(&path, 1, true, &history, &d));
    ck_assert_str_eq(said_by(&d), "1:2 missing-effective-from");
    release_both(&history, &d);
}
END_TEST

Suite *suite(void)
{
    return suite_of("history", sorted_by_month, one_month_one_file, several_files_are_dated, all_files_are_told,
                    one_file);
}
