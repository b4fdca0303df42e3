/* Without these, a disk that fills up, or a power cut, could leave half a month, or none. */
#include "unit.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sets.h"

/* True when exactly the files of one state stand in the place: "old" and no b.csv, or "new" with it, or none at all. */
static const char *state_of(const char *place)
{
    if (!stands(place))
        return "none";
    char *a = bytes_of(path_in(place, "a.csv")), *b = bytes_of(path_in(place, "b.csv"));
    const char *state = "broken";
    if (a != NULL && strcmp(a, "old") == 0 && b == NULL)
        state = "old";
    else if (a != NULL && strcmp(a, "new") == 0 && b != NULL && strcmp(b, "newer") == 0)
        state = "new";
    free(a);
    free(b);
    return state;
}

/* Every counted call fails once, with each errno: either the old state and a report, or the new one and none. */
static int sweep_failures(const char *name, bool no_exchange, bool with_old)
{
    static const int errors[] = {EIO, ENOSPC, EDQUOT};
    int tried = 0;
    for (int at = 1;; at++) {
        char unique[64];
        snprintf(unique, sizeof(unique), "%s-%d", name, at);
        const char *top = fresh_folder(unique), *place = path_in(top, "x/07");
        begin_sets();
        if (with_old)
            ck_assert(put_set(place, &synced, "old", NULL));
        faults = (fault_plan){.fail_call = at, .error = errors[at % 3], .no_exchange = no_exchange};
        bool done = put_set(place, &synced, "new", "newer");
        bool reached = faults.calls >= at;
        const char *state = state_of(place);
        if (done)
            expect_at(strcmp(state, "new") == 0, state, at);
        else
            expect_at(strcmp(state, with_old ? "old" : "none") == 0 && diagnostics_worst(&told) == SEVERITY_SYSTEM,
                      state, at);
        expect_at(done == !diagnostics_failed(&told), "success and report differ", at);
        faults = (fault_plan){.no_exchange = no_exchange};
        expect_at(put_set(place, &synced, "new", "newer"), "the next run does not heal", at);
        expect_at(strcmp(state_of(place), "new") == 0, "the next run is not whole", at);
        expect_at(entries_of(path_in(top, "x")) == 1, "the next run does not clean up", at);
        diagnostics_release(&told);
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
        const char *top = fresh_folder(unique), *place = path_in(top, "07");
        begin_sets();
        ck_assert(put_set(place, &synced, "old", NULL));
        pid_t child = fork();
        if (child == 0) {
            faults = (fault_plan){.die_at = at, .no_exchange = no_exchange};
            _exit(put_set(place, &synced, "new", "newer") ? 0 : 1);
        }
        int status;
        ck_assert_int_eq(waitpid(child, &status, 0), child);
        const char *state = state_of(place);
        bool set_aside = no_exchange && strcmp(state, "none") == 0;
        expect_at(strcmp(state, "old") == 0 || strcmp(state, "new") == 0 || set_aside, state, at);
        file_set_abandon(file_set_begin(place, &synced, &told));
        if (set_aside)
            expect_at(strcmp(state_of(place), "old") == 0, "the old month is not put back", at);
        expect_at(put_set(place, &synced, "new", "newer"), "the next run does not heal", at);
        expect_at(strcmp(state_of(place), "new") == 0 && entries_of(top) == 1, "the next run is not whole", at);
        end_sets("");
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
Suite *suite(void)
{
    return suite_of("file_set_sweeps", a_failing_call_loses_nothing, a_dying_run_leaves_the_old_month_or_the_new_one);
}
