/* Without these, a seal file or the journal would be read in part, and what was left out would not be missed. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "io/file_content.h"
#include "scratch.h"

static diagnostics d;
static arena memory;
static text content;
static source_id source;
static const char *grows; /* a file that somebody writes to while it is read */

/* Stands in for that of the C library. */
ssize_t pread(int descriptor, void *bytes, size_t size, off_t offset)
{
    if (grows != NULL) {
        FILE *file = fopen(grows, "a");
        fputs("late", file);
        fclose(file);
        grows = NULL;
    }
    return syscall(SYS_pread64, descriptor, bytes, size, offset);
}

static bool read_at(const char *path)
{
    diagnostics_init(&d, false);
    memory = ARENA_EMPTY;
    return file_content(path, &memory, &content, &source, &d);
}

static void done(void)
{
    diagnostics_release(&d);
    arena_release(&memory);
}

/* A NUL in a damaged file would end it, and what stands behind be trusted. */
START_TEST(every_byte_comes_and_the_name_is_known)
{
    ck_assert(read_at(scratch_file("bytes", "a\0\r\n\xff", 5)));
    ck_assert(text_equal(content, text_from("a\0\r\n\xff", 5)));
    ck_assert_str_eq(d.sources[source].bytes, scratch("bytes"));
    ck_assert_uint_eq(d.count, 0);
    done();
}
END_TEST

/* An empty journal would be taken for one that cannot be read. */
START_TEST(an_empty_file_is_read_as_nothing)
{
    ck_assert(read_at(scratch_file("empty", "", 0)));
    ck_assert_uint_eq(content.size, 0);
    ck_assert_ptr_nonnull(content.bytes);
    done();
}
END_TEST

/* Half an old and half a new journal would be believed. */
START_TEST(a_file_that_changes_meanwhile_is_not_believed)
{
    grows = scratch_file("grows", "abc", 3);
    ck_assert(!read_at(scratch("grows")));
    ck_assert_str_eq(codes(&d), "input-changed");
    done();
}
END_TEST

/* A seal file that was taken away would be an empty seal, which every folder fits. */
START_TEST(what_is_not_there_or_no_file_is_reported)
{
    ck_assert(!read_at(scratch("nowhere")));
    ck_assert_str_eq(codes(&d), "file-not-found");
    done();
    ck_assert(!read_at(scratch("")));
    ck_assert_str_eq(codes(&d), "not-a-file");
    done();
}
END_TEST

Suite *suite(void)
{
    return suite_of("file_content", every_byte_comes_and_the_name_is_known,
                    an_empty_file_is_read_as_nothing, a_file_that_changes_meanwhile_is_not_believed,
                    what_is_not_there_or_no_file_is_reported);
}
