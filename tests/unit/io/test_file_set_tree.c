/* Without these, a new book could lack its payments, or stand over a book that holds a year of payslips. */
#include "unit.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sets.h"

static const char *const tree_names[] = {"a.csv", "sub/b.csv", "sub/c.csv", NULL};
static const file_set_options new_tree = {.sync = true, .only_new = true, .own_names = tree_names};

static bool put_tree(const char *path, const file_set_options *options)
{
    file_set *set = file_set_begin(path, options, &told);
    for (size_t i = 0; set != NULL && tree_names[i] != NULL; i++) {
        FILE *file = file_set_add(set, tree_names[i]);
        if (file == NULL) {
            file_set_abandon(set);
            return false;
        }
        fputs(tree_names[i], file);
    }
    return set != NULL && file_set_commit(set);
}

/* Without this, a new book would lack its payments, or show them to everybody, or never be replaced or cleaned up. */
START_TEST(files_lie_in_subfolders_too)
{
    const char *top = fresh_folder("t15"), *place = path_in(top, "book");
    file_set_options again = new_tree, shared = new_tree;
    again.only_new = false;
    shared.share_with_group = true;
    begin_sets();
    mode_t before = umask(0277);
    ck_assert(put_tree(place, &new_tree));
    ck_assert(put_tree(path_in(top, "shared"), &shared));
    umask(before);
    expect_file(place, "a.csv", "a.csv");
    expect_file(place, "sub/b.csv", "sub/b.csv");
    expect_file(place, "sub/c.csv", "sub/c.csv");
    ck_assert_uint_eq(mode_of(path_in(place, "sub")), 0700);
    ck_assert_uint_eq(mode_of(path_in(place, "sub/b.csv")), 0600);
    ck_assert_uint_eq(mode_of(path_in(top, "shared/sub")), 0750);
    ck_assert_uint_eq(mode_of(path_in(top, "shared/sub/b.csv")), 0640);
    ck_assert(put_tree(place, &again));
    file_set *set = file_set_begin(path_in(top, "other"), &new_tree, &told);
    fputs("x", file_set_add(set, "sub/c.csv"));
    file_set_abandon(set);
    ck_assert_uint_eq(entries_of(top), 2);
    ck_assert_int_eq(rename(place, path_in(top, ".other.salespay-abc123")), 0); /* as a dead run leaves it */
    ck_assert(put_tree(path_in(top, "other"), &new_tree));
    ck_assert_uint_eq(entries_of(top), 2);
    end_sets("");
}
END_TEST

/* Without this, a subfolder that holds a clerk's letter, or leads elsewhere, would be swept away. */
START_TEST(foreign_things_in_subfolders_are_refused)
{
    const char *top = fresh_folder("t16"), *place = path_in(top, "book"), *sub = path_in(place, "sub");
    file_set_options again = new_tree;
    again.only_new = false;
    begin_sets();
    ck_assert(put_tree(place, &again));
    fclose(fopen(path_in(sub, "letter.doc"), "w"));
    ck_assert(!put_tree(place, &again));
    ck_assert_int_eq(rename(sub, path_in(top, "elsewhere")), 0);
    ck_assert_int_eq(remove(path_in(top, "elsewhere/letter.doc")), 0);
    ck_assert_int_eq(symlink("../elsewhere", sub), 0);
    ck_assert(!put_tree(place, &again));
    expect_file(top, "elsewhere/b.csv", "sub/b.csv");
    end_sets("foreign-file foreign-file");
}
END_TEST

/* Without this, a new book could be written over one that holds a year of payslips. */
START_TEST(what_must_be_new_replaces_nothing)
{
    const char *top = fresh_folder("t17"), *place = path_in(top, "book");
    begin_sets();
    ck_assert_int_eq(mkdir(place, 0755), 0);
    ck_assert(put_tree(place, &new_tree)); /* an empty folder is filled */
    ck_assert_uint_eq(mode_of(place), 0700);
    ck_assert(!put_tree(place, &new_tree));
    /* what appears while the files are staged, own name or not */
    file_set *set = file_set_begin(path_in(top, "late"), &new_tree, &told);
    fputs("new", file_set_add(set, "a.csv"));
    ck_assert_int_eq(mkdir(path_in(top, "late"), 0700), 0);
    fclose(fopen(path_in(top, "late/a.csv"), "w"));
    ck_assert(!file_set_commit(set));
    expect_file(top, "late/a.csv", "");
    ck_assert_uint_eq(entries_of(top), 2);
    end_sets("foreign-file foreign-file");
}
END_TEST

/* Without this, a disk that fills up in a subfolder would leave half a book. */
START_TEST(a_failing_call_leaves_no_half_tree)
{
    int at = 1;
    for (bool reached = true; reached; at++) {
        char unique[32];
        snprintf(unique, sizeof(unique), "tree-%d", at);
        const char *top = fresh_folder(unique), *place = path_in(top, "book");
        begin_sets();
        faults = (fault_plan){.fail_call = at, .error = ENOSPC};
        bool done = put_tree(place, &new_tree);
        reached = faults.calls >= at;
        faults = (fault_plan){0};
        expect_at(done == !diagnostics_failed(&told), "success and report differ", at);
        expect_at(done ? entries_of(path_in(place, "sub")) == 2 : entries_of(top) == 0, "neither all nor nothing", at);
        diagnostics_release(&told);
    }
    ck_assert_int_ge(at, 15);
}
END_TEST

Suite *suite(void)
{
    return suite_of("file_set_tree", files_lie_in_subfolders_too, foreign_things_in_subfolders_are_refused,
                    what_must_be_new_replaces_nothing, a_failing_call_leaves_no_half_tree);
}
