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
        LEAST "  # comment\n[export.bank]\ncolumns = n: employee_id\n[notices]\ntax_above = 1,000 ; us\n");
    const rule_entry *rate = rules_entry(r, TEXT_LITERAL("commission"), TEXT_LITERAL("excess_rate"));
    ck_text(rate->value, "10%");
    ck_assert_uint_eq(rate->at.line, 10);
    ck_assert_uint_eq(rate->at.column, 15);
    ck_text(rate->at.excerpt, "excess_rate = 10%");
    ck_assert_ptr_null(rules_entry(r, TEXT_LITERAL("commission"), TEXT_LITERAL("below_list")));
    ck_text(rules_entry(r, TEXT_LITERAL("export.bank"), TEXT_LITERAL("columns"))->value, "n: employee_id");
    ck_text(rules_entry(r, TEXT_LITERAL("notices"), TEXT_LITERAL("tax_above"))->value, "1,000");
    ck_assert_uint_eq(r->entry_count, 9);
    rules_free(r);
}
END_TEST

Suite *suite(void)
{
    return suite_of("read", the_shipped_rules, the_rules_of_the_examples, every_choice_sets_its_own_value,
                    entries_are_kept_with_their_places);
}
