/* Without these, a payslip file could be cut where the disk was full, and be put in place all the same. */
#include "unit.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "faults.h"
#include "io/staged_file.h"
#include "scratch.h"

static int opened(const char *name)
{
    ck_assert_int_eq(mkdir(scratch(name), 0700), 0);
    const int folder = open(scratch(name), O_RDONLY | O_DIRECTORY);
    ck_assert_int_ge(folder, 0);
    return folder;
}

/* A file would be readable by all, or lack what was still in the stream's buffer. */
START_TEST(what_is_written_is_there_with_its_mode)
{
    const int folder = opened("s1");
    mode_t before = umask(0777);
    staged_file *file = staged_file_new(folder, "a.csv", 0440, NULL);
    umask(before);
    ck_assert_ptr_nonnull(file);
    ck_assert_str_eq(file->name, "a.csv");
    for (int i = 0; i < 20000; i++) /* more than the stream's buffer */
        ck_assert_int_ge(fprintf(file->stream, "%09d\n", i), 0);
    ck_assert(staged_file_finish(file, true));
    ck_assert_int_eq(file->error, 0);
    ck_assert_int_eq(file->descriptor, -1);
    ck_assert_ptr_null(file->stream);
    ck_assert_ptr_null(staged_file_free(file));
    char *bytes = bytes_of(scratch("s1/a.csv"));
    ck_assert_uint_eq(strlen(bytes), 200000);
    ck_assert_str_eq(bytes + 199990, "000019999\n");
    free(bytes);
    ck_assert_uint_eq(mode_of(scratch("s1/a.csv")), 0440);
    close(folder);
}
END_TEST

/* What somebody else put there, or a link to elsewhere, would be written over. */
START_TEST(only_a_new_file_is_made)
{
    const int folder = opened("s2");
    (void)scratch_file("s2/a.csv", "mine", 4);
    ck_assert_int_eq(symlink(scratch("s2/nowhere"), scratch("s2/link")), 0);
    ck_assert_ptr_null(staged_file_new(folder, "a.csv", 0600, NULL));
    ck_assert_int_eq(errno, EEXIST);
    ck_assert_ptr_null(staged_file_new(folder, "link", 0600, NULL));
    ck_assert_int_eq(errno, EEXIST);
    ck_assert(!stands(scratch("s2/nowhere")));
    ck_assert_uint_eq(entries_of(scratch("s2")), 2);
    close(folder);
}
END_TEST

/* The reason of the first failure would be lost behind a later one, or the failure itself be. */
START_TEST(a_failure_is_remembered_with_its_first_reason)
{
    static const char *const names[] = {"a", "b"};
    const int folder = opened("s3");
    for (int call = 1; call <= 2; call++) { /* write, fsync */
        staged_file *file = staged_file_new(folder, names[call - 1], 0600, NULL);
        ck_assert_ptr_nonnull(file);
        fputs("x", file->stream);
        faults = (fault_plan){.fail_call = call, .error = call == 1 ? ENOSPC : EIO};
        const bool done = staged_file_finish(file, true);
        faults = (fault_plan){0};
        ck_assert(!done);
        ck_assert_int_eq(file->error, call == 1 ? ENOSPC : EIO);
        (void)staged_file_free(file);
    }
    close(folder);
}
END_TEST

/* Under --no-sync the disk would be waited for all the same. */
START_TEST(without_sync_nothing_is_synced)
{
    const int folder = opened("s4");
    staged_file *file = staged_file_new(folder, "a", 0600, NULL);
    fputs("x", file->stream);
    faults = (fault_plan){.fail_call = 2, .error = EIO};
    const bool done = staged_file_finish(file, false);
    ck_assert_int_eq(faults.calls, 1);
    faults = (fault_plan){0};
    ck_assert(done);
    (void)staged_file_free(file);
    close(folder);
}
END_TEST

/* A set that is given up would leave files open, or lose the rest of its list. */
START_TEST(freeing_closes_and_gives_the_next)
{
    const int folder = opened("s5");
    staged_file *last = staged_file_new(folder, "a", 0600, NULL),
                *first = staged_file_new(folder, "b", 0600, last);
    const int descriptor = first->descriptor;
    ck_assert_ptr_eq(staged_file_free(first), last);
    ck_assert_int_eq(fcntl(descriptor, F_GETFD), -1);
    ck_assert_ptr_null(staged_file_free(last));
    close(folder);
}
END_TEST

Suite *suite(void)
{
    return suite_of("staged_file", what_is_written_is_there_with_its_mode, only_a_new_file_is_made,
                    a_failure_is_remembered_with_its_first_reason, without_sync_nothing_is_synced,
                    freeing_closes_and_gives_the_next);
}
