/* Payslips and rules held against each other. */
#include "month/payslip_changes.h"

#include "desk.h"
#include "month/rule_changes.h"
#include "rules/read.h"
#include "unit.h"

static void add(payslips *all, const char *id, int64_t net_fen)
{
    uint32_t stored;
    paid_person *items = array_reserve(all->items, &all->capacity, all->count + 1, sizeof *items);
    ck_assert_ptr_nonnull(items);
    all->items = items;
    items[all->count] =
        (paid_person){text_of(id), TEXT_LITERAL("N"), TEXT_EMPTY, TEXT_LITERAL("junior"), {{0}}, 0};
    items[all->count].figures[FIGURE_NET_PAY].fen = net_fen;
    ck_assert(name_index_put(&all->by_id, text_of(id), (uint32_t)all->count, &stored));
    all->count++;
}

// Without this somebody who left would drop out of a comparison, and with them what they were paid.
START_TEST(who_came_and_who_went_is_told)
{
    payslips old = {0}, now = {0};
    payslip_changes changes;
    arena memory = ARENA_EMPTY;
    diagnostics d;
    diagnostics_init(&d, false);
    add(&old, "A", 100), add(&old, "B", 200), add(&old, "C", 300);
    add(&now, "D", 7), add(&now, "C", 301), add(&now, "A", 100);
    ck_assert(payslip_changes_find(&old, &now, &memory, &changes, &d));
    ck_assert_uint_eq(changes.count, 3);
    ck_assert(!changes.people[0].old && text_is(changes.people[0].now->id, "D"));
    ck_assert(text_is(changes.people[1].now->id, "C") &&
              person_figure_changed(&changes.people[1], FIGURE_NET_PAY));
    ck_assert(!person_figure_changed(&changes.people[1], FIGURE_SALES));
    ck_assert(!changes.people[2].now && text_is(changes.people[2].old->id, "B"));
    ck_assert(changes.came == 1 && changes.went == 1 && changes.old_persons == 3 &&
              changes.new_persons == 3);
    ck_assert(changes.old_sums[FIGURE_NET_PAY] == 600 && changes.new_sums[FIGURE_NET_PAY] == 408);
    ck_assert_int_eq(paid_figure(NULL, FIGURE_NET_PAY).fen, 0);
    payslips_release(&old);
    payslips_release(&now);
    arena_release(&memory);
    diagnostics_release(&d);
}
END_TEST

// Without this a promotion that left every figure as it was would not be seen.
START_TEST(a_new_grade_is_a_change)
{
    payslips old = {0}, now = {0};
    payslip_changes changes;
    arena memory = ARENA_EMPTY;
    diagnostics d;
    diagnostics_init(&d, false);
    add(&old, "A", 100), add(&now, "A", 100);
    now.items[0].grade = TEXT_LITERAL("senior");
    ck_assert(payslip_changes_find(&old, &now, &memory, &changes, &d));
    ck_assert_uint_eq(changes.count, 1);
    payslips_release(&old);
    payslips_release(&now);
    arena_release(&memory);
    diagnostics_release(&d);
}
END_TEST

#define RULES(name, rest)                                                                          \
    "[scheme]\nname = " name "\ncalculation = 1\n[grade.a]\nbase_fixed = 0\nbase_step = "          \
                             "1\nbase_per_step = 1\nbase_cap = 1\n" rest

// Without this a person whose commission fell would not be told which rule did it, or be told of one that did nothing.
START_TEST(rule_keys_that_differ_are_told)
{
    static const char *const paths[] = {"old.ini", "new.ini"};
    rules_history old, now;
    rule_changes changes;
    arena memory = ARENA_EMPTY;
    diagnostics d;
    diagnostics_init(&d, false);
    desk_clear();
    desk_write("old.ini", RULES("old", "[commission]\nbase_rate = 3%\nexcess_rate = "
                                       "10%\n[risk_fund]\nholdback = 10%\ncap = 5\n"));
    desk_write("new.ini",
               RULES("new", "[commission]\nexcess_rate = 10%\nbase_rate = 4%\nbelow_list = reject\n"
                            "[output]\ncsv = excel\n"));
    ck_assert(rules_history_read(&paths[0], 1, false, &old, &d) &&
              rules_history_read(&paths[1], 1, false, &now, &d));
    ck_assert(rule_changes_find(old.items[0], now.items[0], &memory, &changes, &d));
    ck_assert_uint_eq(changes.count, 4);
    ck_assert(text_is(changes.items[0].old->value, "3%") &&
              text_is(changes.items[0].now->value, "4%"));
    ck_assert_uint_eq(changes.items[0].now->at.line, 11);
    ck_assert(!changes.items[1].old && text_is(changes.items[1].now->key, "below_list"));
    ck_assert(!changes.items[2].now && text_is(changes.items[2].old->key, "holdback"));
    ck_assert(!changes.items[3].now && text_is(changes.items[3].old->key, "cap"));
    arena_release(&memory);
    rules_history_release(&old);
    rules_history_release(&now);
    diagnostics_release(&d);
}
END_TEST

Suite *suite(void)
{
    return suite_of("payslip_changes", who_came_and_who_went_is_told, a_new_grade_is_a_change,
                    rule_keys_that_differ_are_told);
}
