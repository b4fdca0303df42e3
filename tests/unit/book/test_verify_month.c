/* Without these, a closed month that was changed by hand would be told to hold, or a good one not to. */
#include "book/verify_month.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "closing.h"
#include "unit.h"

#define JULY "months/2026-07/"

static verify_job job;

/* What is found of July; "" when it holds. */
static const char *found(void)
{
    command c;
    command_begin(&c);
    verify_job_init(&job, month_named("2026-07"));
    verify_month(".", &c.chain, &job);
    const char *told = said(&job.diagnostics);
    ck_assert_uint_eq(job.diagnostics.severities[SEVERITY_VERIFICATION] > 0, *told != '\0');
    verify_job_release(&job);
    command_end(&c);
    return told;
}

/* Replaces the first `from` in a file by `to`, of the same length. */
static void change(const char *name, const char *from, const char *to)
{
    char *bytes = desk_read(name), *at = bytes ? strstr(bytes, from) : NULL;
    ck_assert_msg(at != NULL, "%s in %s", from, name);
    memcpy(at, to, strlen(to));
    spoil(name, bytes);
    free(bytes);
}

/* A good month would be suspected, or fewer files be looked at than told. */
START_TEST(a_month_that_nobody_touched_holds)
{
    char hash[HASH_TEXT_SIZE];
    closed_book();
    ck_assert_str_eq(found(), "");
    char *sums = desk_read(JULY "SHA256SUMS");
    size_t lines = 0;
    for (const char *at = sums; *at; at++)
        lines += *at == '\n';
    ck_assert_uint_eq(job.files, lines);
    diagnostics d;
    diagnostics_init(&d, false);
    ck_assert(file_hash(JULY "SHA256SUMS", hash, &d));
    ck_assert_str_eq(job.seal, hash);
    diagnostics_release(&d);
    free(sums);
}
END_TEST

/* The inputs of today are no business of a closed month. */
START_TEST(what_the_book_holds_now_is_not_asked)
{
    closed_book();
    desk_write("staff.csv", "nothing of use");
    desk_remove("payments/2026-07.csv");
    desk_remove("rules.ini");
    ck_assert_str_eq(found(), "");
}
END_TEST

/* A figure of a payslip could be changed, a file of the archive be taken out or put in. */
START_TEST(each_file_that_changed_is_named)
{
    closed_book();
    change(JULY "payslips.csv", "E1", "E3");
    desk_remove(JULY "inputs/instalments.csv");
    desk_write(JULY "inputs/adjustments.csv", "");
    desk_write(JULY "notes.txt", "");
    ck_assert_str_eq(found(),
                     JULY "inputs/adjustments.csv file-added, " JULY "notes.txt file-added, " JULY
                          "payslips.csv sealed-file-changed, " JULY
                          "inputs/instalments.csv sealed-file-gone");
}
END_TEST

/* A link in a file's or folder's place would hold today, and lead to something else after the audit. */
START_TEST(a_link_is_never_what_was_sealed)
{
    closed_book();
    ck_assert_int_eq(rename(JULY "payslips.csv", "elsewhere.csv"), 0);
    ck_assert_int_eq(symlink("../../elsewhere.csv", JULY "payslips.csv"), 0);
    ck_assert_str_eq(found(), JULY "payslips.csv sealed-file-changed");
    closed_book();
    ck_assert_int_eq(rename(JULY "inputs", "elsewhere"), 0);
    ck_assert_int_eq(symlink("../../elsewhere", JULY "inputs"), 0);
    ck_assert_ptr_nonnull(strstr(found(), JULY "inputs file-added"));
    ck_assert_ptr_nonnull(strstr(found(), JULY "inputs/staff.csv sealed-file-gone"));
    closed_book();
    ck_assert_int_eq(symlink(".", JULY "inputs/round"), 0); /* and round in a circle for ever */
    ck_assert_str_eq(found(), JULY "inputs/round file-added");
    closed_book();
    ck_assert_int_eq(rename(JULY "SHA256SUMS", "elsewhere.sums"), 0);
    ck_assert_int_eq(symlink("../../elsewhere.sums", JULY "SHA256SUMS"), 0);
    ck_assert_str_eq(found(), JULY "SHA256SUMS file-added");
}
END_TEST

/* June could be sealed anew, and July, which opens with it, not tell. */
START_TEST(the_month_before_is_named_when_its_seal_is_another)
{
    closed_book();
    desk_add("months/2026-06/inputs/staff.csv", "");
    seal_again("2026-06", NULL);
    ck_assert_str_eq(found(), "months/2026-06/SHA256SUMS sealed-file-changed");
}
END_TEST

/* A seal file that was cut, sorted or written by another tool would pass for ours. */
START_TEST(a_seal_file_that_is_not_as_it_was_written_is_damaged)
{
    closed_book();
    desk_add(JULY "SHA256SUMS", "not a line");
    ck_assert_ptr_nonnull(strstr(found(), "seal-damaged"));
    ck_assert_str_eq(job.seal, "");
    closed_book();
    char *sums = desk_read(JULY "SHA256SUMS"), *written = malloc(strlen(sums) + 2);
    sprintf(written, "\\%s", sums); /* the mark of an escaped name, though nothing is escaped */
    spoil(JULY "SHA256SUMS", written);
    ck_assert_str_eq(found(), JULY "SHA256SUMS seal-damaged");
    free(sums), free(written);
}
END_TEST

/* Figures changed and sealed again would be true because a hash says so. */
START_TEST(figures_that_do_not_follow_from_the_archive_are_found)
{
    closed_book();
    change(JULY "inputs/payments/2026-07.csv", "55000", "54000");
    seal_again("2026-07", "2026-06");
    ck_assert_ptr_nonnull(strstr(found(), "computes-otherwise"));
}
END_TEST

/* An auditor would look for a forgery where only the program is another one. */
START_TEST(another_version_is_named_as_the_reason)
{
    closed_book();
    change(JULY "inputs/payments/2026-07.csv", "55000", "54000");
    change(JULY "manifest.csv", "program_version," SALESPAY_VERSION, "program_version,9.8.7");
    seal_again("2026-07", "2026-06");
    ck_assert_ptr_nonnull(strstr(found(), "other-version"));
    closed_book(); /* and which version it was does not matter where the figures are the same */
    change(JULY "manifest.csv", "program_version," SALESPAY_VERSION, "program_version,9.8.7");
    seal_again("2026-07", "2026-06");
    ck_assert_str_eq(found(), "");
}
END_TEST

/* A month whose archive lacks a file would hold, as long as its seal does. */
START_TEST(an_archive_that_computes_no_more_is_found)
{
    closed_book();
    desk_remove(JULY "inputs/staff.csv");
    seal_again("2026-07", "2026-06");
    ck_assert_ptr_nonnull(strstr(found(), "computes-no-more"));
    closed_book();
    change(JULY "inputs/payments/2026-07.csv", "55000", "5x000");
    seal_again("2026-07", "2026-06");
    ck_assert_str_eq(found(), JULY "inputs/payments/2026-07.csv:2:19 bad-amount, " /* and why */
                     JULY "inputs computes-no-more");
}
END_TEST

/* Looking would change what is looked at: a verified book must be the same book. */
START_TEST(nothing_is_written)
{
    closed_book();
    char *before = desk_read_all("months/2026-07");
    ck_assert_str_eq(found(), "");
    char *after = desk_read_all("months/2026-07");
    ck_assert_str_eq(before, after);
    free(before), free(after);
}
END_TEST

Suite *suite(void)
{
    return suite_of("verify_month", a_month_that_nobody_touched_holds,
                    what_the_book_holds_now_is_not_asked, each_file_that_changed_is_named,
                    a_link_is_never_what_was_sealed,
                    the_month_before_is_named_when_its_seal_is_another,
                    a_seal_file_that_is_not_as_it_was_written_is_damaged,
                    figures_that_do_not_follow_from_the_archive_are_found,
                    another_version_is_named_as_the_reason,
                    an_archive_that_computes_no_more_is_found, nothing_is_written);
}
