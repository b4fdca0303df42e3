#include "cli/kept_months.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "desk.h"
#include "month/compute.h"
#include "unit.h"

static size_t descriptors(void)
{
    DIR *folder = opendir("/proc/self/fd");
    size_t count = 0;
    ck_assert_ptr_nonnull(folder);
    while (readdir(folder) != NULL)
        count++;
    closedir(folder);
    return count;
}

/* Computes a month of the book on the desk into the next place. */
static void keep_next(kept_months *kept, book *b, chain *c, month m, diagnostics *d)
{
    month_paths paths = {.month = m};
    computed_month computed;
    memory_files *files = kept_months_next(kept, d);
    ck_assert_ptr_nonnull(files);
    ck_assert(book_find_inputs(b, &paths, d) && chain_open_month(c, b, &paths, d));
    const month_sink sink = memory_files_open(files);
    ck_assert_msg(month_compute(&computed, &paths, &sink, d), "%s", said(d));
    month_release(&computed);
    ck_assert(kept_months_link(files, m, c, d));
}

static void many_months(int count)
{
    char name[32], content[128];
    month first;
    desk_book();
    ck_assert(month_of(2026, 6, &first));
    for (int i = 0; i < count; i++) {
        const month m = {first.index + i};
        snprintf(name, sizeof name, "payments/%04d-%02d.csv", month_year(m), month_of_year(m));
        snprintf(content, sizeof content, "payment_id,date,employee_id,amount\nN%d,%04d-%02d-01,E1,100\n", i,
                 month_year(m), month_of_year(m));
        desk_write(name, content);
    }
}

/* check of a book of many years would end with "too many open files". */
START_TEST(a_long_book_is_checked_with_few_descriptors)
{
    enum { MONTHS = 40 };
    struct rlimit limit, tight;
    kept_months kept;
    book b;
    chain c;
    diagnostics d;
    month first;
    diagnostics_init(&d, false);
    many_months(MONTHS);
    ck_assert_int_eq(getrlimit(RLIMIT_NOFILE, &limit), 0);
    tight = limit;
    tight.rlim_cur = 32; /* as low as no system has it */
    ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &tight), 0);
    kept_months_init(&kept);
    book_open(&b, ".");
    ck_assert(chain_load(&c, &b, &d));
    ck_assert(month_of(2026, 6, &first));
    const size_t before = descriptors();
    for (int i = 0; i < MONTHS; i++)
        keep_next(&kept, &b, &c, (month){first.index + i}, &d);
    ck_assert_str_eq(said(&d), "");
    /* two of each, and all of the last two */
    ck_assert_uint_eq(descriptors(), before + 2 * (MONTHS - 2) + 2 * CARRIED_COUNT);
    kept_months_release(&kept);
    ck_assert_uint_eq(descriptors(), before);
    chain_release(&c);
    book_release(&b);
    diagnostics_release(&d);
    ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &limit), 0);
}
END_TEST

/* A payment of the first month would be paid again in the last, since that month was let go of. */
START_TEST(every_month_still_sees_the_payments_of_all_before)
{
    kept_months kept;
    book b;
    chain c;
    diagnostics d;
    month first;
    diagnostics_init(&d, false);
    many_months(5);
    desk_add("payments/2026-10.csv", "N0,2026-10-02,E1,1");
    kept_months_init(&kept);
    book_open(&b, ".");
    ck_assert(chain_load(&c, &b, &d));
    ck_assert(month_of(2026, 6, &first));
    for (int i = 0; i < 4; i++)
        keep_next(&kept, &b, &c, (month){first.index + i}, &d);
    month_paths paths = {.month = {first.index + 4}};
    computed_month computed;
    ck_assert_ptr_nonnull(kept_months_next(&kept, &d));
    ck_assert(book_find_inputs(&b, &paths, &d) && chain_open_month(&c, &b, &paths, &d));
    ck_assert(!month_compute(&computed, &paths, &month_sink_none, &d));
    ck_assert_str_eq(said(&d), "payments/2026-10.csv:3:1 earlier-payment");
    ck_assert_str_eq(d.sources[d.items[0].at.source].bytes, "payments/2026-10.csv");
    month_release(&computed);
    kept_months_release(&kept);
    kept_months_release(&kept);
    chain_release(&c);
    book_release(&b);
    diagnostics_release(&d);
}
END_TEST

Suite *suite(void)
{
    return suite_of("kept_months", a_long_book_is_checked_with_few_descriptors,
                    every_month_still_sees_the_payments_of_all_before);
}
