#include "month/load.h"

#include <stdio.h>
#include <string.h>

#include "desk.h"
#include "months.h"
#include "unit.h"

/* A month that was loaded, and what was said of it. */
typedef struct {
    month_on_desk july;
    computed_month computed;
    diagnostics diagnostics;
    bool sound;
} loaded;

static void load(loaded *l)
{
    diagnostics_init(&l->diagnostics, false);
    l->computed = (computed_month){0};
    const input_context context = {.diagnostics = &l->diagnostics,
                                   .memory = &l->computed.memory,
                                   .month = l->july.paths.month,
                                   .log = &l->computed.inputs};
    l->sound = month_load(&l->computed, &l->july.paths, &context);
}

static void unload(loaded *l)
{
    month_release(&l->computed);
    diagnostics_release(&l->diagnostics);
}

static void write_rules(const char *name, const char *from, const char *base_rate)
{
    char content[512];
    snprintf(content, sizeof content,
             "[scheme]\ncalculation = 1\neffective_from = %s\n"
             "[grade.junior]\nlabel = 初级\nbase_fixed = 0\nbase_step = 1\nbase_per_step = 0\nbase_cap = 0\n"
             "[commission]\nbase_rate = %s\nexcess_rate = 0%%\n[late_collection]\ngrace_days = %s\nmax_cut = 0%%\n",
             from, base_rate, from[6] == '1' ? "0" : "5");
    desk_write(name, content);
}

/* August's rules would be applied to July, or July's go on for ever. */
START_TEST(the_latest_rules_not_after_the_month_are_in_force)
{
    loaded l;
    desk_book();
    write_rules("rules/a.ini", "2026-08", "8%");
    write_rules("rules/b.ini", "2026-01", "1%");
    write_rules("rules/c.ini", "2026-07", "7%");
    first_month(&l.july, "2026-07");
    l.july.rules[0] = "rules/a.ini", l.july.rules[1] = "rules/b.ini", l.july.rules[2] = "rules/c.ini";
    l.july.paths.rules.count = 3;
    l.july.paths.rules_dated = true;
    load(&l);
    ck_assert_msg(l.sound, "%s", said(&l.diagnostics));
    ck_assert_int_eq(l.computed.rules->base_rate.millionths, 70000);
    ck_assert_uint_eq(l.computed.history.count, 3);
    unload(&l);
    /* an error in one that is not in force is an error, too */
    desk_add("rules/a.ini", "max_cut = 1%");
    load(&l);
    ck_assert(!l.sound);
    ck_assert_str_eq(said(&l.diagnostics), "rules/a.ini:16:1 repeated-key");
    unload(&l);
}
END_TEST

/* A month before all rules would be paid by none. */
START_TEST(a_month_before_all_rules_is_an_error_at_the_earliest)
{
    loaded l;
    desk_book();
    write_rules("rules.ini", "2026-08", "8%");
    first_month(&l.july, "2026-07");
    load(&l);
    ck_assert(!l.sound);
    ck_assert_ptr_null(l.computed.rules);
    ck_assert_str_eq(said(&l.diagnostics), "rules.ini:3:18 no-rules-in-force");
    ck_assert(l.computed.people_read && l.computed.contracts_read);
    unload(&l);
}
END_TEST

/* Late money would be looked for in the wrong month, and commission be cut for it. */
START_TEST(instalments_fall_in_the_month_of_due_date_and_grace)
{
    loaded l;
    desk_book();
    write_rules("rules.ini", "2026-01", "1%"); /* grace_days = 0 */
    desk_write("instalments.csv", "contract_id,due_date,amount\nC1,2026-06-30,1\nC1,2026-07-01,2\nC1,2026-07-31,4\n"
                                  "C1,2026-08-01,8\n");
    first_month(&l.july, "2026-07");
    load(&l);
    ck_assert(l.sound);
    ck_assert_int_eq((int64_t)l.computed.opening.contracts[0].due_before_fen, 100);
    ck_assert_int_eq((int64_t)l.computed.opening.contracts[0].due_in_month_fen, 600);
    unload(&l);
    write_rules("rules.ini", "2026-02", "1%"); /* grace_days = 5: all fall later */
    load(&l);
    ck_assert_int_eq((int64_t)l.computed.opening.contracts[0].due_before_fen, 0);
    ck_assert_int_eq((int64_t)l.computed.opening.contracts[0].due_in_month_fen, 300);
    unload(&l);
}
END_TEST

/* A small firm without contracts could not use the program. */
START_TEST(what_is_not_there_is_not_missed)
{
    loaded l;
    desk_book();
    desk_remove("contracts.csv");
    desk_remove("instalments.csv");
    first_month(&l.july, "2026-07");
    load(&l);
    ck_assert_msg(l.sound, "%s", said(&l.diagnostics));
    ck_assert(l.computed.contracts_read && !l.computed.contracts.given && l.computed.contracts.count == 0);
    ck_assert(l.computed.opening.first_month && !l.computed.company.has_profit);
    ck_assert_int_eq(l.computed.opening.people[0].risk_fund.fen, 10000);
    ck_assert_ptr_nonnull(l.computed.tally.people);
    ck_assert_uint_eq(l.computed.tally.person_count, 2);
    unload(&l);
    desk_write("instalments.csv", "contract_id,due_date,amount\n");
    first_month(&l.july, "2026-07");
    load(&l);
    ck_assert(!l.sound);
    ck_assert_str_eq(said(&l.diagnostics), "instalments.csv instalments-without-contracts");
    unload(&l);
}
END_TEST

/* A typo in the rules would hide the mistakes in every other file. */
START_TEST(files_are_checked_without_rules_too)
{
    loaded l;
    desk_book();
    desk_write("rules.ini", "[scheme]\n");
    desk_add("instalments.csv", "C1,2026-02-30,1");
    desk_add("staff.csv", "E1,again,junior,");
    desk_write("adjustments.csv", "month,employee_id,kind,amount,note\n2026-13,E1,tax,1,\n");
    first_month(&l.july, "2026-07");
    load(&l);
    ck_assert(!l.sound);
    ck_assert_ptr_nonnull(strstr(said(&l.diagnostics), "rules.ini"));
    ck_assert_ptr_nonnull(strstr(said(&l.diagnostics), "instalments.csv:4:4 no-such-day"));
    ck_assert_ptr_nonnull(strstr(said(&l.diagnostics), "staff.csv:4:1 "));
    ck_assert_ptr_nonnull(strstr(said(&l.diagnostics), "adjustments.csv:2:1 bad-month"));
    unload(&l);
}
END_TEST

/* A misspelt key of [columns.payments] would be told by nobody, and its column be unknown in every file. */
START_TEST(names_of_columns_are_checked_with_the_rules)
{
    loaded l;
    desk_book();
    desk_add("rules.ini", "[columns.payments]\namout = 金额");
    first_month(&l.july, "2026-07");
    load(&l);
    ck_assert(diagnostics_failed(&l.diagnostics));
    ck_assert_ptr_nonnull(strstr(said(&l.diagnostics), "rules.ini:22:1 unknown-"));
    unload(&l);
}
END_TEST

Suite *suite(void)
{
    return suite_of("load", the_latest_rules_not_after_the_month_are_in_force,
                    a_month_before_all_rules_is_an_error_at_the_earliest,
                    instalments_fall_in_the_month_of_due_date_and_grace, what_is_not_there_is_not_missed,
                    files_are_checked_without_rules_too, names_of_columns_are_checked_with_the_rules);
}
