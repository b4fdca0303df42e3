#include "explain/draft.h"

#include <stdlib.h>
#include <unistd.h>

#include "clerk.h"
#include "output/formats.h"

static char path[] = "/tmp/salespay-draft-XXXXXX";

static draft_state compare(clerk *d, const char *more)
{
    FILE *out = fopen(path, "w");
    ck_assert_ptr_nonnull(out);
    ck_assert(payslips_write(&d->e.computed.result, out));
    fputs(more, out);
    ck_assert_int_eq(fclose(out), 0);
    return draft_compare(path, &d->e.computed.result, &d->diagnostics);
}

/* Without this somebody would be told her pay from inputs that the draft on the table does not know. */
START_TEST(fresh_stale_absent)
{
    clerk d;
    const int descriptor = mkstemp(path);
    ck_assert_int_ge(descriptor, 0);
    close(descriptor);
    ck_assert(clerk_open(&d, "Z1"));
    ck_assert_int_eq(compare(&d, ""), DRAFT_FRESH);
    ck_assert_int_eq(compare(&d, "x"), DRAFT_STALE);
    ck_assert_int_eq(truncate(path, 10), 0);
    ck_assert_int_eq(draft_compare(path, &d.e.computed.result, &d.diagnostics), DRAFT_STALE);
    ck_assert_int_eq(unlink(path), 0);
    ck_assert_int_eq(draft_compare(path, &d.e.computed.result, &d.diagnostics), DRAFT_ABSENT);
    ck_assert_int_eq(draft_compare("/dev/null/payslips.csv", &d.e.computed.result, &d.diagnostics), DRAFT_ABSENT);
    ck_assert(!diagnostics_failed(&d.diagnostics));
    ck_assert_int_eq(draft_compare("/tmp", &d.e.computed.result, &d.diagnostics), DRAFT_UNREADABLE);
    ck_assert(diagnostics_failed(&d.diagnostics));
    clerk_close(&d);
}
END_TEST

Suite *suite(void)
{
    return suite_of("draft", fresh_stale_absent);
}
