/* Without these, what a killed run left would stay for ever, or a note that somebody keeps in months/ be removed with it. */
#include "book/sweep.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "closing.h"
#include "unit.h"

static void sweep(void)
{
    book b;
    book_open(&b, ".");
    book_sweep(&b);
    book_release(&b);
}

static void discard(const char *written, uint64_t sequence)
{
    book b;
    book_open(&b, ".");
    book_discard_kept(&b, month_named(written), sequence);
    book_release(&b);
}

/* A book without months, or with a file in their place, would end the run. */
START_TEST(a_book_without_months_is_left_alone)
{
    desk_book();
    sweep();
    discard("2026-07", 3);
    ck_assert(!desk_holds("months"));
    desk_write("months", "a file");
    sweep();
    ck_assert(desk_holds("months"));
}
END_TEST

/* Copies of wages that nobody looks for would lie in the book. */
START_TEST(staged_folders_of_months_and_kept_versions_go)
{
    closed_book();
    desk_write("months/.2026-08.salespay-abc123/payslips.csv", "");
    desk_write("months/.2026-08.salespay-abc123/inputs/payments/2026-08.csv", "");
    desk_write("months/.history/.2026-07-3.salespay-abc123/reason.txt", "why");
    sweep();
    ck_assert(!desk_holds("months/.2026-08.salespay-abc123"));
    ck_assert(!desk_holds("months/.history/.2026-07-3.salespay-abc123"));
    ck_assert(desk_holds("months/2026-06/SHA256SUMS"));
    ck_assert(desk_holds("months/2026-07/inputs/staff.csv"));
}
END_TEST

/* The month would be gone after a crash between two renames. */
START_TEST(what_was_set_aside_is_put_back)
{
    closed_book();
    ck_assert_int_eq(rename("months/2026-07", "months/.2026-07.salespay-old"), 0);
    sweep();
    ck_assert(desk_holds("months/2026-07/SHA256SUMS"));
    ck_assert(!desk_holds("months/.2026-07.salespay-old"));
}
END_TEST

/* What somebody else put there, or named a little otherwise, would be removed. */
START_TEST(what_is_not_ours_stays)
{
    static const char *const theirs[] = {"months/.2026-08.salespay-abc123/notes.txt", "months/.salespay-abc123/payslips.csv",
                                         "months/2026-08.salespay-abc123/payslips.csv",
                                         "months/.2026-08.salespay-ABC123/payslips.csv",
                                         "months/.history/.2026-07-3.salespay-abc123/mine.txt"};
    desk_clear();
    for (size_t i = 0; i < sizeof theirs / sizeof *theirs; i++)
        desk_write(theirs[i], "");
    sweep();
    for (size_t i = 0; i < sizeof theirs / sizeof *theirs; i++)
        ck_assert_msg(desk_holds(theirs[i]), "%s", theirs[i]);
}
END_TEST

/* A reopening that was given up would stay as if it had happened; one that did happen would lose what was sealed. */
START_TEST(only_the_version_named_is_discarded)
{
    desk_clear();
    desk_write("months/.history/2026-07-3/reason.txt", "");
    desk_write("months/.history/2026-07-3/inputs/staff.csv", "");
    desk_write("months/.history/2026-07-5/reason.txt", "");
    desk_write("months/.history/2026-07-7/reason.txt", "");
    desk_write("months/.history/2026-07-7/notes.txt", "");
    discard("2026-07", 3);
    discard("2026-07", 7);
    discard("2026-07", 9);
    ck_assert(!desk_holds("months/.history/2026-07-3"));
    ck_assert(desk_holds("months/.history/2026-07-5/reason.txt"));
    ck_assert(desk_holds("months/.history/2026-07-7/reason.txt"));
    ck_assert(desk_holds("months/.history/2026-07-7/notes.txt"));
}
END_TEST

Suite *suite(void)
{
    return suite_of("sweep", a_book_without_months_is_left_alone, staged_folders_of_months_and_kept_versions_go,
                    what_was_set_aside_is_put_back, what_is_not_ours_stays, only_the_version_named_is_discarded);
}
