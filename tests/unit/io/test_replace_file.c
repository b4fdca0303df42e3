/* Without these, a full disk would leave half a journal, and a book that nobody could verify any more. */
#include "unit.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "faults.h"
#include "io/replace_file.h"
#include "scratch.h"

static diagnostics d;

static bool put(const char *path, const char *content)
{
    diagnostics_release(&d);
    diagnostics_init(&d, false);
    return replace_file(path, text_of(content), true, &d);
}

static void expect(const char *path, const char *content)
{
    char *bytes = bytes_of(path);
    ck_assert_ptr_nonnull(bytes);
    ck_assert_str_eq(bytes, content);
    free(bytes);
}

static const char *folder(const char *name)
{
    ck_assert_int_eq(mkdir(scratch(name), 0700), 0);
    return scratch(name);
}

/* A second line of the journal would not be kept, or somebody else could read who closed what. */
START_TEST(a_file_is_made_then_replaced_for_its_owner_alone)
{
    const char *around = folder("r1"), *path = scratch("r1/journal.csv");
    mode_t before = umask(0277);
    ck_assert(put(path, "one\n"));
    umask(before);
    expect(path, "one\n");
    ck_assert_uint_eq(mode_of(path), 0600);
    ck_assert_int_eq(chmod(path, 0644), 0);
    ck_assert(put(path, ""));
    expect(path, "");
    ck_assert(put(path, "three lines\n"));
    expect(path, "three lines\n");
    ck_assert_uint_eq(mode_of(path), 0600);
    ck_assert_uint_eq(entries_of(around), 1);
    ck_assert_uint_eq(d.count, 0);
}
END_TEST

/* A book opened as "." has a journal without a folder in its path. */
START_TEST(a_name_alone_lies_in_the_working_folder)
{
    char before[4096];
    ck_assert_ptr_nonnull(getcwd(before, sizeof(before)));
    ck_assert_int_eq(chdir(folder("r2")), 0);
    ck_assert(put("journal.csv", "here"));
    ck_assert_int_eq(chdir(before), 0);
    expect(scratch("r2/journal.csv"), "here");
}
END_TEST

/* Whatever step fails, the old file would be gone or half written, or the failure be kept silent. */
START_TEST(the_old_file_stays_until_the_new_one_is_whole)
{
    const char *around = folder("r3"), *path = scratch("r3/journal.csv");
    ck_assert(put(path, "old"));
    int failures = 0;
    /* calls: unlinkat of a leftover, whose failure is harmless; fchmod, write, fsync of the file; fsync of the folder */
    for (int call = 1; call <= 5; call++) {
        faults = (fault_plan){.fail_call = call, .error = ENOSPC};
        const bool done = put(path, "new");
        faults = (fault_plan){0};
        ck_assert_int_eq(done, d.count == 0);
        if (done)
            ck_assert(put(path, "old"));
        else
            failures++;
        if (!done && call < 5)
            expect(path, "old");
        if (!done) {
            char *told = shown(&d);
            ck_assert_str_eq(told, "salespay: error[cannot-write]: cannot write r3/journal.csv: No "
                                   "space left on device\n");
            free(told);
        }
    }
    ck_assert_int_eq(failures, 4);
    ck_assert(put(path, "old"));
    ck_assert_uint_eq(entries_of(around), 1);
}
END_TEST

/* A line would be cut where the system takes it in pieces. */
START_TEST(short_and_interrupted_writes_go_on)
{
    (void)folder("r4");
    faults = (fault_plan){.short_writes = true};
    const bool done = put(scratch("r4/journal.csv"), "1,2,3\n");
    faults = (fault_plan){0};
    ck_assert(done);
    expect(scratch("r4/journal.csv"), "1,2,3\n");
}
END_TEST

/* A link laid in the journal's place would have another file overwritten. */
START_TEST(links_and_folders_are_refused)
{
    const char *around = folder("r5"), *target = scratch_file("r5/target", "mine", 4),
               *link = scratch("r5/link");
    (void)folder("r5/sub");
    ck_assert_int_eq(symlink(target, link), 0);
    ck_assert(!put(link, "new"));
    ck_assert_str_eq(codes(&d), "not-a-file");
    expect(target, "mine");
    ck_assert(!put(scratch("r5/sub"), "new"));
    ck_assert_str_eq(codes(&d), "not-a-file");
    ck_assert_uint_eq(entries_of(around), 3);
}
END_TEST

/* What a dead run left would stop every later one; a link left there would be written through. */
START_TEST(leftovers_of_a_dead_run_are_replaced)
{
    const char *around = folder("r6"), *path = scratch("r6/journal.csv"),
               *staged = scratch("r6/.journal.csv.salespay-new");
    const char *target = scratch_file("r6-target", "mine", 4);
    (void)scratch_file("r6/.journal.csv.salespay-new", "half", 4);
    ck_assert(put(path, "whole"));
    expect(path, "whole");
    ck_assert_int_eq(symlink(target, staged), 0);
    ck_assert(put(path, "again"));
    expect(path, "again");
    expect(target, "mine");
    ck_assert_uint_eq(entries_of(around), 1);
}
END_TEST

/* A book that was taken away would get its journal's line nowhere, and nobody would be told. */
START_TEST(a_missing_folder_is_reported)
{
    ck_assert(!put(scratch("nowhere/journal.csv"), "new"));
    ck_assert_str_eq(codes(&d), "cannot-write");
    ck_assert(!stands(scratch("nowhere")));
}
END_TEST

/* Two reports that are written to one name at once would cut each other's file. */
START_TEST(without_a_lock_each_run_stages_its_own)
{
    const char *around = folder("r7"), *path = scratch("r7/june.txt");
    (void)scratch_file("r7/.june.txt.salespay-new", "another's", 9);
    diagnostics_release(&d);
    diagnostics_init(&d, false);
    ck_assert(replace_file_unlocked(path, TEXT_LITERAL("whole"), true, &d));
    expect(path, "whole");
    expect(scratch("r7/.june.txt.salespay-new"), "another's");
    ck_assert_uint_eq(mode_of(path), 0600);
    ck_assert_uint_eq(entries_of(around), 2);
    ck_assert(!replace_file_unlocked(scratch("r7/nowhere/june.txt"), TEXT_LITERAL("whole"), true, &d));
    ck_assert_str_eq(codes(&d), "cannot-write");
}
END_TEST

Suite *suite(void)
{
    return suite_of("replace_file", a_file_is_made_then_replaced_for_its_owner_alone,
                    a_name_alone_lies_in_the_working_folder,
                    the_old_file_stays_until_the_new_one_is_whole,
                    short_and_interrupted_writes_go_on, links_and_folders_are_refused,
                    leftovers_of_a_dead_run_are_replaced, without_a_lock_each_run_stages_its_own, a_missing_folder_is_reported);
}
