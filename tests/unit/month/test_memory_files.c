#include "month/memory_files.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "desk.h"
#include "months.h"
#include "unit.h"

/* Where run writes what is kept; NULL: not looked at here. */
static const char *const names[CARRIED_COUNT] = {
    [CARRIED_BALANCES] = "months/2026-06/balances.csv",
    [CARRIED_RECEIVABLES] = "months/2026-06/receivables.csv",
    [CARRIED_KEYS] = "months/2026-06/payment_ids.bin",
    [CARRIED_TOTALS] = "months/2026-06/totals.csv",
    [CARRIED_PAYSLIPS] = "months/2026-06/payslips.csv",
};

/* Open descriptors of this process, the one that counts them included. */
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

static bool keep_month(const char *written, memory_files *kept, diagnostics *d)
{
    month_on_desk m;
    computed_month computed;
    first_month(&m, written);
    const month_sink sink = memory_files_open(kept);
    const bool done = month_compute(&computed, &m.paths, &sink, d);
    month_release(&computed);
    return done;
}

static void check_same(const char *path, const char *name)
{
    FILE *kept = fopen(path, "r"), *written = fopen(name, "r");
    ck_assert_msg(kept != NULL && written != NULL, "%s as %s", name, path);
    int a, b;
    do {
        a = fgetc(kept), b = fgetc(written);
        ck_assert_msg(a == b, "%s differs at byte %ld", name, ftell(written));
    } while (a != EOF);
    fclose(kept);
    fclose(written);
}

/* check would open July from other figures than run does. */
START_TEST(what_is_kept_is_what_would_be_written)
{
    memory_files kept;
    diagnostics d;
    diagnostics_init(&d, false);
    desk_book();
    written_first_month("2026-06");
    ck_assert_msg(keep_month("2026-06", &kept, &d), "%s", said(&d));
    for (int i = 0; i < CARRIED_COUNT; i++)
        if (names[i])
            check_same(kept.paths[i], names[i]);
    memory_files_release(&kept);
    diagnostics_release(&d);
}
END_TEST

/* A July computed in memory's June would not be July. */
START_TEST(a_month_opens_from_memory_as_from_the_disk)
{
    month_on_desk july;
    memory_files kept;
    diagnostics d;
    diagnostics_init(&d, false);
    desk_book();
    desk_add("payments/2026-07.csv", "P1,2026-07-05,E2,,12");
    written_first_month("2026-06");
    next_month(&july, "2026-07", "2026-06");
    ck_assert_str_eq(said_of(&july.paths), "payments/2026-07.csv:4:1 earlier-payment");
    desk_write("payments/2026-07.csv", "payment_id,date,employee_id,contract_id,amount\nP3,2026-07-03,,C1,55000\n");
    ck_assert(write_month(&july.paths, "from-disk", &d));

    ck_assert(keep_month("2026-06", &kept, &d));
    july.paths.balances = kept.paths[CARRIED_BALANCES];
    july.paths.receivables = kept.paths[CARRIED_RECEIVABLES];
    july.earlier[0].keys_path = kept.paths[CARRIED_KEYS];
    ck_assert_msg(write_month(&july.paths, "from-memory", &d), "%s", said(&d));
    char *disk = desk_read_all("from-disk"), *memory = desk_read_all("from-memory");
    ck_assert_str_eq(disk, memory);
    free(disk), free(memory);
    memory_files_release(&kept);
    diagnostics_release(&d);
}
END_TEST

/* A book without contracts would open its second month from a file that nobody wrote. */
START_TEST(a_month_without_contracts_keeps_no_receivables)
{
    memory_files kept;
    diagnostics d;
    diagnostics_init(&d, false);
    desk_book();
    desk_remove("contracts.csv");
    desk_remove("instalments.csv");
    desk_write("payments/2026-06.csv", "date,employee_id,amount\n2026-06-03,E1,1\n");
    ck_assert_msg(keep_month("2026-06", &kept, &d), "%s", said(&d));
    ck_assert_ptr_null(kept.streams[CARRIED_RECEIVABLES]);
    ck_assert_str_eq(kept.paths[CARRIED_RECEIVABLES], "");
    ck_assert_ptr_nonnull(kept.streams[CARRIED_BALANCES]);
    memory_files_release(&kept);
    diagnostics_release(&d);
}
END_TEST

/* The check of a book of many years would run out of descriptors. */
START_TEST(what_is_dropped_gives_its_descriptors_back)
{
    memory_files kept;
    diagnostics d;
    diagnostics_init(&d, false);
    desk_book();
    const size_t before = descriptors();
    ck_assert(keep_month("2026-06", &kept, &d));
    ck_assert_uint_eq(descriptors(), before + CARRIED_COUNT);
    memory_files_drop_openings(&kept);
    memory_files_drop_openings(&kept);
    ck_assert_uint_eq(descriptors(), before + 2);
    ck_assert_str_eq(kept.paths[CARRIED_BALANCES], "");
    ck_assert_str_ne(kept.paths[CARRIED_KEYS], "");
    memory_files_release(&kept);
    memory_files_release(&kept);
    ck_assert_uint_eq(descriptors(), before);
    desk_add("payments/2026-06.csv", "P1,2026-06-05,E2,,12");
    ck_assert(!keep_month("2026-06", &kept, &d)); /* a month with an error keeps nothing */
    ck_assert_uint_eq(descriptors(), before);
    memory_files_release(&kept);
    diagnostics_release(&d);
}
END_TEST

/* A month that found no descriptor would be taken for one that was checked. */
START_TEST(no_descriptor_left_is_the_systems_failure)
{
    memory_files kept;
    diagnostics d;
    struct rlimit limit, tight;
    diagnostics_init(&d, false);
    desk_book();
    ck_assert_int_eq(getrlimit(RLIMIT_NOFILE, &limit), 0);
    tight = limit;
    const int free_one = dup(STDIN_FILENO);
    ck_assert_int_eq(close(free_one), 0);
    tight.rlim_cur = (rlim_t)free_one + 2; /* reading needs one at a time, the month keeps more */
    ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &tight), 0);
    const bool done = keep_month("2026-06", &kept, &d);
    ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &limit), 0);
    ck_assert(!done);
    ck_assert_str_eq(said(&d), "cannot-write");
    ck_assert_int_eq(diagnostics_worst(&d), SEVERITY_SYSTEM);
    memory_files_release(&kept);
    diagnostics_release(&d);
}
END_TEST

Suite *suite(void)
{
    return suite_of("memory_files", what_is_kept_is_what_would_be_written, a_month_opens_from_memory_as_from_the_disk,
                    a_month_without_contracts_keeps_no_receivables, what_is_dropped_gives_its_descriptors_back,
                    no_descriptor_left_is_the_systems_failure);
}
