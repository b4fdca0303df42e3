/* Without these, a month that was paid could be closed with other figures, be written again, or be lost in a crash. */
#include "book/closed_month.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "closing.h"
#include "unit.h"

static command c;
static char seal[SEAL_TEXT_SIZE];

static void expect_file(const char *name, const char *content)
{
    char *bytes = desk_read(name);
    ck_assert_msg(bytes != NULL, "%s", name);
    ck_assert_str_eq(bytes, content);
    free(bytes);
}

static mode_t mode_of(const char *name)
{
    struct stat state;
    ck_assert_msg(stat(name, &state) == 0, "%s", name);
    return state.st_mode & 0777;
}

/* What is said when the month cannot be closed. */
static const char *not_closed(const char *written)
{
    command_begin(&c);
    const month_paths paths = paths_of(&c, written);
    ck_assert(!closed_month_close(&c.book, &c.chain, &paths, false, NULL, seal, &c.diagnostics));
    ck_assert_int_eq(diagnostics_worst(&c.diagnostics), SEVERITY_REFUSED);
    const char *told = said(&c.diagnostics);
    command_end(&c);
    return told;
}

static const char *not_reopened(const char *written)
{
    command_begin(&c);
    ck_assert(!closed_month_reopen(&c.book, &c.chain, month_named(written), TEXT_LITERAL("why"),
                                   false, &c.diagnostics));
    ck_assert_int_eq(diagnostics_worst(&c.diagnostics), SEVERITY_REFUSED);
    const char *told = said(&c.diagnostics);
    command_end(&c);
    return told;
}

/* "close 2026-06, reopen 2026-06: why": what the journal says. */
static const char *journalled(void)
{
    static char all[512];
    static const char *const actions[] = {"close", "reopen"};
    journal j;
    size_t size = 0;
    all[0] = '\0';
    command_begin(&c);
    ck_assert(journal_read("journal.csv", &c.book.memory, &j, &c.diagnostics));
    for (size_t i = 0; i < j.count; i++) {
        char when[MONTH_TEXT_SIZE];
        month_format(j.entries[i].month, when);
        size += (size_t)snprintf(all + size, sizeof all - size, "%s%s %s%s%.*s", i > 0 ? ", " : "",
                                 actions[j.entries[i].action], when,
                                 j.entries[i].reason.size > 0 ? ": " : "",
                                 (int)j.entries[i].reason.size, j.entries[i].reason.bytes);
    }
    command_end(&c);
    return all;
}

static void mend(void)
{
    command_begin(&c);
    ck_assert_msg(closed_month_mend_journal(&c.book, &c.chain, false, &c.diagnostics), "%s",
                  said(&c.diagnostics));
    ck_assert_uint_eq(c.diagnostics.count, 0);
    command_end(&c);
}

/* A closed month would lack its inputs or its seal, or anybody with a text editor could save over it. */
START_TEST(a_draft_is_closed_with_its_inputs_and_sealed)
{
    char hash[HASH_TEXT_SIZE];
    desk_book();
    run_month("2026-06");
    char *draft = desk_read("months/2026-06/payslips.csv");
    ck_assert_ptr_nonnull(draft);
    close_month("2026-06", seal);
    expect_file("months/2026-06/payslips.csv", draft);
    free(draft);
    char *staff = desk_read("staff.csv");
    expect_file("months/2026-06/inputs/staff.csv", staff);
    free(staff);
    ck_assert(desk_holds("months/2026-06/inputs/payments/2026-06.csv"));
    ck_assert_uint_eq(mode_of("months/2026-06/payslips.csv"), 0400);
    ck_assert_uint_eq(mode_of("months/2026-06/inputs/staff.csv"), 0400);
    ck_assert_uint_eq(mode_of("months/2026-06/SHA256SUMS"), 0400);
    command_begin(&c);
    const chain_link *link = chain_find(&c.chain, month_named("2026-06"));
    ck_assert(link->closed);
    ck_assert(closed_month_seal(link, hash, &c.diagnostics));
    ck_assert_str_eq(hash, seal);
    command_end(&c);
    ck_assert_str_eq(journalled(), "close 2026-06");
}
END_TEST

/* July would be sealed without June, which could then be written anew. */
START_TEST(the_next_month_names_the_seal_before)
{
    closed_book();
    char *sums = desk_read("months/2026-07/SHA256SUMS"), hash[HASH_TEXT_SIZE];
    diagnostics d;
    diagnostics_init(&d, false);
    ck_assert(file_hash("months/2026-06/SHA256SUMS", hash, &d));
    const char *last = strstr(sums, hash);
    ck_assert_ptr_nonnull(last);
    ck_assert_str_eq(last + 64, "  ../2026-06/SHA256SUMS\n");
    free(sums);
    diagnostics_release(&d);
    ck_assert_str_eq(journalled(), "close 2026-06, close 2026-07");
}
END_TEST

/* What was looked at would not be what is sealed: an input was changed after the run. */
START_TEST(a_stale_draft_is_not_closed)
{
    desk_book();
    run_month("2026-06");
    desk_add("payments/2026-06.csv", "P9,2026-06-05,,C2,1");
    ck_assert_str_eq(not_closed("2026-06"), "stale-draft");
    ck_assert(!desk_holds("months/2026-06/SHA256SUMS"));
    ck_assert(!desk_holds("months/2026-06/inputs"));
    ck_assert(!desk_holds("journal.csv"));
    run_month("2026-06");
    desk_add("months/2026-06/payslips.csv", "edited by hand");
    ck_assert_str_eq(not_closed("2026-06"), "stale-draft");
    run_month("2026-06");
    desk_remove("months/2026-06/payslips.csv");
    ck_assert_str_eq(not_closed("2026-06"), "stale-draft");
    run_month("2026-06");
    close_month("2026-06", seal);
}
END_TEST

/* A month that nobody has seen would be closed, or one that opens with a draft. */
START_TEST(only_a_draft_behind_a_closed_month_is_closed)
{
    desk_book();
    ck_assert_str_eq(not_closed("2026-06"), "not-run");
    run_month("2026-06");
    run_month("2026-07");
    command_begin(&c);
    const month_paths paths = paths_of(&c, "2026-07");
    ck_assert(!closed_month_close(&c.book, &c.chain, &paths, false, NULL, seal, &c.diagnostics));
    ck_assert_str_eq(said(&c.diagnostics), "month-before-draft, month-before-open");
    command_end(&c);
    ck_assert(!desk_holds("months/2026-07/SHA256SUMS"));
}
END_TEST

/* A payment that came late for a closed month would be passed over in silence. */
START_TEST(a_closed_month_is_held_against_the_inputs_of_now)
{
    closed_book();
    command_begin(&c);
    month_paths paths = paths_of(&c, "2026-06");
    ck_assert(closed_month_compare(&c.book, &paths, &c.diagnostics));
    ck_assert_uint_eq(c.diagnostics.count, 0);
    desk_add("payments/2026-06.csv", "P9,2026-06-05,,C2,1");
    ck_assert(!closed_month_compare(&c.book, &paths, &c.diagnostics));
    ck_assert_str_eq(said(&c.diagnostics), "closed-differs");
    command_end(&c);
}
END_TEST

/* A closed month would be computed from files that were changed since. */
START_TEST(the_archive_is_found_as_a_book)
{
    closed_book();
    desk_write("company.csv", "later");
    command_begin(&c);
    month_paths paths = {0};
    ck_assert(closed_month_inputs(&c.book, month_named("2026-07"), &paths, &c.diagnostics));
    ck_assert_str_eq(paths.staff, "months/2026-07/inputs/staff.csv");
    ck_assert_uint_eq(paths.payments.count, 1);
    ck_assert_str_eq(paths.payments.items[0], "months/2026-07/inputs/payments/2026-07.csv");
    ck_assert_ptr_null(paths.company);
    command_end(&c);
    desk_remove("months/2026-07/inputs/staff.csv");
    command_begin(&c);
    ck_assert(!closed_month_inputs(&c.book, month_named("2026-07"), &paths, &c.diagnostics));
    command_end(&c);
}
END_TEST

/* What was closed and paid would be gone, or the draft be another; the reason would not be kept. */
START_TEST(reopening_keeps_the_sealed_month_and_gives_its_draft)
{
    closed_book();
    char *payslips = desk_read("months/2026-07/payslips.csv"),
         *sums = desk_read("months/2026-07/SHA256SUMS");
    reopen_month("2026-07", "a late payment");
    expect_file("months/2026-07/payslips.csv", payslips);
    ck_assert(!desk_holds("months/2026-07/SHA256SUMS"));
    ck_assert(!desk_holds("months/2026-07/inputs"));
    ck_assert_uint_eq(mode_of("months/2026-07/payslips.csv"), 0600);
    expect_file("months/.history/2026-07-3/payslips.csv", payslips);
    expect_file("months/.history/2026-07-3/SHA256SUMS", sums);
    expect_file("months/.history/2026-07-3/reason.txt", "a late payment");
    ck_assert(desk_holds("months/.history/2026-07-3/inputs/payments/2026-07.csv"));
    ck_assert_str_eq(journalled(), "close 2026-06, close 2026-07, reopen 2026-07: a late payment");
    run_month("2026-07");
    close_month("2026-07", seal);
    expect_file("months/2026-07/payslips.csv", payslips);
    reopen_month("2026-07", "again");
    ck_assert(desk_holds("months/.history/2026-07-3/reason.txt"));
    expect_file("months/.history/2026-07-5/reason.txt", "again");
    free(payslips), free(sums);
}
END_TEST

/* July would stand on a June that is open again. */
START_TEST(only_the_latest_closed_month_is_reopened)
{
    closed_book();
    ck_assert_str_eq(not_reopened("2026-06"), "not-the-latest");
    ck_assert_str_eq(not_reopened("2026-08"), "not-closed");
    reopen_month("2026-07", "why");
    ck_assert_str_eq(not_reopened("2026-07"), "not-closed");
    reopen_month("2026-06", "why");
    ck_assert(!desk_holds("months/2026-06/SHA256SUMS"));
}
END_TEST

/* A crash between the rename and the journal would leave a closed month that nobody journalled, for ever. */
START_TEST(the_line_that_a_crash_left_out_is_added_once)
{
    desk_book();
    run_month("2026-06");
    close_month("2026-06", seal);
    desk_remove("journal.csv");
    mend();
    ck_assert_str_eq(journalled(), "close 2026-06");
    mend();
    ck_assert_str_eq(journalled(), "close 2026-06");
    char *before = desk_read("journal.csv");
    reopen_month("2026-06", "cut, \"off\"");
    spoil("journal.csv", before);
    free(before);
    mend();
    ck_assert_str_eq(journalled(), "close 2026-06, reopen 2026-06: cut, \"off\"");
    mend();
    ck_assert_str_eq(journalled(), "close 2026-06, reopen 2026-06: cut, \"off\"");
}
END_TEST

/* A month that is closed would be told as not closed, because a line could not be written. */
START_TEST(a_journal_that_cannot_be_written_is_a_note)
{
    desk_book();
    run_month("2026-06");
    ck_assert_int_eq(mkdir("journal.csv", 0700), 0);
    command_begin(&c);
    const month_paths paths = paths_of(&c, "2026-06");
    ck_assert(closed_month_close(&c.book, &c.chain, &paths, false, NULL, seal, &c.diagnostics));
    ck_assert_str_eq(said(&c.diagnostics), "journal-not-written");
    ck_assert(!diagnostics_failed(&c.diagnostics));
    command_end(&c);
    ck_assert(desk_holds("months/2026-06/SHA256SUMS"));
    desk_remove("journal.csv");
    mend();
    ck_assert_str_eq(journalled(), "close 2026-06");
}
END_TEST

Suite *suite(void)
{
    return suite_of(
        "closed_month", a_draft_is_closed_with_its_inputs_and_sealed,
        the_next_month_names_the_seal_before, a_stale_draft_is_not_closed,
        only_a_draft_behind_a_closed_month_is_closed,
        a_closed_month_is_held_against_the_inputs_of_now, the_archive_is_found_as_a_book,
        reopening_keeps_the_sealed_month_and_gives_its_draft,
        only_the_latest_closed_month_is_reopened, the_line_that_a_crash_left_out_is_added_once,
        a_journal_that_cannot_be_written_is_a_note);
}
