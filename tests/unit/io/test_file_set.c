/* Without these, a month could be half written, lost, shown to everybody, or take somebody's own files with it. */
#include "unit.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sets.h"

START_TEST(a_set_appears_and_is_replaced_as_a_whole)
{
    const char *top = fresh_folder("t1"), *place = path_in(top, "07");
    begin_sets();
    ck_assert(put_set(place, &synced, "one", "two"));
    expect_file(place, "a.csv", "one");
    expect_file(place, "b.csv", "two");
    ck_assert_uint_eq(entries_of(place), 2);
    ck_assert(put_set(place, &synced, "three", NULL));
    expect_file(place, "a.csv", "three");
    expect_file(place, "b.csv", NULL);
    ck_assert_uint_eq(entries_of(top), 1);
    /* an empty folder, as mktemp -d makes it; slashes at the end */
    const char *empty = path_in(top, "empty");
    ck_assert_int_eq(mkdir(empty, 0755), 0);
    ck_assert(put_set(path_in(top, "empty//"), &synced, "x", NULL));
    expect_file(empty, "a.csv", "x");
    ck_assert_uint_eq(mode_of(empty), 0700);
    ck_assert_uint_eq(entries_of(top), 2);
    end_sets("");
}
END_TEST

/* Without this, wages would be readable by everybody on the machine whose umask is lax. */
START_TEST(modes_do_not_depend_on_the_umask)
{
    static const mode_t masks[] = {0, 022, 077, 0177, 0777};
    const char *top = fresh_folder("t2");
    char name[32];
    begin_sets();
    for (size_t i = 0; i < sizeof(masks) / sizeof(masks[0]); i++) {
        for (int share = 0; share < 2; share++) {
            file_set_options options = synced;
            options.share_with_group = share;
            snprintf(name, sizeof(name), "new%zu-%d", i, share);
            const char *parent = path_in(top, name), *place = path_in(parent, "07");
            mode_t before = umask(masks[i]);
            bool done = put_set(place, &options, "x", NULL);
            umask(before);
            ck_assert(done);
            ck_assert_uint_eq(mode_of(parent), share ? 0750 : 0700);
            ck_assert_uint_eq(mode_of(place), share ? 0750 : 0700);
            ck_assert_uint_eq(mode_of(path_in(place, "a.csv")), share ? 0640 : 0600);
        }
    }
    end_sets("");
}
END_TEST

/* While it is being written, too: the moment before a chmod is enough for who waits for it. */
START_TEST(what_is_staged_is_private_and_hidden)
{
    const char *top = fresh_folder("t3"), *place = path_in(top, "07");
    begin_sets();
    mode_t before = umask(0);
    file_set_options options = synced;
    options.share_with_group = true;
    file_set *set = file_set_begin(place, &options, &told);
    ck_assert_ptr_nonnull(set);
    ck_assert_uint_eq(entries_of(top), 0); /* nothing is written before there is something to write */
    ck_assert_ptr_nonnull(file_set_add(set, "a.csv"));
    umask(before);
    ck_assert(!stands(place));
    ck_assert_uint_eq(entries_of(top), 1);
    char command[600];
    snprintf(command, sizeof(command),
             "test \"$(stat -c %%a-%%n %s/.[!.]* | sed 's/[a-z0-9]*$//;s#/.*/##')\" = 700-.07.salespay-", top);
    ck_assert_int_eq(system(command), 0);
    file_set_abandon(set);
    ck_assert_uint_eq(entries_of(top), 0);

    /* before its mode is set, too */
    set = file_set_begin(place, &options, &told);
    faults = (fault_plan){.fail_call = 2, .error = EIO};
    umask(0);
    ck_assert_ptr_null(file_set_add(set, "a.csv"));
    umask(before);
    snprintf(command, sizeof(command), "test \"$(stat -c %%a %s/.[!.]*/a.csv)\" = 600", top);
    ck_assert_int_eq(system(command), 0);
    file_set_abandon(set);
    end_sets("cannot-write");
}
END_TEST

START_TEST(abandoned_sets_leave_nothing)
{
    const char *top = fresh_folder("t4"), *place = path_in(top, "x/y/07");
    begin_sets();
    file_set *set = file_set_begin(place, &synced, &told);
    ck_assert_ptr_nonnull(set);
    fputs("x", file_set_add(set, "a.csv"));
    ck_assert(stands(path_in(top, "x/y")));
    file_set_abandon(set);
    ck_assert_uint_eq(entries_of(top), 0);
    file_set_abandon(file_set_begin(place, &synced, &told));
    file_set_abandon(NULL);
    ck_assert(put_set(place, &synced, "x", NULL));
    expect_file(place, "a.csv", "x");
    end_sets("");
}
END_TEST

/* Without this, --out with a slip of the finger would delete the clerk's own files. */
START_TEST(foreign_things_are_refused)
{
    const char *top = fresh_folder("t5"), *place = path_in(top, "07");
    begin_sets();
    ck_assert(put_set(place, &synced, "old", NULL));
    fclose(fopen(path_in(place, "letter.doc"), "w"));
    ck_assert(!put_set(place, &synced, "new", NULL));
    ck_assert_int_eq(diagnostics_worst(&told), SEVERITY_REFUSED);
    ck_assert_int_eq(remove(path_in(place, "letter.doc")), 0);
    /* own names that are no files */
    ck_assert_int_eq(mkdir(path_in(place, "b.csv"), 0700), 0);
    ck_assert(!put_set(place, &synced, "new", NULL));
    ck_assert_int_eq(rmdir(path_in(place, "b.csv")), 0);
    ck_assert_int_eq(symlink("a.csv", path_in(place, "b.csv")), 0);
    ck_assert(!put_set(place, &synced, "new", NULL));
    expect_file(place, "a.csv", "old");
    ck_assert_uint_eq(entries_of(top), 1);
    end_sets("foreign-file foreign-file foreign-file");
}
END_TEST

/* What appears while the month is being computed. */
START_TEST(foreign_things_are_refused_at_the_commit_too)
{
    const char *top = fresh_folder("t6"), *place = path_in(top, "07");
    begin_sets();
    ck_assert(put_set(place, &synced, "old", NULL));
    file_set *set = file_set_begin(place, &synced, &told);
    fputs("new", file_set_add(set, "a.csv"));
    fclose(fopen(path_in(place, "letter.doc"), "w"));
    ck_assert(!file_set_commit(set));
    expect_file(place, "a.csv", "old");
    ck_assert(stands(path_in(place, "letter.doc")));
    ck_assert_uint_eq(entries_of(top), 1);
    end_sets("foreign-file");
}
END_TEST

static const char *racing_place;

static void drop_a_letter(void)
{
    fclose(fopen(path_in(racing_place, "letter.doc"), "w"));
}

/* Even in the moment between the last look and the rename. */
START_TEST(foreign_things_come_back_with_the_old_folder)
{
    for (int no_exchange = 0; no_exchange < 2; no_exchange++) {
        const char *top = fresh_folder(no_exchange ? "t7b" : "t7"), *place = path_in(top, "07");
        begin_sets();
        ck_assert(put_set(place, &synced, "old", NULL));
        racing_place = place;
        faults.no_exchange = no_exchange;
        faults.before_exchange = drop_a_letter;
        ck_assert(!put_set(place, &synced, "new", NULL));
        expect_file(place, "a.csv", "old");
        ck_assert(stands(path_in(place, "letter.doc")));
        ck_assert_uint_eq(entries_of(top), 1);
        end_sets("foreign-file");
    }
}
END_TEST

START_TEST(links_and_files_are_no_folders)
{
    const char *top = fresh_folder("t8"), *real = fresh_folder("t8real");
    const char *link = path_in(top, "link"), *file = path_in(top, "file");
    begin_sets();
    ck_assert_int_eq(symlink(real, link), 0);
    fclose(fopen(file, "w"));
    ck_assert(!put_set(link, &synced, "x", NULL));
    ck_assert(!put_set(file, &synced, "x", NULL));
    ck_assert(!put_set(path_in(file, "07"), &synced, "x", NULL));
    ck_assert_int_eq(symlink("nowhere", path_in(top, "dangling")), 0);
    ck_assert(!put_set(path_in(top, "dangling"), &synced, "x", NULL));
    /* a parent that is a link: only where it is salespay's own */
    file_set_options own_parent = synced;
    own_parent.own_parent = true;
    ck_assert(!put_set(path_in(link, "07"), &own_parent, "x", NULL));
    ck_assert_uint_eq(entries_of(real), 0);
    end_sets("not-a-folder not-a-folder not-a-folder not-a-folder not-a-folder");
    begin_sets();
    ck_assert(put_set(path_in(link, "07"), &synced, "x", NULL));
    ck_assert(!put_set("/", &synced, "x", NULL));
    ck_assert(!put_set(".", &synced, "x", NULL));
    ck_assert(!put_set(path_in(top, ".."), &synced, "x", NULL));
    ck_assert(!put_set("", &synced, "x", NULL));
    ck_assert_int_eq(diagnostics_worst(&told), SEVERITY_USAGE);
    end_sets("folder-name folder-name folder-name folder-name");
}
END_TEST

/* A staged folder as a dead run leaves it: with one own file, or a foreign one. */
static const char *leftover(const char *top, const char *name, const char *file)
{
    const char *path = path_in(top, name);
    ck_assert_int_eq(mkdir(path, 0700), 0);
    fclose(fopen(path_in(path, file), "w"));
    return path;
}

START_TEST(leftovers_of_dead_runs_are_cleaned_up)
{
    const char *top = fresh_folder("t9"), *place = path_in(top, "07");
    begin_sets();
    const char *dead = leftover(top, ".07.salespay-abc123", "a.csv");
    const char *foreign = leftover(top, ".07.salespay-abc124", "letter.doc");
    const char *others = leftover(top, ".08.salespay-abc123", "a.csv");
    const char *no_pattern = leftover(top, ".07.salespay-abc1234", "a.csv");
    const char *no_pattern_too = leftover(top, ".07.salespay-ABC123", "a.csv");
    const char *too_long = leftover(top, ".07.salespay-abc123-x", "a.csv");
    const char *living = leftover(top, ".07.salespay-living", "a.csv");
    int held = open(living, O_RDONLY | O_DIRECTORY);
    ck_assert_int_eq(flock(held, LOCK_EX), 0);
    /* it may be the old month: nothing of it goes before the rename that replaced it is known to be on the disk */
    faults = (fault_plan){.fail_call = 1, .error = EIO};
    file_set_abandon(file_set_begin(place, &synced, &told));
    ck_assert(stands(dead));
    faults = (fault_plan){0};
    file_set_abandon(file_set_begin(place, &synced, &told));
    ck_assert(!stands(dead));
    ck_assert(stands(too_long) && stands(foreign) && stands(others));
    ck_assert(stands(no_pattern) && stands(no_pattern_too) && stands(living));
    close(held);
    file_set_abandon(file_set_begin(place, &synced, &told));
    ck_assert(!stands(living));
    /* what another set of this very moment stages is not taken for a leftover */
    file_set *one = file_set_begin(place, &synced, &told);
    fputs("one", file_set_add(one, "a.csv"));
    ck_assert(put_set(place, &synced, "two", NULL));
    ck_assert(file_set_commit(one));
    expect_file(place, "a.csv", "one");
    ck_assert_uint_eq(entries_of(top), 6);
    end_sets("");
}
END_TEST

/* Without this, a month would be missing after a run died between two renames. */
START_TEST(an_old_folder_set_aside_comes_back)
{
    const char *top = fresh_folder("t10"), *place = path_in(top, "07");
    begin_sets();
    ck_assert(put_set(place, &synced, "old", NULL));
    faults.no_exchange = true;
    ck_assert(put_set(place, &synced, "new", NULL));
    expect_file(place, "a.csv", "new");
    ck_assert_uint_eq(entries_of(top), 1);
    ck_assert_int_eq(rename(place, path_in(top, ".07.salespay-old")), 0);
    file_set_abandon(file_set_begin(place, &synced, &told));
    expect_file(place, "a.csv", "new");
    leftover(top, ".07.salespay-old", "a.csv");
    file_set_abandon(file_set_begin(place, &synced, &told));
    ck_assert_uint_eq(entries_of(top), 1);
    end_sets("");
}
END_TEST

START_TEST(long_names_are_told)
{
    char name[300];
    const char *top = fresh_folder("t11");
    begin_sets();
    memset(name, 'n', sizeof(name));
    name[240] = '\0';
    ck_assert(!put_set(path_in(top, name), &synced, "x", NULL));
    ck_assert_uint_eq(entries_of(top), 0);
    end_sets("cannot-write");
}
END_TEST

START_TEST(short_and_interrupted_writes_go_on)
{
    const char *top = fresh_folder("t12"), *place = path_in(top, "07");
    begin_sets();
    faults.short_writes = true;
    ck_assert(put_set(place, &synced, "one line\n", "another\n"));
    faults.short_writes = false;
    expect_file(place, "a.csv", "one line\n");
    expect_file(place, "b.csv", "another\n");
    end_sets("");
}
END_TEST

/* Without this, --no-sync would wait for the disk, or a run without it not. */
START_TEST(syncing_is_done_or_left_out)
{
    const char *top = fresh_folder("t13"), *place = path_in(top, "07");
    file_set_options unsynced = synced;
    unsynced.sync = false;
    begin_sets();
    ck_assert(put_set(place, &unsynced, "x", "y"));
    int without = faults.calls;
    ck_assert_int_eq(remove(path_in(place, "a.csv")) + remove(path_in(place, "b.csv")) + rmdir(place), 0);
    faults.calls = 0;
    ck_assert(put_set(place, &synced, "x", "y"));
    ck_assert_int_eq(faults.calls, without + 4); /* two files, the folder, the folder around it */
    faults.calls = 0;
    ck_assert(put_set(path_in(top, "x/y/07"), &unsynced, "x", "y"));
    without = faults.calls;
    faults.calls = 0;
    ck_assert(put_set(path_in(top, "z/y/07"), &synced, "x", "y"));
    ck_assert_int_eq(faults.calls, without + 6); /* and each parent into the one around it */
    end_sets("");
}
END_TEST

START_TEST(the_reason_of_a_failure_is_told)
{
    const char *top = fresh_folder("t14"), *place = path_in(top, "07");
    begin_sets();
    file_set *set = file_set_begin(place, &synced, &told);
    fputs("x", file_set_add(set, "a.csv"));
    faults = (fault_plan){.fail_call = 1, .error = ENOSPC};
    ck_assert(!file_set_commit(set));
    char *message = shown(&told);
    ck_assert_str_eq(message, "salespay: error[cannot-write]: cannot write t14/07/a.csv: No space left on device\n");
    free(message);
    ck_assert_uint_eq(entries_of(top), 0);
    end_sets("cannot-write");
}
END_TEST

Suite *suite(void)
{
    return suite_of("file_set", a_set_appears_and_is_replaced_as_a_whole, modes_do_not_depend_on_the_umask,
                    what_is_staged_is_private_and_hidden, abandoned_sets_leave_nothing, foreign_things_are_refused,
                    foreign_things_are_refused_at_the_commit_too, foreign_things_come_back_with_the_old_folder,
                    links_and_files_are_no_folders, leftovers_of_dead_runs_are_cleaned_up,
                    an_old_folder_set_aside_comes_back, long_names_are_told, short_and_interrupted_writes_go_on,
                    syncing_is_done_or_left_out, the_reason_of_a_failure_is_told);
}
