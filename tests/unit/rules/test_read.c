/* Without these a rule could be read into the wrong field, or a key that does nothing pass for a rule. */
#include "unit.h"

#include <stdio.h>

#include "rules/read.h"
#include "said.h"

#define ck_text(actual, expected) ck_assert_msg(text_is((actual), (expected)), "not %s", (expected))

static rules *read_shipped(const char *name)
{
    char path[1000];
    diagnostics d;
    diagnostics_init(&d, false);
    snprintf(path, sizeof path, "%s/%s", SALESPAY_SOURCE_DIR, name);
    rules *r = rules_read(path, false, &d);
    ck_assert_str_eq(said_by(&d), "");
    ck_assert_ptr_nonnull(r);
    diagnostics_release(&d);
    return r;
}

/* Without it the shipped rules would not pay what the written rules say. */
START_TEST(the_shipped_rules)
{
    rules *r = read_shipped("config/rules.ini");
    ck_text(r->scheme_name, "销售部薪酬规则");
    ck_assert(month_is_none(r->effective_from));
    ck_assert_int_eq(r->calculation, 1);
    ck_assert_int_eq(r->measure, MEASURE_COLLECTED);
    ck_assert_int_eq(r->prorate, PRORATE_NONE);
    ck_assert_uint_eq(r->grade_count, 2);
    ck_text(r->grades[0].name, "junior");
    ck_text(r->grades[0].label, "初级");
    ck_assert_int_eq(r->grades[0].base_fixed.fen, 0);
    ck_assert_int_eq(r->grades[0].base_step.fen, 1000000);
    ck_assert_int_eq(r->grades[0].base_per_step.fen, 20000);
    ck_assert_int_eq(r->grades[0].base_cap.fen, 200000);
    ck_assert_int_eq(r->grades[0].mode, BASE_STEP);
    ck_text(r->grades[1].name, "senior");
    ck_assert_int_eq(r->grades[1].base_fixed.fen, 100000);
    ck_assert_int_eq(r->base_rate.millionths, 30000);
    ck_assert_int_eq(r->excess_rate.millionths, 100000);
    ck_assert_int_eq(r->below_list, BELOW_LIST_IGNORE);
    ck_assert(r->has_risk_fund);
    ck_assert_int_eq(r->holdback.millionths, 100000);
    ck_assert_int_eq(r->fund_cap.fen, 500000);
    ck_assert_int_eq(r->late, LATE_SHORTFALL);
    ck_assert_int_eq(r->grace_days, 5);
    ck_assert_int_eq(r->max_cut.millionths, 500000);
    ck_assert_int_eq(r->against, AGAINST_EXPECTED);
    ck_assert_uint_eq(r->allowance_count, 2);
    ck_text(r->allowances[0].name, "cooling");
    ck_text(r->allowances[0].label, "降温津贴");
    ck_assert_uint_eq(r->allowances[0].months, 1U << 6 | 1U << 7);
    ck_assert_uint_eq(r->allowances[1].months, 1U << 11 | 1U << 0);
    ck_assert_int_eq(r->allowances[1].amount.fen, 1000);
    ck_assert(r->has_bonus);
    ck_assert_int_eq(r->pool_rate.millionths, 10000);
    ck_assert_int_eq(r->share, SHARE_COMMISSION);
    rules_free(r);
}
END_TEST

/* Without it the examples of the README would not run. */
START_TEST(the_rules_of_the_examples)
{
    rules_free(read_shipped("examples/aircon/rules.ini"));
    rules *r = read_shipped("examples/northwind/rules.ini");
    ck_assert_int_eq(r->measure, MEASURE_CONTRACTED);
    ck_assert_int_eq(r->grades[0].mode, BASE_PROPORTIONAL);
    ck_assert_int_eq(r->grades[1].mode, BASE_PROPORTIONAL);
    ck_assert_int_eq(r->late, LATE_SHORTFALL);
    ck_assert(!r->has_bonus);
    rules_free(r);
}
END_TEST

/* Without it a rule that was left out would be in force with made-up values. */
START_TEST(what_is_left_out_has_its_default)
{
    rules *r = rules_of(LEAST);
    ck_text(r->scheme_name, "");
    ck_text(r->grades[0].label, "");
    ck_assert_int_eq(r->grades[0].mode, BASE_STEP);
    ck_assert_int_eq(r->measure, MEASURE_COLLECTED);
    ck_assert_int_eq(r->prorate, PRORATE_NONE);
    ck_assert_int_eq(r->below_list, BELOW_LIST_IGNORE);
    ck_assert(!r->has_risk_fund);
    ck_assert_int_eq(r->late, LATE_OFF);
    ck_assert_int_eq(r->grace_days, 0);
    ck_assert_uint_eq(r->allowance_count, 0);
    ck_assert(!r->has_bonus);
    ck_assert_int_eq(r->late_entries, LATE_ENTRIES_REJECT);
    ck_assert_int_eq(r->payment_id, PAYMENT_ID_UNIQUE);
    ck_assert_uint_eq(r->alias_count, 0);
    ck_assert(!r->csv_excel && !r->headers_chinese && r->lines && !r->share_group);
    ck_assert(month_is_none(r->effective_from));
    ck_assert_uint_eq(r->effective_from_at.line, 0);
    ck_assert_uint_eq(r->effective_from_at.source, r->source);
    rules_free(r);
}
END_TEST

/* Without it a choice would set another one's value. */
START_TEST(every_choice_sets_its_own_value)
{
    rules *r = rules_of(LEAST "below_list = deduct\n"
                              "[base]\nmeasure = contracted\nprorate = calendar_days\n"
                              "[late_collection]\nmode = off\ngrace_days = 3\nmax_cut = 20%\nagainst = due\n"
                              "[bonus]\npool_rate = 2.5%\nshare_by = equal\n"
                              "[input]\nlate_entries = accept\npayment_id = line\n"
                              "[output]\ncsv = excel\nheaders = zh\nlines = no\nshare = group\n"
                              "[grade.x]\nlabel = X\nbase_mode = proportional\nbase_fixed=1\nbase_step=2\n"
                              "base_per_step=3\nbase_cap=4\n");
    ck_assert_int_eq(r->below_list, BELOW_LIST_DEDUCT);
    ck_assert_int_eq(r->measure, MEASURE_CONTRACTED);
    ck_assert_int_eq(r->prorate, PRORATE_CALENDAR_DAYS);
    ck_assert_int_eq(r->late, LATE_OFF);
    ck_assert_int_eq(r->grace_days, 3);
    ck_assert_int_eq(r->against, AGAINST_DUE);
    ck_assert_int_eq(r->share, SHARE_EQUAL);
    ck_assert_int_eq(r->late_entries, LATE_ENTRIES_ACCEPT);
    ck_assert_int_eq(r->payment_id, PAYMENT_ID_LINE);
    ck_assert(r->csv_excel && r->headers_chinese && !r->lines && r->share_group);
    const grade_rules *x = &r->grades[1];
    ck_assert_int_eq(x->mode, BASE_PROPORTIONAL);
    ck_assert_int_eq(x->base_fixed.fen, 100);
    ck_assert_int_eq(x->base_step.fen, 200);
    ck_assert_int_eq(x->base_per_step.fen, 300);
    ck_assert_int_eq(x->base_cap.fen, 400);
    rules_free(r);

    r = rules_of(LEAST "below_list = reject\n[bonus]\npool_rate = 1%\nshare_by = sales\n");
    ck_assert_int_eq(r->below_list, BELOW_LIST_REJECT);
    ck_assert_int_eq(r->share, SHARE_SALES);
    rules_free(r);
}
END_TEST

/* Without it explain would show another line than the one that holds the rule. */
START_TEST(entries_are_kept_with_their_places)
{
    rules *r = rules_of(
        LEAST "  # comment\n[export.bank]\ncolumns.1 = employee_id\nsuffix =\n[notices]\nfrom = 财务部 ; us\n");
    const rule_entry *rate = rules_entry(r, TEXT_LITERAL("commission"), TEXT_LITERAL("excess_rate"));
    ck_text(rate->value, "10%");
    ck_assert_uint_eq(rate->at.line, 10);
    ck_assert_uint_eq(rate->at.column, 15);
    ck_text(rate->at.excerpt, "excess_rate = 10%");
    ck_assert_ptr_null(rules_entry(r, TEXT_LITERAL("commission"), TEXT_LITERAL("below_list")));
    ck_text(rules_entry(r, TEXT_LITERAL("export.bank"), TEXT_LITERAL("columns.1"))->value, "employee_id");
    ck_text(rules_entry(r, TEXT_LITERAL("export.bank"), TEXT_LITERAL("suffix"))->value, "");
    ck_text(rules_entry(r, TEXT_LITERAL("notices"), TEXT_LITERAL("from"))->value, "财务部");
    ck_assert_uint_eq(r->entry_count, 10);
    rules_free(r);
}
END_TEST

/* Without it a company's own header would be taken for another column's. */
START_TEST(aliases)
{
    rules *r = rules_of(
        LEAST "[columns.payments]\namount = 到账 金额\nignore = 摘要,　制单人\n[columns.staff]\nname = 摘要\n");
    static const char *const files[] = {"payments", "payments", "payments", "staff"};
    static const char *const keys[] = {"amount", "ignore", "ignore", "name"};
    static const char *const headers[] = {"到账 金额", "摘要", "制单人", "摘要"};
    static const unsigned lines[] = {12, 13, 13, 15}, columns[] = {10, 10, 14, 8};
    ck_assert_uint_eq(r->alias_count, 4);
    for (size_t i = 0; i < 4; i++) {
        ck_text(r->aliases[i].file, files[i]);
        ck_text(r->aliases[i].key, keys[i]);
        ck_text(r->aliases[i].header, headers[i]);
        ck_assert_uint_eq(r->aliases[i].key_at.line, lines[i]);
        ck_assert_uint_eq(r->aliases[i].key_at.column, 1);
        ck_assert_uint_eq(r->aliases[i].header_at.column, columns[i]);
    }
    rules_free(r);

    ck_said("12:10 empty-header", LEAST "[columns.staff]\nignore = , a\n");
    ck_said("12:12 empty-header", LEAST "[columns.staff]\nignore = a,\n");
    ck_said("12:6 empty-header; 13:8 empty-header", LEAST "[columns.staff]\nname = \nignore = # none\n");
    ck_said("13:9 repeated-header; 14:10 repeated-header; 14:15 repeated-header",
            LEAST "[columns.staff]\nname = a\ngrade = a\nignore = a, b,b\n");
    ck_said("12:1 bad-key-name; 13:1 bad-key-name", LEAST "[columns.staff]\n姓名 = a\nName = b\n");
}
END_TEST

/* Without it a misspelt key would be a rule that nobody applies. */
START_TEST(unknown_names)
{
    ck_said("11:1 unknown-key", LEAST "bonus_rate = 3%\n");
    ck_said("11:1 unknown-key", LEAST "Below_List = reject\n");
    ck_said("11:1 unknown-key", LEAST "基本提成 = 3%\n");
    ck_said("11:2 unknown-section", LEAST "[what]\nis = this\n");
    ck_said("11:2 unknown-section", LEAST "[Bonus]\npool_rate = 3\n");
    ck_said("11:2 unknown-section", LEAST "[bonus.x]\n");
    ck_said("11:2 unknown-section", LEAST "[commission.]\n");
    ck_said("11:2 unknown-section", LEAST "[.]\n");
    ck_said("11:2 unknown-section", LEAST "[columns.payment]\namount = x\n");
    ck_said("11:2 unknown-section", LEAST "[columns.balances]\n");
    ck_said("11:2 section-needs-name; 12:2 section-needs-name; 13:2 section-needs-name; 14:2 section-needs-name",
            LEAST "[grade]\n[allowance.]\n[columns]\n[export]\n");
    ck_said("11:2 bad-section-name; 12:2 bad-section-name; 13:2 bad-section-name; 14:2 bad-section-name",
            LEAST "[grade.Senior]\n[allowance.降温]\n[export.a b]\n[grade.a.b]\n");
    ck_said("12:1 bad-key-name", LEAST "[notices]\nFrom = x\n");
}
END_TEST

/* Without it a name of 65 characters would pass here and be cut elsewhere. */
START_TEST(long_names)
{
    char all[1000];
    for (int size = 64; size <= 65; size++) {
        snprintf(all, sizeof all, "%s[export.%0*d]\n%0*d = 1\n", LEAST, size, 7, size, 7);
        ck_assert_str_eq(said_of(all), size == 64 ? "" : "11:2 bad-section-name");
    }
    snprintf(all, sizeof all, "%s[notices]\n%065d = 1\n", LEAST, 7);
    ck_assert_str_eq(said_of(all), "12:1 bad-key-name");
}
END_TEST

/* Without it a rule file that lacks half of the scheme would pay half of the pay. */
START_TEST(what_is_missing)
{
    ck_said("0:0 missing-section; 0:0 missing-grade; 0:0 missing-section", "");
    ck_said("0:0 missing-grade", "[scheme]\ncalculation = 1\n[commission]\nbase_rate = 3%\nexcess_rate = 10%\n");
    ck_said("1:2 missing-key; 2:2 missing-key; 2:2 missing-key; 2:2 missing-key; 2:2 missing-key; 3:2 missing-key; "
            "3:2 missing-key",
            "[scheme]\n[grade.a]\n[commission]\n");
    ck_said("11:2 missing-key; 11:2 missing-key; 12:2 missing-key; 12:2 missing-key; 13:2 missing-key; "
            "13:2 missing-key; 14:2 missing-key; 14:2 missing-key",
            LEAST "[risk_fund]\n[late_collection]\n[bonus]\n[allowance.x]\n[base]\n[input]\n[output]\n[notices]\n");
}
END_TEST

/* Without it one mistake would be told as two, and the second send the clerk astray. */
START_TEST(a_mistake_is_told_once)
{
    ck_said("12:1 unknown-key", LEAST "[bonus]\npool_rat = 3%\nshare_by = equal\n");
    ck_said("0:0 missing-grade; 0:0 missing-section; 1:2 unknown-section", "[schem]\ncalculation = 1\n");
    ck_said("12:10 quoted-value", LEAST "[allowance.x]\nmonths = \"7\"\namount = 10\n");
    ck_said("12:10 bad-months", LEAST "[allowance.x]\nmonths = x\namount = 10\n");
}
END_TEST

/* Without it "senior" in staff.csv could be either of two grades. */
START_TEST(names_of_grades_differ)
{
#define GRADE "base_fixed = 0\nbase_step = 1\nbase_per_step = 0\nbase_cap = 0\n"
    ck_said("12:9 taken-label", LEAST "[grade.a]\nlabel = junior\n" GRADE);
    ck_said("18:9 taken-label", LEAST "[grade.a]\nlabel = 甲\n" GRADE "[grade.b]\nlabel = 甲\n" GRADE);
    ck_said("12:9 taken-label", LEAST "[grade.a]\nlabel = b\n" GRADE "[grade.b]\n" GRADE);
    ck_said("", LEAST "[grade.a]\nlabel = a\n" GRADE "[grade.b]\nlabel = 乙\n" GRADE);
    ck_said("", LEAST "[grade.a]\n" GRADE "[grade.b]\n" GRADE);
    ck_said("12:9 taken-label; 18:9 taken-label", LEAST "[grade.a]\nlabel = b\n" GRADE "[grade.b]\nlabel = a\n" GRADE);
}
END_TEST

/* Without it rules in rules/ would be in force always, and hide those before them. */
START_TEST(dated_rules_say_from_when)
{
    ck_assert_str_eq(said_of_dated(LEAST), "1:2 missing-effective-from");
    ck_assert_str_eq(said_of_dated(LEAST "[scheme]\neffective_from = 2026-01\n"), "11:2 repeated-section");
    ck_assert_str_eq(said_of_dated("[scheme]\neffective_fro = 2026-01\ncalculation = 1\n"),
                     "0:0 missing-grade; 0:0 missing-section; 2:1 unknown-key");
}
END_TEST

Suite *suite(void)
{
    return suite_of("read", the_shipped_rules, the_rules_of_the_examples, what_is_left_out_has_its_default,
                    every_choice_sets_its_own_value, entries_are_kept_with_their_places, aliases, unknown_names,
                    long_names, what_is_missing, a_mistake_is_told_once, names_of_grades_differ,
                    dated_rules_say_from_when);
}
