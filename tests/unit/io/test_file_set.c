/* Without these, a month could be half written, lost, shown to everybody, or take somebody's own files with it. */
#include "unit.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "faults.h"
#include "io/file_set.h"
#include "scratch.h"

static const char *const own_names[] = {"a.csv", "b.csv", NULL};
static const file_set_options synced = {.sync = true, .own_names = own_names};
static diagnostics d;

static void begin(void)
{
    faults = (fault_plan){0};
    diagnostics_init(&d, false);
}

static void end(const char *expected_codes)
{
    ck_assert_str_eq(codes(&d), expected_codes);
    diagnostics_release(&d);
}

/* A folder of its own for each test, so that what is left in it can be counted. */
static const char *fresh(const char *name)
{
    const char *path = scratch(name);
    ck_assert_int_eq(mkdir(path, 0700), 0);
    return path;
}

static const char *in(const char *folder, const char *name)
{
    char path[512];
    snprintf(path, sizeof(path), "%s/%s", strstr(folder, "unit-") + sizeof("unit-XXXXXX"), name);
    return scratch(path);
}

static void check_file(const char *folder, const char *name, const char *expected)
{
    char *bytes = bytes_of(in(folder, name));
    if (expected == NULL)
        ck_assert_ptr_null(bytes);
    else
        ck_assert_str_eq(bytes, expected);
    free(bytes);
}

/* Writes a.csv (a_bytes) and, where not NULL, b.csv. */
static bool put(const char *path, const file_set_options *options, const char *a_bytes, const char *b_bytes)
{
    file_set *set = file_set_begin(path, options, &d);
    if (set == NULL)
        return false;
    FILE *a = file_set_add(set, "a.csv");
    FILE *b = a != NULL && b_bytes != NULL ? file_set_add(set, "b.csv") : NULL;
    if (a == NULL || (b_bytes != NULL && b == NULL)) {
        file_set_abandon(set);
        return false;
    }
    fputs(a_bytes, a);
    if (b != NULL)
        fputs(b_bytes, b);
    return file_set_commit(set);
}

START_TEST(a_set_appears_and_is_replaced_as_a_whole)
{
    const char *top = fresh("t1"), *place = in(top, "07");
    begin();
    ck_assert(put(place, &synced, "one", "two"));
    check_file(place, "a.csv", "one");
    check_file(place, "b.csv", "two");
    ck_assert_uint_eq(entries_of(place), 2);
    ck_assert(put(place, &synced, "three", NULL));
    check_file(place, "a.csv", "three");
    check_file(place, "b.csv", NULL);
    ck_assert_uint_eq(entries_of(top), 1);
    /* an empty folder, as mktemp -d makes it; slashes at the end */
    const char *empty = in(top, "empty");
    ck_assert_int_eq(mkdir(empty, 0755), 0);
    ck_assert(put(in(top, "empty//"), &synced, "x", NULL));
    check_file(empty, "a.csv", "x");
    ck_assert_uint_eq(mode_of(empty), 0700);
    ck_assert_uint_eq(entries_of(top), 2);
    end("");
}
END_TEST

/* Without this, wages would be readable by everybody on the machine whose umask is lax. */
START_TEST(modes_do_not_depend_on_the_umask)
{
    static const mode_t masks[] = {0, 022, 077, 0177, 0777};
    const char *top = fresh("t2");
    char name[32];
    begin();
    for (size_t i = 0; i < sizeof(masks) / sizeof(masks[0]); i++) {
        for (int share = 0; share < 2; share++) {
            file_set_options options = synced;
            options.share_with_group = share;
            snprintf(name, sizeof(name), "new%zu-%d", i, share);
            const char *parent = in(top, name), *place = in(parent, "07");
            mode_t before = umask(masks[i]);
            bool done = put(place, &options, "x", NULL);
            umask(before);
            ck_assert(done);
            ck_assert_uint_eq(mode_of(parent), share ? 0750 : 0700);
            ck_assert_uint_eq(mode_of(place), share ? 0750 : 0700);
            ck_assert_uint_eq(mode_of(in(place, "a.csv")), share ? 0640 : 0600);
        }
    }
    end("");
}
END_TEST

/* While it is being written, too: the moment before a chmod is enough for who waits for it. */
START_TEST(what_is_staged_is_private_and_hidden)
{
    const char *top = fresh("t3"), *place = in(top, "07");
    begin();
    mode_t before = umask(0);
    file_set_options options = synced;
    options.share_with_group = true;
    file_set *set = file_set_begin(place, &options, &d);
    ck_assert_ptr_nonnull(set);
    ck_assert_uint_eq(entries_of(top), 0); /* nothing is written before there is something to write */
    ck_assert_ptr_nonnull(file_set_add(set, "a.csv"));
    umask(before);
    ck_assert(!stands(place));
    ck_assert_uint_eq(entries_of(top), 1);
    char command[600];
    snprintf(command, sizeof(command), "test \"$(stat -c %%a-%%n %s/.[!.]* | sed 's/[a-z0-9]*$//;s#/.*/##')\" = 700-.07.salespay-", top);
    ck_assert_int_eq(system(command), 0);
    file_set_abandon(set);
    ck_assert_uint_eq(entries_of(top), 0);

    /* before its mode is set, too */
    set = file_set_begin(place, &options, &d);
    faults = (fault_plan){.fail_call = 2, .error = EIO};
    umask(0);
    ck_assert_ptr_null(file_set_add(set, "a.csv"));
    umask(before);
    snprintf(command, sizeof(command), "test \"$(stat -c %%a %s/.[!.]*/a.csv)\" = 600", top);
    ck_assert_int_eq(system(command), 0);
    file_set_abandon(set);
    end("cannot-write");
}
END_TEST

START_TEST(abandoned_sets_leave_nothing)
{
    const char *top = fresh("t4"), *place = in(top, "x/y/07");
    begin();
    file_set *set = file_set_begin(place, &synced, &d);
    ck_assert_ptr_nonnull(set);
    fputs("x", file_set_add(set, "a.csv"));
    ck_assert(stands(in(top, "x/y")));
    file_set_abandon(set);
    ck_assert_uint_eq(entries_of(top), 0);
    file_set_abandon(file_set_begin(place, &synced, &d));
    file_set_abandon(NULL);
    ck_assert(put(place, &synced, "x", NULL));
    check_file(place, "a.csv", "x");
    end("");
}
END_TEST

/* Without this, --out with a slip of the finger would delete the clerk's own files. */
START_TEST(foreign_things_are_refused)
{
    const char *top = fresh("t5"), *place = in(top, "07");
    begin();
    ck_assert(put(place, &synced, "old", NULL));
    fclose(fopen(in(place, "letter.doc"), "w"));
    ck_assert(!put(place, &synced, "new", NULL));
    ck_assert_int_eq(diagnostics_worst(&d), SEVERITY_REFUSED);
    ck_assert_int_eq(remove(in(place, "letter.doc")), 0);
    /* own names that are no files */
    ck_assert_int_eq(mkdir(in(place, "b.csv"), 0700), 0);
    ck_assert(!put(place, &synced, "new", NULL));
    ck_assert_int_eq(rmdir(in(place, "b.csv")), 0);
    ck_assert_int_eq(symlink("a.csv", in(place, "b.csv")), 0);
    ck_assert(!put(place, &synced, "new", NULL));
    check_file(place, "a.csv", "old");
    ck_assert_uint_eq(entries_of(top), 1);
    end("foreign-file foreign-file foreign-file");
}
END_TEST

/* What appears while the month is being computed. */
START_TEST(foreign_things_are_refused_at_the_commit_too)
{
    const char *top = fresh("t6"), *place = in(top, "07");
    begin();
    ck_assert(put(place, &synced, "old", NULL));
    file_set *set = file_set_begin(place, &synced, &d);
    fputs("new", file_set_add(set, "a.csv"));
    fclose(fopen(in(place, "letter.doc"), "w"));
    ck_assert(!file_set_commit(set));
    check_file(place, "a.csv", "old");
    ck_assert(stands(in(place, "letter.doc")));
    ck_assert_uint_eq(entries_of(top), 1);
    end("foreign-file");
}
END_TEST

static const char *racing_place;

static void drop_a_letter(void)
{
    fclose(fopen(in(racing_place, "letter.doc"), "w"));
}

/* Even in the moment between the last look and the rename. */
START_TEST(foreign_things_come_back_with_the_old_folder)
{
    for (int no_exchange = 0; no_exchange < 2; no_exchange++) {
        const char *top = fresh(no_exchange ? "t7b" : "t7"), *place = in(top, "07");
        begin();
        ck_assert(put(place, &synced, "old", NULL));
        racing_place = place;
        faults.no_exchange = no_exchange;
        faults.before_exchange = drop_a_letter;
        ck_assert(!put(place, &synced, "new", NULL));
        check_file(place, "a.csv", "old");
        ck_assert(stands(in(place, "letter.doc")));
        ck_assert_uint_eq(entries_of(top), 1);
        end("foreign-file");
    }
}
END_TEST

START_TEST(links_and_files_are_no_folders)
{
    const char *top = fresh("t8"), *real = fresh("t8real"), *link = in(top, "link"), *file = in(top, "file");
    begin();
    ck_assert_int_eq(symlink(real, link), 0);
    fclose(fopen(file, "w"));
    ck_assert(!put(link, &synced, "x", NULL));
    ck_assert(!put(file, &synced, "x", NULL));
    ck_assert(!put(in(file, "07"), &synced, "x", NULL));
    ck_assert_int_eq(symlink("nowhere", in(top, "dangling")), 0);
    ck_assert(!put(in(top, "dangling"), &synced, "x", NULL));
    /* a parent that is a link: only where it is salespay's own */
    file_set_options own_parent = synced;
    own_parent.own_parent = true;
    ck_assert(!put(in(link, "07"), &own_parent, "x", NULL));
    ck_assert_uint_eq(entries_of(real), 0);
    end("not-a-folder not-a-folder not-a-folder not-a-folder not-a-folder");
    begin();
    ck_assert(put(in(link, "07"), &synced, "x", NULL));
    ck_assert(!put("/", &synced, "x", NULL));
    ck_assert(!put(".", &synced, "x", NULL));
    ck_assert(!put(in(top, ".."), &synced, "x", NULL));
    ck_assert(!put("", &synced, "x", NULL));
    ck_assert_int_eq(diagnostics_worst(&d), SEVERITY_USAGE);
    end("folder-name folder-name folder-name folder-name");
}
END_TEST

/* A staged folder as a dead run leaves it: with one own file, or a foreign one. */
static const char *leftover(const char *top, const char *name, const char *file)
{
    const char *path = in(top, name);
    ck_assert_int_eq(mkdir(path, 0700), 0);
    fclose(fopen(in(path, file), "w"));
    return path;
}

START_TEST(leftovers_of_dead_runs_are_cleaned_up)
{
    const char *top = fresh("t9"), *place = in(top, "07");
    begin();
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
    file_set_abandon(file_set_begin(place, &synced, &d));
    ck_assert(stands(dead));
    faults = (fault_plan){0};
    file_set_abandon(file_set_begin(place, &synced, &d));
    ck_assert(!stands(dead));
    ck_assert(stands(too_long) && stands(foreign) && stands(others) && stands(no_pattern) && stands(no_pattern_too) && stands(living));
    close(held);
    file_set_abandon(file_set_begin(place, &synced, &d));
    ck_assert(!stands(living));
    /* what another set of this very moment stages is not taken for a leftover */
    file_set *one = file_set_begin(place, &synced, &d);
    fputs("one", file_set_add(one, "a.csv"));
    ck_assert(put(place, &synced, "two", NULL));
    ck_assert(file_set_commit(one));
    check_file(place, "a.csv", "one");
    ck_assert_uint_eq(entries_of(top), 6);
    end("");
}
END_TEST

/* Without this, a month would be missing after a run died between two renames. */
START_TEST(an_old_folder_set_aside_comes_back)
{
    const char *top = fresh("t10"), *place = in(top, "07");
    begin();
    ck_assert(put(place, &synced, "old", NULL));
    faults.no_exchange = true;
    ck_assert(put(place, &synced, "new", NULL));
    check_file(place, "a.csv", "new");
    ck_assert_uint_eq(entries_of(top), 1);
    ck_assert_int_eq(rename(place, in(top, ".07.salespay-old")), 0);
    file_set_abandon(file_set_begin(place, &synced, &d));
    check_file(place, "a.csv", "new");
    leftover(top, ".07.salespay-old", "a.csv");
    file_set_abandon(file_set_begin(place, &synced, &d));
    ck_assert_uint_eq(entries_of(top), 1);
    end("");
}
END_TEST

START_TEST(long_names_are_told)
{
    char name[300];
    const char *top = fresh("t11");
    begin();
    memset(name, 'n', sizeof(name));
    name[240] = '\0';
    ck_assert(!put(in(top, name), &synced, "x", NULL));
    ck_assert_uint_eq(entries_of(top), 0);
    end("cannot-write");
}
END_TEST

START_TEST(short_and_interrupted_writes_go_on)
{
    const char *top = fresh("t12"), *place = in(top, "07");
    begin();
    faults.short_writes = true;
    ck_assert(put(place, &synced, "one line\n", "another\n"));
    faults.short_writes = false;
    check_file(place, "a.csv", "one line\n");
    check_file(place, "b.csv", "another\n");
    end("");
}
END_TEST

/* Without this, --no-sync would wait for the disk, or a run without it not. */
START_TEST(syncing_is_done_or_left_out)
{
    const char *top = fresh("t13"), *place = in(top, "07");
    file_set_options unsynced = synced;
    unsynced.sync = false;
    begin();
    ck_assert(put(place, &unsynced, "x", "y"));
    int without = faults.calls;
    ck_assert_int_eq(remove(in(place, "a.csv")) + remove(in(place, "b.csv")) + rmdir(place), 0);
    faults.calls = 0;
    ck_assert(put(place, &synced, "x", "y"));
    ck_assert_int_eq(faults.calls, without + 4); /* two files, the folder, the folder around it */
    faults.calls = 0;
    ck_assert(put(in(top, "x/y/07"), &unsynced, "x", "y"));
    without = faults.calls;
    faults.calls = 0;
    ck_assert(put(in(top, "z/y/07"), &synced, "x", "y"));
    ck_assert_int_eq(faults.calls, without + 6); /* and each parent into the one around it */
    end("");
}
END_TEST

/* True when exactly the files of one state stand in the place: "old" and no b.csv, or "new" with it, or none at all. */
static const char *state_of(const char *place)
{
    if (!stands(place))
        return "none";
    char *a = bytes_of(in(place, "a.csv")), *b = bytes_of(in(place, "b.csv"));
    const char *state = "broken";
    if (a != NULL && strcmp(a, "old") == 0 && b == NULL)
        state = "old";
    else if (a != NULL && strcmp(a, "new") == 0 && b != NULL && strcmp(b, "newer") == 0)
        state = "new";
    free(a);
    free(b);
    return state;
}

static void expect(bool held, const char *what, int at)
{
    ck_assert_msg(held, "%s, at call %d", what, at);
}

/* Every counted call fails once, with each errno: either the old state and a report, or the new one and none. */
static int sweep_failures(const char *name, bool no_exchange, bool with_old)
{
    static const int errors[] = {EIO, ENOSPC, EDQUOT};
    int tried = 0;
    for (int at = 1;; at++) {
        char unique[64];
        snprintf(unique, sizeof(unique), "%s-%d", name, at);
        const char *top = fresh(unique), *place = in(top, "x/07");
        begin();
        if (with_old)
            ck_assert(put(place, &synced, "old", NULL));
        faults = (fault_plan){.fail_call = at, .error = errors[at % 3], .no_exchange = no_exchange};
        bool done = put(place, &synced, "new", "newer");
        bool reached = faults.calls >= at;
        const char *state = state_of(place);
        if (done)
            expect(strcmp(state, "new") == 0, state, at);
        else
            expect(strcmp(state, with_old ? "old" : "none") == 0 && diagnostics_worst(&d) == SEVERITY_SYSTEM, state, at);
        expect(done == !diagnostics_failed(&d), "success and report differ", at);
        faults = (fault_plan){.no_exchange = no_exchange};
        expect(put(place, &synced, "new", "newer"), "the next run does not heal", at);
        expect(strcmp(state_of(place), "new") == 0, "the next run is not whole", at);
        expect(entries_of(in(top, "x")) == 1, "the next run does not clean up", at);
        diagnostics_release(&d);
        if (!reached) {
            printf("%s: %d failing calls tried\n", name, tried);
            return tried;
        }
        tried++;
    }
}

START_TEST(a_failing_call_loses_nothing)
{
    ck_assert_int_ge(sweep_failures("replace", false, true), 13);
    ck_assert_int_ge(sweep_failures("first", false, false), 14);
    ck_assert_int_ge(sweep_failures("replace in steps", true, true), 15);
}
END_TEST

/* Every counted call ends the process, as a power cut or a kill does. */
static int sweep_deaths(const char *name, bool no_exchange)
{
    int tried = 0;
    for (int at = 1;; at++) {
        char unique[64];
        snprintf(unique, sizeof(unique), "%s-%d", name, at);
        const char *top = fresh(unique), *place = in(top, "07");
        begin();
        ck_assert(put(place, &synced, "old", NULL));
        pid_t child = fork();
        if (child == 0) {
            faults = (fault_plan){.die_at = at, .no_exchange = no_exchange};
            _exit(put(place, &synced, "new", "newer") ? 0 : 1);
        }
        int status;
        ck_assert_int_eq(waitpid(child, &status, 0), child);
        const char *state = state_of(place);
        bool set_aside = no_exchange && strcmp(state, "none") == 0;
        expect(strcmp(state, "old") == 0 || strcmp(state, "new") == 0 || set_aside, state, at);
        file_set_abandon(file_set_begin(place, &synced, &d));
        if (set_aside)
            expect(strcmp(state_of(place), "old") == 0, "the old month is not put back", at);
        expect(put(place, &synced, "new", "newer"), "the next run does not heal", at);
        expect(strcmp(state_of(place), "new") == 0 && entries_of(top) == 1, "the next run is not whole", at);
        end("");
        if (WEXITSTATUS(status) == 0) {
            printf("%s: %d deaths tried\n", name, tried);
            return tried;
        }
        ck_assert_int_eq(WEXITSTATUS(status), 7);
        tried++;
    }
}

START_TEST(a_dying_run_leaves_the_old_month_or_the_new_one)
{
    ck_assert_int_ge(sweep_deaths("death", false), 13);
    ck_assert_int_ge(sweep_deaths("death in steps", true), 15);
}
END_TEST

/* Without this, a full disk would be noticed by who opens the payslips. */
START_TEST(the_reason_of_a_failure_is_told)
{
    const char *top = fresh("t14"), *place = in(top, "07");
    begin();
    file_set *set = file_set_begin(place, &synced, &d);
    fputs("x", file_set_add(set, "a.csv"));
    faults = (fault_plan){.fail_call = 1, .error = ENOSPC};
    ck_assert(!file_set_commit(set));
    char *told = shown(&d);
    ck_assert_str_eq(told, "salespay: error[cannot-write]: cannot write t14/07/a.csv: No space left on device\n");
    free(told);
    ck_assert_uint_eq(entries_of(top), 0);
    end("cannot-write");
}
END_TEST

static const char *const tree_names[] = {"a.csv", "sub/b.csv", "sub/c.csv", NULL};
static const file_set_options new_tree = {.sync = true, .only_new = true, .own_names = tree_names};

static bool put_tree(const char *path, const file_set_options *options)
{
    file_set *set = file_set_begin(path, options, &d);
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
    const char *top = fresh("t15"), *place = in(top, "book");
    file_set_options again = new_tree, shared = new_tree;
    again.only_new = false;
    shared.share_with_group = true;
    begin();
    mode_t before = umask(0277);
    ck_assert(put_tree(place, &new_tree));
    ck_assert(put_tree(in(top, "shared"), &shared));
    umask(before);
    check_file(place, "a.csv", "a.csv");
    check_file(place, "sub/b.csv", "sub/b.csv");
    check_file(place, "sub/c.csv", "sub/c.csv");
    ck_assert_uint_eq(mode_of(in(place, "sub")), 0700);
    ck_assert_uint_eq(mode_of(in(place, "sub/b.csv")), 0600);
    ck_assert_uint_eq(mode_of(in(top, "shared/sub")), 0750);
    ck_assert_uint_eq(mode_of(in(top, "shared/sub/b.csv")), 0640);
    ck_assert(put_tree(place, &again));
    file_set *set = file_set_begin(in(top, "other"), &new_tree, &d);
    fputs("x", file_set_add(set, "sub/c.csv"));
    file_set_abandon(set);
    ck_assert_uint_eq(entries_of(top), 2);
    ck_assert_int_eq(rename(place, in(top, ".other.salespay-abc123")), 0); /* as a dead run leaves it */
    ck_assert(put_tree(in(top, "other"), &new_tree));
    ck_assert_uint_eq(entries_of(top), 2);
    end("");
}
END_TEST

/* Without this, a subfolder that holds a clerk's letter, or leads elsewhere, would be swept away. */
START_TEST(foreign_things_in_subfolders_are_refused)
{
    const char *top = fresh("t16"), *place = in(top, "book"), *sub = in(place, "sub");
    file_set_options again = new_tree;
    again.only_new = false;
    begin();
    ck_assert(put_tree(place, &again));
    fclose(fopen(in(sub, "letter.doc"), "w"));
    ck_assert(!put_tree(place, &again));
    ck_assert_int_eq(rename(sub, in(top, "elsewhere")), 0);
    ck_assert_int_eq(remove(in(top, "elsewhere/letter.doc")), 0);
    ck_assert_int_eq(symlink("../elsewhere", sub), 0);
    ck_assert(!put_tree(place, &again));
    check_file(top, "elsewhere/b.csv", "sub/b.csv");
    end("foreign-file foreign-file");
}
END_TEST

/* Without this, a new book could be written over one that holds a year of payslips. */
START_TEST(what_must_be_new_replaces_nothing)
{
    const char *top = fresh("t17"), *place = in(top, "book");
    begin();
    ck_assert_int_eq(mkdir(place, 0755), 0);
    ck_assert(put_tree(place, &new_tree)); /* an empty folder is filled */
    ck_assert_uint_eq(mode_of(place), 0700);
    ck_assert(!put_tree(place, &new_tree));
    /* what appears while the files are staged, own name or not */
    file_set *set = file_set_begin(in(top, "late"), &new_tree, &d);
    fputs("new", file_set_add(set, "a.csv"));
    ck_assert_int_eq(mkdir(in(top, "late"), 0700), 0);
    fclose(fopen(in(top, "late/a.csv"), "w"));
    ck_assert(!file_set_commit(set));
    check_file(top, "late/a.csv", "");
    ck_assert_uint_eq(entries_of(top), 2);
    end("foreign-file foreign-file");
}
END_TEST

/* Without this, a disk that fills up in a subfolder would leave half a book. */
START_TEST(a_failing_call_leaves_no_half_tree)
{
    int at = 1;
    for (bool reached = true; reached; at++) {
        char unique[32];
        snprintf(unique, sizeof(unique), "tree-%d", at);
        const char *top = fresh(unique), *place = in(top, "book");
        begin();
        faults = (fault_plan){.fail_call = at, .error = ENOSPC};
        bool done = put_tree(place, &new_tree);
        reached = faults.calls >= at;
        faults = (fault_plan){0};
        expect(done == !diagnostics_failed(&d), "success and report differ", at);
        expect(done ? entries_of(in(place, "sub")) == 2 : entries_of(top) == 0, "neither all nor nothing", at);
        diagnostics_release(&d);
    }
    ck_assert_int_ge(at, 15);
}
END_TEST

Suite *suite(void)
{
    return suite_of("file_set", a_set_appears_and_is_replaced_as_a_whole, modes_do_not_depend_on_the_umask,
                    what_is_staged_is_private_and_hidden, abandoned_sets_leave_nothing, foreign_things_are_refused,
                    foreign_things_are_refused_at_the_commit_too, foreign_things_come_back_with_the_old_folder,
                    links_and_files_are_no_folders, leftovers_of_dead_runs_are_cleaned_up,
                    an_old_folder_set_aside_comes_back, long_names_are_told, short_and_interrupted_writes_go_on,
                    syncing_is_done_or_left_out, a_failing_call_loses_nothing,
                    a_dying_run_leaves_the_old_month_or_the_new_one, the_reason_of_a_failure_is_told,
                    files_lie_in_subfolders_too, foreign_things_in_subfolders_are_refused,
                    what_must_be_new_replaces_nothing, a_failing_call_leaves_no_half_tree);
}
