#include "month/write_files.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "desk.h"
#include "months.h"
#include "output/payment_ids.h"
#include "unit.h"

static bool run_june(const char *folder, diagnostics *d)
{
    month_on_desk june;
    diagnostics_init(d, false);
    first_month(&june, "2026-06");
    return write_month(&june.paths, folder, d);
}

static mode_t mode_of(const char *name)
{
    struct stat state;
    return lstat(name, &state) == 0 ? state.st_mode & 07777 : 0;
}

/* A month's folder would lack a file that close, verify or the next month asks for. */
START_TEST(a_month_has_all_its_files_for_its_owner_alone)
{
    static const char *const names[] = {"payslips.csv", "commission_lines.csv", "balances.csv", "receivables.csv",
                                        "totals.csv", "manifest.csv", "payment_ids.bin"};
    diagnostics d;
    desk_book();
    const mode_t before = umask(0);
    ck_assert_msg(run_june("out/June", &d), "%s", said(&d));
    umask(before);
    ck_assert_uint_eq(mode_of("out/June"), 0700);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char path[64];
        snprintf(path, sizeof path, "out/June/%s", names[i]);
        ck_assert_msg(mode_of(path) == 0600, "%s", path);
    }
    diagnostics_release(&d);
}
END_TEST

/* A second run would leave a file of the first among its own: lines that the payslips do not know. */
START_TEST(a_folder_is_replaced_as_a_whole)
{
    diagnostics d;
    desk_book();
    ck_assert(run_june("June", &d));
    diagnostics_release(&d);
    ck_assert(desk_holds("June/commission_lines.csv") && desk_holds("June/receivables.csv"));
    desk_add("rules.ini", "[output]\nlines = no\nshare = group");
    desk_remove("contracts.csv");
    desk_remove("instalments.csv");
    desk_write("payments/2026-06.csv", "date,employee_id,amount\n2026-06-03,E1,1\n");
    const mode_t before = umask(077);
    ck_assert_msg(run_june("June", &d), "%s", said(&d));
    umask(before);
    ck_assert(!desk_holds("June/commission_lines.csv") && !desk_holds("June/receivables.csv"));
    ck_assert_uint_eq(mode_of("June"), 0750);
    ck_assert_uint_eq(mode_of("June/payslips.csv"), 0640);
    diagnostics_release(&d);
}
END_TEST

/* A failed run would leave half a month, or take away the good one. */
START_TEST(a_failed_month_leaves_what_was_there)
{
    diagnostics d;
    desk_book();
    desk_add("payments/2026-06.csv", "P1,2026-06-05,E2,,12"); /* found when all lines are written */
    ck_assert(!run_june("a/b/June", &d));
    ck_assert_str_eq(said(&d), "payments/2026-06.csv:4:1 repeated-payment");
    ck_assert(!desk_holds("a"));
    diagnostics_release(&d);

    desk_book();
    ck_assert(run_june("months/June", &d));
    diagnostics_release(&d);
    char *good = desk_read_all("months/June");
    desk_add("payments/2026-06.csv", "P1,2026-06-05,E2,,12");
    ck_assert(!run_june("months/June", &d));
    char *after = desk_read_all("months/June");
    ck_assert_str_eq(good, after);
    free(good), free(after);
    char *beside = desk_read_all("months");
    ck_assert_str_eq(beside, "== June\n"); /* nothing staged is left */
    free(beside);
    diagnostics_release(&d);
}
END_TEST

/* Somebody's letter in the folder would be deleted with the old month. */
START_TEST(a_folder_with_a_foreign_file_is_refused_before_anything_is_written)
{
    diagnostics d;
    desk_book();
    desk_write("June/letter.txt", "dear");
    ck_assert(!run_june("June", &d));
    ck_assert_str_eq(said(&d), "foreign-file");
    ck_assert_int_eq(diagnostics_worst(&d), SEVERITY_REFUSED);
    ck_assert(desk_holds("June/letter.txt") && !desk_holds("June/payslips.csv"));
    diagnostics_release(&d);
}
END_TEST

/* The sink under test, on a disk that is full from some call on. */
typedef struct {
    month_sink inner;
    char full_from; /* b: after begin; k: before the keys; f: before finish */
} full_disk;

static void fill_disk(void)
{
    struct rlimit limit;
    ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = 0;
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static bool full_begin(void *closure, const settle_facts *facts, diagnostics *d)
{
    full_disk *disk = closure;
    const bool begun = disk->inner.begin(disk->inner.closure, facts, d);
    if (disk->full_from == 'b')
        fill_disk();
    return begun;
}

static bool full_lines(void *closure, text piece, diagnostics *d)
{
    full_disk *disk = closure;
    return disk->inner.lines(disk->inner.closure, piece, d);
}

static FILE *full_keys(void *closure, diagnostics *d)
{
    full_disk *disk = closure;
    if (disk->full_from == 'k')
        fill_disk();
    return disk->inner.keys(disk->inner.closure, d);
}

static bool full_finish(void *closure, const month_result *result, diagnostics *d)
{
    full_disk *disk = closure;
    if (disk->full_from == 'f')
        fill_disk();
    return disk->inner.finish(disk->inner.closure, result, d);
}

static bool run_june_on_a_full_disk(char full_from, diagnostics *d)
{
    month_on_desk june;
    computed_month computed;
    files_sink state;
    struct rlimit limit;
    diagnostics_init(d, false);
    ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &limit), 0);
    signal(SIGXFSZ, SIG_IGN);
    first_month(&june, "2026-06");
    full_disk disk = {files_sink_open(&state, "June", false, false), full_from};
    const month_sink sink = {.begin = full_begin, .finish = full_finish, .closure = &disk, .lines = full_lines, .keys = full_keys};
    const bool computed_all = month_compute(&computed, &june.paths, &sink, d);
    const bool done = files_sink_close(&state, computed_all) && computed_all;
    month_release(&computed);
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
    return done;
}

static void many_payments(int count)
{
    FILE *file = fopen("payments/2026-06.csv", "a");
    ck_assert_ptr_nonnull(file);
    for (int i = 0; i < count; i++)
        fprintf(file, "Q%d,2026-06-05,E2,,0.12\n", i);
    ck_assert_int_eq(fclose(file), 0);
}

/* A month cut off by a full disk would be put in place as if it were whole. */
START_TEST(a_file_that_cannot_be_written_whole_ends_the_month)
{
    static const struct {
        char full_from;
        int payments;
    } tries[] = {{'b', 0}, {'f', 0}, {'b', 2000}, {'b', 20000}, {'k', 20000}}; /* many: it is full while they are read, or sorted */
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        diagnostics d;
        desk_book();
        ck_assert(run_june("June", &d));
        diagnostics_release(&d);
        char *good = desk_read_all("June");
        many_payments(tries[i].payments);
        ck_assert(!run_june_on_a_full_disk(tries[i].full_from, &d));
        ck_assert_str_eq(said(&d), "cannot-write");
        ck_assert_int_eq(diagnostics_worst(&d), SEVERITY_SYSTEM);
        char *after = desk_read_all("June");
        ck_assert_str_eq(good, after);
        free(good), free(after);
        diagnostics_release(&d);
    }
}
END_TEST

/* June into the folder: its keys on the way to payment_ids.bin while they are sorted, by so many threads, or only at the end. */
static void write_june(const char *folder, bool meanwhile, size_t threads)
{
    month_on_desk june;
    computed_month computed;
    files_sink state;
    diagnostics d;
    diagnostics_init(&d, false);
    first_month(&june, "2026-06");
    june.paths.threads = threads;
    month_sink sink = files_sink_open(&state, folder, false, false);
    if (!meanwhile)
        sink.keys = NULL;
    ck_assert_msg(month_compute(&computed, &june.paths, &sink, &d), "%s", said(&d));
    ck_assert(computed.result.payment_keys_written == (state.keys != NULL && computed.keys.sorted.repeat_count == 0));
    ck_assert((state.keys != NULL) == meanwhile);
    ck_assert(files_sink_close(&state, true));
    month_release(&computed);
    diagnostics_release(&d);
}

static void check_ids(const char *path, size_t count)
{
    payment_ids ids; /* reading finds what does not ascend, and a count that is not the file's */
    diagnostics d;
    diagnostics_init(&d, false);
    ck_assert_msg(payment_ids_read(path, SIZE_MAX, &ids, &d), "%s", said(&d));
    ck_assert_uint_eq(ids.count, count);
    payment_ids_release(&ids);
    diagnostics_release(&d);
}

/* The numbers of a large month would not be found again by later ones, or the month come out otherwise on another machine. */
START_TEST(many_keys_are_written_while_they_are_sorted)
{
    desk_book();
    many_payments(20000);
    write_june("late", false, 1);
    char *const late = desk_read_all("late");
    check_ids("late/payment_ids.bin", 20002);
    for (size_t threads = 1; threads <= 4; threads++) {
        write_june("meanwhile", true, threads);
        char *const meanwhile = desk_read_all("meanwhile");
        ck_assert_str_eq(meanwhile, late);
        check_ids("meanwhile/payment_ids.bin", 20002);
        free(meanwhile);
    }
    free(late);
}
END_TEST

/* A hash that two numbers have by chance would stand in the file twice, and it be taken for a damaged one. */
START_TEST(a_hash_of_two_numbers_is_written_once)
{
    desk_book();
    many_payments(20000);
    desk_add("payments/2026-06.csv", COLLIDES_A ",2026-06-05,E2,,12");
    desk_add("payments/2026-06.csv", COLLIDES_B ",2026-06-05,E2,,12");
    for (size_t threads = 1; threads <= 3; threads++) {
        write_june("June", true, threads);
        check_ids("June/payment_ids.bin", 20003);
    }
    desk_add("payments/2026-06.csv", COLLIDES_A ",2026-06-05,E2,,12");
    diagnostics d;
    ck_assert(!run_june("again", &d));
    ck_assert_str_eq(said(&d), "payments/2026-06.csv:20006:1 repeated-payment");
    ck_assert(!desk_holds("again"));
    diagnostics_release(&d);
}
END_TEST

/* A sink that was never begun would be committed, or freed twice. */
START_TEST(closing_what_was_not_begun_is_harmless)
{
    files_sink state;
    desk_book();
    const month_sink sink = files_sink_open(&state, "June", true, true);
    ck_assert_ptr_eq(sink.closure, &state);
    ck_assert(files_sink_close(&state, false));
    const rules without_lines = {.lines = false};
    diagnostics d;
    diagnostics_init(&d, false);
    ck_assert(sink.begin(sink.closure, &(settle_facts){.rules = &without_lines}, &d));
    ck_assert(files_sink_close(&state, false));
    ck_assert(files_sink_close(&state, false)); /* and again, as on two ways out of an error */
    ck_assert(!desk_holds("June"));
    ck_assert_str_eq(said(&d), "");
    diagnostics_release(&d);
}
END_TEST

/* A months/ that is a link would have the book's months written to another disk, without a word. */
START_TEST(months_itself_is_no_link_in_a_book)
{
    month_on_desk june;
    files_sink state;
    computed_month computed;
    diagnostics d;
    diagnostics_init(&d, false);
    desk_book();
    desk_write("elsewhere/x", "");
    ck_assert_int_eq(symlink("elsewhere", "months"), 0);
    first_month(&june, "2026-06");
    const month_sink sink = files_sink_open(&state, "months/2026-06", true, false);
    ck_assert(!month_compute(&computed, &june.paths, &sink, &d));
    ck_assert(files_sink_close(&state, false));
    month_release(&computed);
    ck_assert_str_eq(said(&d), "not-a-folder");
    ck_assert(!desk_holds("elsewhere/2026-06"));
    diagnostics_release(&d);
    ck_assert_msg(run_june("months/2026-06", &d), "%s", said(&d)); /* --out goes where it is told */
    diagnostics_release(&d);
}
END_TEST

Suite *suite(void)
{
    return suite_of("write_files", a_month_has_all_its_files_for_its_owner_alone, a_folder_is_replaced_as_a_whole,
                    a_failed_month_leaves_what_was_there,
                    a_folder_with_a_foreign_file_is_refused_before_anything_is_written,
                    a_file_that_cannot_be_written_whole_ends_the_month, many_keys_are_written_while_they_are_sorted,
                    a_hash_of_two_numbers_is_written_once, closing_what_was_not_begun_is_harmless,
                    months_itself_is_no_link_in_a_book);
}
