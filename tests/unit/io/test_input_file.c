/* Without these, a run could pay from a file that was being saved while it was read. */
#include "unit.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "io/input_file.h"
#include "scratch.h"

static diagnostics d;

static const char *opening(const char *path)
{
    input_file file;
    diagnostics_init(&d, false);
    ck_assert(!input_file_open(&file, path, &d));
    ck_assert_int_eq(file.descriptor, -1);
    const char *told = codes(&d);
    input_file_close(&file);
    diagnostics_release(&d);
    return told;
}

/* Without this, a folder would be an empty file, and a pipe would hang the night's run. */
START_TEST(only_regular_files_are_opened)
{
    const char *pipe = scratch("pipe");
    ck_assert_int_eq(mkfifo(pipe, 0600), 0);
    ck_assert_str_eq(opening(pipe), "not-a-file");
    ck_assert_str_eq(opening("/tmp"), "not-a-file");
    ck_assert_str_eq(opening("/dev/zero"), "not-a-file");
    ck_assert_str_eq(opening(scratch("absent")), "file-not-found");
    ck_assert_str_eq(opening(scratch("pipe/under")), "file-not-found");
    const char *loop = scratch("loop");
    ck_assert_int_eq(symlink("loop", loop), 0);
    ck_assert_str_eq(opening(loop), "cannot-open");
}
END_TEST

START_TEST(parts_are_read_where_they_stand)
{
    input_file file;
    char buffer[8];
    size_t got;
    diagnostics_init(&d, false);
    const char *path = scratch_file("read", "0123456789", 10);
    ck_assert(input_file_open(&file, path, &d));
    ck_assert_uint_eq(file.size, 10);
    ck_assert_str_eq(file.shown_name.bytes, path);
    ck_assert(input_file_read(&file, 7, buffer, 8, &got, &d) && got == 3 && memcmp(buffer, "789", 3) == 0);
    ck_assert(input_file_read(&file, 2, buffer, 4, &got, &d) && got == 4 && memcmp(buffer, "2345", 4) == 0);
    ck_assert(input_file_read(&file, 10, buffer, 4, &got, &d) && got == 0);
    ck_assert(input_file_read(&file, 99, buffer, 4, &got, &d) && got == 0);
    input_file_close(&file);
    input_file_close(&file);
    ck_assert(!input_file_read(&file, 0, buffer, 1, &got, &d));
    ck_assert_str_eq(codes(&d), "cannot-read");
    diagnostics_release(&d);
}
END_TEST

typedef void spoil(const char *path);

static void append(const char *path)
{
    FILE *out = fopen(path, "a");
    ck_assert(out != NULL && fputs("x", out) >= 0 && fclose(out) == 0);
}

static void overwrite_with_the_old_time(const char *path)
{
    struct stat before;
    ck_assert_int_eq(stat(path, &before), 0);
    FILE *out = fopen(path, "r+");
    ck_assert(out != NULL && fputs("z", out) >= 0 && fclose(out) == 0);
    struct timespec times[2] = {before.st_atim, before.st_mtim};
    ck_assert_int_eq(utimensat(AT_FDCWD, path, times, 0), 0);
}

static void save_beside_and_rename(const char *path)
{
    const char *other = scratch_file("other", "abc\n", 4);
    ck_assert_int_eq(rename(other, path), 0);
}

static void delete(const char *path)
{
    ck_assert_int_eq(unlink(path), 0);
}

/* Nothing of the file that is open tells of this: another one stands at its path. */
START_TEST(a_path_that_leads_elsewhere_is_found)
{
    input_file file;
    const char *link = scratch("link");
    scratch_file("one", "abc\n", 4);
    scratch_file("two", "abc\n", 4);
    ck_assert_int_eq(symlink("one", link), 0);
    diagnostics_init(&d, false);
    ck_assert(input_file_open(&file, link, &d));
    ck_assert(input_file_unchanged(&file, &d));
    ck_assert_int_eq(unlink(link) + symlink("two", link), 0);
    ck_assert(!input_file_unchanged(&file, &d));
    input_file_close(&file);
    diagnostics_release(&d);
}
END_TEST

/* Editors write in place or rename a new file over the old one: either way what was read is half of each. */
START_TEST(a_file_that_changes_is_found)
{
    spoil *const ways[] = {append, overwrite_with_the_old_time, save_beside_and_rename, delete};
    for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
        input_file file;
        diagnostics_init(&d, false);
        const char *path = scratch_file("changing", "abc\n", 4);
        ck_assert(input_file_open(&file, path, &d));
        ck_assert(input_file_unchanged(&file, &d));
        struct timespec tick = {.tv_nsec = 20000000}; /* the file system's clock ticks every few milliseconds */
        nanosleep(&tick, NULL);
        ways[i](path);
        ck_assert_msg(!input_file_unchanged(&file, &d), "way %zu", i);
        ck_assert_str_eq(codes(&d), "input-changed");
        input_file_close(&file);
        diagnostics_release(&d);
    }
}
END_TEST

static bool same(const char *a_bytes, size_t a_size, const char *b_bytes, size_t b_size)
{
    input_file a, b;
    diagnostics_init(&d, false);
    ck_assert(input_file_open(&a, scratch_file("a", a_bytes, a_size), &d));
    ck_assert(input_file_open(&b, scratch_file("b", b_bytes, b_size), &d));
    bool result = input_file_same_bytes(&a, &b, &d);
    ck_assert(!diagnostics_failed(&d));
    input_file_close(&a);
    input_file_close(&b);
    diagnostics_release(&d);
    return result;
}

/* Without this, a month's payments copied under a second name would be paid twice, or two files taken for one. */
START_TEST(files_of_the_same_bytes_are_found)
{
    enum { SIZE = 40000 };
    static char bytes[SIZE], other[SIZE];
    memset(bytes, 'x', SIZE);
    memset(other, 'x', SIZE);
    ck_assert(same("", 0, "", 0));
    ck_assert(same(bytes, SIZE, other, SIZE));
    ck_assert(!same(bytes, SIZE, other, SIZE - 1));
    other[SIZE - 1] = 'y';
    ck_assert(!same(bytes, SIZE, other, SIZE));

    input_file a, b;
    diagnostics_init(&d, false);
    ck_assert(input_file_open(&a, scratch_file("a", "x", 1), &d));
    b = a;
    b.descriptor = -1;
    ck_assert(!input_file_same_bytes(&a, &b, &d));
    ck_assert(diagnostics_failed(&d));
    input_file_close(&a);
    diagnostics_release(&d);
}
END_TEST

Suite *suite(void)
{
    return suite_of("input_file", only_regular_files_are_opened, parts_are_read_where_they_stand,
                    a_file_that_changes_is_found,
                    a_path_that_leads_elsewhere_is_found, files_of_the_same_bytes_are_found);
}
