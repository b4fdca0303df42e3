/* Without these, a book's payment files could be read in another order on another machine, or one be missed. */
#include "unit.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/folder.h"
#include "scratch.h"

static diagnostics d;
static arena memory;

static void begin(void)
{
    diagnostics_init(&d, false);
    memory = ARENA_EMPTY;
}

static void end(void)
{
    arena_release(&memory);
    diagnostics_release(&d);
}

START_TEST(names_come_in_byte_order)
{
    static const char *const expected[] = {".hidden", "2026-07-a.csv", "2026-07.csv", "B", "a", "ü", "张"};
    const char *top = scratch("folder");
    folder_names names;
    begin();
    ck_assert_int_eq(mkdir(top, 0700), 0);
    for (size_t i = 0; i < 7; i++) {
        char name[64] = "folder/";
        strcat(name, expected[(i * 3) % 7]);
        scratch_file(name, "", 0);
    }
    ck_assert(folder_list(top, &memory, &names, &d));
    ck_assert_uint_eq(names.count, 7);
    for (size_t i = 0; i < 7; i++)
        ck_assert_str_eq(names.names[i].bytes, expected[i]);
    end();
}
END_TEST

START_TEST(what_cannot_be_listed_is_told_unless_it_is_absent)
{
    folder_names names;
    begin();
    ck_assert(folder_list(scratch("nowhere"), &memory, &names, &d));
    ck_assert_uint_eq(names.count, 0);
    ck_assert_int_eq(mkdir(scratch("empty"), 0700), 0);
    ck_assert(folder_list(scratch("empty"), &memory, &names, &d));
    ck_assert_uint_eq(names.count, 0);
    ck_assert(!folder_list(scratch_file("file", "", 0), &memory, &names, &d));
    ck_assert_str_eq(codes(&d), "cannot-read");
    end();
}
END_TEST

START_TEST(paths_are_told_apart)
{
    begin();
    ck_assert_int_eq(path_kind_of(scratch("nowhere")), PATH_ABSENT);
    ck_assert_int_eq(path_kind_of(scratch_file("f", "", 0)), PATH_FILE);
    ck_assert_int_eq(path_kind_of(scratch("f/under")), PATH_ABSENT);
    ck_assert_int_eq(path_kind_of("/tmp"), PATH_FOLDER);
    ck_assert_int_eq(path_kind_of("/dev/full"), PATH_OTHER);
    ck_assert_int_eq(symlink("loop", scratch("loop")), 0);
    ck_assert_int_eq(path_kind_of(scratch("loop")), PATH_OTHER);
    end();
}
END_TEST

START_TEST(paths_are_joined_and_taken_apart)
{
    begin();
    ck_assert_str_eq(path_join(&memory, ".", "staff.csv"), "staff.csv");
    ck_assert_str_eq(path_join(&memory, "book", "staff.csv"), "book/staff.csv");
    ck_assert_str_eq(path_join(&memory, "/", "staff.csv"), "/staff.csv");
    ck_assert_str_eq(path_base_name("a/b/c.csv"), "c.csv");
    ck_assert_str_eq(path_base_name("c.csv"), "c.csv");
    ck_assert_str_eq(path_base_name("a/"), "");
    end();
}
END_TEST

Suite *suite(void)
{
    return suite_of("folder", names_come_in_byte_order, what_cannot_be_listed_is_told_unless_it_is_absent,
                    paths_are_told_apart, paths_are_joined_and_taken_apart);
}
