#include "explain/explanation.h"

#include "clerk.h"

/* Without this a person's own line would be missing, or a colleague's counted as hers. */
START_TEST(keeps_the_rows_that_count)
{
    clerk d;
    ck_assert(clerk_open(&d, "Z5"));
    ck_assert_uint_eq(d.e.line_count, 2);
    ck_assert(d.e.lines[0].own);
    ck_assert(text_is(d.e.lines[0].row.payment_id, "P3"));
    ck_assert_uint_eq(d.e.lines[0].row.line, 4);
    ck_assert_int_eq(d.e.lines[0].split.excess.fen, 116667);
    ck_assert(!d.e.lines[1].own); /* on her contract, credited to another */
    ck_assert_uint_eq(d.e.instalment_count, 2);
    ck_assert_uint_eq(d.e.instalments[1].line, 3);
    ck_assert_uint_eq(d.e.adjustment_count, 0);
    clerk_close(&d);

    ck_assert(clerk_open(&d, "Z6"));
    ck_assert_uint_eq(d.e.adjustment_count, 3);
    ck_assert(d.e.adjustments[2].all);
    ck_assert(text_is(d.e.adjustments[0].note, "for the fair"));
    ck_assert_uint_eq(d.e.instalment_count, 0); /* falls in a later month */
    ck_assert(!explanation_contract_counts(&d.e, 2));
    clerk_close(&d);
}
END_TEST

/* Without this nobody would be told that the person is not known, or a month be told that has errors. */
START_TEST(fails_where_there_is_nothing_to_tell)
{
    clerk d;
    ck_assert(!clerk_open(&d, "nobody at all"));
    ck_assert_int_eq(diagnostics_worst(&d.diagnostics), SEVERITY_USAGE);
    clerk_close(&d);
}
END_TEST

Suite *suite(void)
{
    return suite_of("explanation", keeps_the_rows_that_count, fails_where_there_is_nothing_to_tell);
}
