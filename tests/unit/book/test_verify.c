/* Without these, a journal and months that contradict each other would be told to hold, or the findings hang on threads. */
#include "book/verify.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "closing.h"
#include "unit.h"

static verify_result result;
static size_t progress_calls, progress_last, progress_count;

static void progress(size_t done, size_t count)
{
    ck_assert_uint_eq(done, progress_last + 1);
    progress_last = done;
    progress_count = count;
    progress_calls++;
}

static const char *found_with(const verify_request *request)
{
    static char all[4096];
    command c;
    command_begin(&c);
    const bool holds = book_verify(&c.book, &c.chain, request, &result, &c.diagnostics);
    snprintf(all, sizeof all, "%s", said(&c.diagnostics));
    ck_assert_int_eq(holds, c.diagnostics.severities[SEVERITY_VERIFICATION] == 0);
    command_end(&c);
    return all;
}

/* What is found in the whole book, by one thread and by several. */
static const char *found(void)
{
    char alone[4096];
    const verify_request one = {.from = MONTH_NONE, .to = MONTH_NONE, .threads = 1};
    verify_request several = one;
    several.threads = 4;
    snprintf(alone, sizeof alone, "%s", found_with(&one));
    const verify_result first = result;
    const char *together = found_with(&several);
    ck_assert_str_eq(together, alone);
    ck_assert_uint_eq(first.months, result.months);
    ck_assert_uint_eq(first.files, result.files);
    return together;
}

static bool tells(const char *code)
{
    return strstr(found(), code) != NULL;
}

/* A book that nobody touched would fail its audit; a new one, which has no closed month, would too. */
START_TEST(a_book_that_nobody_touched_holds)
{
    closed_book();
    ck_assert_str_eq(found(), "");
    ck_assert_uint_eq(result.months, 2);
    ck_assert_uint_gt(result.files, 10);
    desk_book();
    ck_assert_str_eq(found(), "");
    ck_assert_uint_eq(result.months, 0);
}
END_TEST

/* All months would be looked at where one was asked for, or one too few. */
START_TEST(only_the_months_asked_for_are_looked_at)
{
    closed_book();
    desk_write("months/2026-06/notes.txt", "");
    verify_request request = {
        .from = month_named("2026-07"), .to = month_named("2026-07"), .threads = 2};
    ck_assert_str_eq(found_with(&request), "");
    ck_assert_uint_eq(result.months, 1);
    request.from = month_named("2026-06");
    ck_assert_str_eq(found_with(&request), "months/2026-06/notes.txt file-added");
    ck_assert_uint_eq(result.months, 2);
}
END_TEST

/* A whole book made anew, journal and all, would hold: only the seal written down elsewhere tells. */
START_TEST(the_seal_asked_for_must_be_a_months)
{
    char seal[SEAL_TEXT_SIZE];
    diagnostics d;
    closed_book();
    diagnostics_init(&d, false);
    ck_assert(file_hash("months/2026-06/SHA256SUMS", seal, &d));
    diagnostics_release(&d);
    verify_request request = {.from = MONTH_NONE, .to = MONTH_NONE, .threads = 1, .seal = seal};
    ck_assert_str_eq(found_with(&request), "");
    seal[0] = seal[0] == 'a' ? 'b' : 'a';
    ck_assert_str_eq(found_with(&request), "seal-not-found");
}
END_TEST

/* A month changed and sealed again would hold against the journal that closed it with another seal. */
START_TEST(a_seal_that_the_journal_does_not_know_is_found)
{
    closed_book();
    desk_write("months/2026-07/inputs/company.csv", "");
    seal_again("2026-07", "2026-06");
    ck_assert(tells("journal.csv:3 seal-differs"));
}
END_TEST

/* The journal could be changed, cut or taken away. */
START_TEST(a_journal_that_lacks_or_damages_a_line_is_found)
{
    closed_book();
    char *journal = desk_read("journal.csv"), *line = strchr(strchr(journal, '\n') + 1, '\n') + 1;
    *line = '\0'; /* July's line was cut off by a crash, perhaps: the next writer adds it */
    spoil("journal.csv", journal);
    ck_assert_str_eq(found(), "journal.csv journal-line-missing");
    desk_remove("journal.csv");
    ck_assert_str_eq(found(), "journal.csv not-in-journal, journal.csv journal-line-missing");
    strstr(journal, "2026-06")[6] = '5';
    desk_write("journal.csv", journal);
    ck_assert_str_eq(found(), "journal.csv:2 journal-damaged");
    free(journal);
}
END_TEST

/* A closed month could be taken away, or be made a draft without a word. */
START_TEST(a_closed_month_that_is_gone_is_found)
{
    closed_book();
    ck_assert_int_eq(rename("months/2026-07", "elsewhere"), 0);
    ck_assert_str_eq(found(), "journal.csv:3 closed-month-gone");
    ck_assert_int_eq(rename("elsewhere", "months/2026-07"), 0);
    desk_remove("months/2026-07/SHA256SUMS");
    ck_assert_str_eq(found(), "journal.csv:3 closed-month-gone");
}
END_TEST

/* A crash while reopening would be told as a forgery. */
START_TEST(a_reopening_without_its_line_is_a_note)
{
    closed_book();
    char *before = desk_read("journal.csv");
    reopen_month("2026-07", "why");
    ck_assert_str_eq(found(), "");
    spoil("journal.csv", before);
    free(before);
    ck_assert_str_eq(found(), "journal.csv:3 journal-line-missing");
    desk_remove("months/.history/2026-07-3/reason.txt");
    ck_assert_str_eq(found(), "journal.csv:3 closed-month-gone");
}
END_TEST

/* July could stand closed on a June that is none. */
START_TEST(closed_months_stand_in_a_row)
{
    closed_book();
    desk_remove("months/2026-06/SHA256SUMS");
    ck_assert(tells("chain-broken"));
    closed_book();
    ck_assert_int_eq(rename("months/2026-07", "months/2026-08"), 0);
    ck_assert(tells("chain-broken"));
}
END_TEST

/* Whoever watches would see the months run backwards or past their number. */
START_TEST(progress_counts_up_to_the_months)
{
    closed_book();
    for (size_t threads = 1; threads <= 100; threads += 33) {
        const verify_request request = {
            .from = MONTH_NONE, .to = MONTH_NONE, .threads = threads, .progress = progress};
        progress_calls = progress_last = 0;
        ck_assert_str_eq(found_with(&request), "");
        ck_assert_uint_eq(progress_calls, 2);
        ck_assert_uint_eq(progress_count, 2);
    }
}
END_TEST

Suite *suite(void)
{
    return suite_of("verify", a_book_that_nobody_touched_holds,
                    only_the_months_asked_for_are_looked_at, the_seal_asked_for_must_be_a_months,
                    a_seal_that_the_journal_does_not_know_is_found,
                    a_journal_that_lacks_or_damages_a_line_is_found,
                    a_closed_month_that_is_gone_is_found, a_reopening_without_its_line_is_a_note,
                    closed_months_stand_in_a_row, progress_counts_up_to_the_months);
}
