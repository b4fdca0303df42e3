/* Without these a section that is left out would be in force, or one that stands be off. */
#include "unit.h"

#include "said.h"

#define ck_text(actual, expected) ck_assert_msg(text_is((actual), (expected)), "not %s", (expected))

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

Suite *suite(void)
{
    return suite_of("sections", what_is_left_out_has_its_default);
}
