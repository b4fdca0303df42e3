/* Without these, cleaning up after a dead run could remove what somebody else keeps there, or behind a link. */
#include "unit.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/own_folder.h"
#include "scratch.h"

static const char *const own[] = {"a.csv", "sub/b.csv", "inputs/", NULL};
static int top = -1; /* the open folder around */
static const char *base;
static char foreign[NAME_MAX + 1];

static const char *within(const char *name)
{
    char path[256];
    snprintf(path, sizeof(path), "%s/%s", base, name);
    return scratch(path);
}

static void folder(const char *name)
{
    ck_assert_int_eq(mkdir(within(name), 0700), 0);
}

static void file(const char *name)
{
    char path[256];
    snprintf(path, sizeof(path), "%s/%s", base, name);
    (void)scratch_file(path, "x", 1);
}

/* A scratch folder of the test's own with "m" in it, holding one of each own name. */
static void begin(const char *name)
{
    base = name;
    folder("");
    if (top >= 0)
        close(top);
    top = open(scratch(name), O_RDONLY | O_DIRECTORY);
    ck_assert_int_ge(top, 0);
    folder("m");
    folder("m/sub");
    folder("m/inputs");
    folder("m/inputs/payments");
    file("m/a.csv");
    file("m/sub/b.csv");
    file("m/inputs/staff.csv");
    file("m/inputs/payments/any name.csv");
}

static own_folder_state state(void)
{
    foreign[0] = '\0';
    return own_folder_inspect(top, "m", own, foreign);
}

static void expect_foreign(const char *name)
{
    ck_assert_int_eq(state(), OWN_FOLDER_FOREIGN);
    ck_assert_str_eq(foreign, name);
}

/* A closed month, whose archive holds files of any name, would be called somebody else's. */
START_TEST(own_names_subfolders_and_trees_are_ours)
{
    begin("o1");
    ck_assert_int_eq(state(), OWN_FOLDER_OURS);
    ck_assert_int_eq(own_folder_inspect(top, "none", own, foreign), OWN_FOLDER_ABSENT);
    folder("empty");
    ck_assert_int_eq(own_folder_inspect(top, "empty", own, foreign), OWN_FOLDER_OURS);
    ck_assert(own_folder_remove(top, "m", own));
    ck_assert(!stands(within("m")));
}
END_TEST

/* A note that somebody keeps beside the payslips would be removed with them. */
START_TEST(anything_else_is_foreign_and_stays)
{
    begin("o2");
    file("m/notes.txt");
    expect_foreign("notes.txt");
    ck_assert(!own_folder_remove(top, "m", own));
    ck_assert(stands(within("m/notes.txt")));
    begin("o3");
    file("m/sub/c.csv"); /* a.csv may lie in m, c.csv not in m/sub */
    expect_foreign("sub");
    ck_assert(!own_folder_remove(top, "m", own));
    ck_assert(stands(within("m/sub/c.csv")));
    begin("o4");
    folder("m/input"); /* a name that only begins like a tree's */
    expect_foreign("input");
    begin("o5");
    ck_assert_int_eq(unlink(within("m/a.csv")), 0);
    folder("m/a.csv");
    expect_foreign("a.csv");
}
END_TEST

/* What a link leads to would be taken for the month's own, and removed. */
START_TEST(links_are_never_ours_and_never_followed)
{
    static const char *const places[] = {"m/a.csv", "m/inputs/staff.csv", "m/inputs/payments/link",
                                         "m/sub/b.csv"};
    static const char *const told[] = {"a.csv", "inputs", "inputs", "sub"};
    static const char *const bases[] = {"o6", "o7", "o8", "o9"};
    for (size_t i = 0; i < 4; i++) {
        begin(bases[i]);
        file("precious");
        (void)unlink(within(places[i]));
        ck_assert_int_eq(symlink(within("precious"), within(places[i])), 0);
        expect_foreign(told[i]);
        (void)own_folder_remove(top, "m", own);
        ck_assert(stands(within("precious")));
    }
    begin("o10");
    ck_assert_int_eq(rename(within("m/inputs"), within("elsewhere")), 0);
    ck_assert_int_eq(symlink(within("elsewhere"), within("m/inputs")), 0);
    expect_foreign("inputs");
    ck_assert(!own_folder_remove(top, "m", own));
    ck_assert(stands(within("elsewhere/payments/any name.csv")));
    ck_assert_int_eq(symlink(within("elsewhere"), within("link")), 0);
    ck_assert_int_eq(own_folder_inspect(top, "link", own, foreign), OWN_FOLDER_OTHER);
    ck_assert(!own_folder_remove(top, "link", own));
    file("file");
    ck_assert_int_eq(own_folder_inspect(top, "file", own, foreign), OWN_FOLDER_OTHER);
}
END_TEST

/* A run that is still at work would have its staged files removed by the next. */
START_TEST(staged_folders_are_swept_unless_held)
{
    char staged[NAME_MAX + 1];
    begin("o11");
    const int held = own_folder_stage(top, "m", staged);
    ck_assert_int_ge(held, 0);
    ck_assert_int_eq(strncmp(staged, ".m.salespay-", 12), 0);
    ck_assert_uint_eq(mode_of(within(staged)), 0700);
    own_folder_sweep(top, "m", own);
    ck_assert(stands(within(staged)));
    close(held);
    folder(".m.salespay-abc12"); /* not as the program names them */
    folder(".n.salespay-abc123");
    own_folder_sweep(top, "m", own);
    ck_assert(!stands(within(staged)));
    ck_assert(stands(within(".m.salespay-abc12")));
    ck_assert(stands(within(".n.salespay-abc123")));
    ck_assert_int_eq(state(), OWN_FOLDER_OURS);
}
END_TEST

/* A run that died between two renames would leave the book without its month. */
START_TEST(what_was_set_aside_is_put_back)
{
    char aside[NAME_MAX + 1];
    begin("o12");
    ck_assert(own_folder_aside_name("m", aside));
    ck_assert_int_eq(rename(within("m"), within(aside)), 0);
    own_folder_sweep(top, "m", own);
    ck_assert_int_eq(state(), OWN_FOLDER_OURS);
    ck_assert(stands(within("m/a.csv")));
    folder(aside); /* and once the new one is in place, the old is gone */
    own_folder_sweep(top, "m", own);
    ck_assert(!stands(within(aside)));
    ck_assert(stands(within("m/a.csv")));
}
END_TEST

/* A name that does not fit would be cut, and another folder be written. */
START_TEST(a_name_that_is_too_long_is_refused)
{
    char name[NAME_MAX + 1], made[NAME_MAX + 1];
    begin("o13");
    memset(name, 'n', NAME_MAX);
    name[NAME_MAX] = '\0';
    ck_assert(!own_folder_aside_name(name, made));
    ck_assert_int_eq(errno, ENAMETOOLONG);
    ck_assert_int_eq(own_folder_stage(top, name, made), -1);
    ck_assert_int_eq(errno, ENAMETOOLONG);
}
END_TEST

Suite *suite(void)
{
    return suite_of("own_folder", own_names_subfolders_and_trees_are_ours,
                    anything_else_is_foreign_and_stays, links_are_never_ours_and_never_followed,
                    staged_folders_are_swept_unless_held, what_was_set_aside_is_put_back,
                    a_name_that_is_too_long_is_refused);
}
