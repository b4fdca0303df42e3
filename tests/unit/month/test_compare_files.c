#include "month/compare_files.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "desk.h"
#include "months.h"
#include "unit.h"

/* June computed again, held against the folder June. */
typedef struct {
    arena memory;
    diagnostics diagnostics;
    compare_files state;
    bool done;
} comparison;

static void compare(comparison *c)
{
    month_on_desk june;
    computed_month computed;
    *c = (comparison){.memory = ARENA_EMPTY};
    diagnostics_init(&c->diagnostics, false);
    first_month(&june, "2026-06");
    const month_sink sink = compare_files_open(&c->state, "June", &c->memory);
    c->done = month_compute(&computed, &june.paths, &sink, &c->diagnostics);
    compare_files_release(&c->state);
    compare_files_release(&c->state);
    month_release(&computed);
}

static void release(comparison *c)
{
    arena_release(&c->memory);
    diagnostics_release(&c->diagnostics);
}

/* The file that differs, with the person and column where they are known: "payslips.csv E1 tax"; "" where none does. */
static const char *difference(void)
{
    static char told[256];
    comparison c;
    compare(&c);
    ck_assert_msg(c.done, "%s", said(&c.diagnostics));
    ck_assert_str_eq(said(&c.diagnostics), "");
    snprintf(told, sizeof told, "%s", c.state.differs ? c.state.differs : "");
    if (c.state.person.size > 0)
        snprintf(told + strlen(told), sizeof told - strlen(told), " %.*s %.*s", (int)c.state.person.size,
                 c.state.person.bytes, (int)c.state.column.size, c.state.column.bytes);
    release(&c);
    return told;
}

/* A book with June written to the folder June. */
static void june_written(void)
{
    month_on_desk june;
    diagnostics d;
    diagnostics_init(&d, false);
    desk_book();
    first_month(&june, "2026-06");
    ck_assert_msg(write_month(&june.paths, "June", &d), "%s", said(&d));
    diagnostics_release(&d);
}

static void change(const char *name, const char *from, const char *to)
{
    char *bytes = desk_read(name), changed[8192];
    char *at = strstr(bytes, from);
    ck_assert_msg(at != NULL, "%s", name);
    snprintf(changed, sizeof changed, "%.*s%s%s", (int)(at - bytes), bytes, to, at + strlen(from));
    desk_write(name, changed);
    free(bytes);
}

/* A closed month that is whole would be said to be spoiled. */
START_TEST(a_month_computed_again_is_the_same)
{
    june_written();
    ck_assert_str_eq(difference(), "");
    desk_add("June/manifest.csv", "program,another");
    ck_assert_str_eq(difference(), "");
    char *before = desk_read_all("June");
    ck_assert_str_eq(difference(), "");
    char *after = desk_read_all("June");
    ck_assert_str_eq(before, after); /* and nothing was written */
    free(before), free(after);
}
END_TEST

/* A payslip that was changed by hand after it was paid would be verified. */
START_TEST(a_changed_figure_is_named)
{
    june_written();
    change("June/payslips.csv", "20000.00", "20000.01");
    ck_assert_str_eq(difference(), "payslips.csv E1 sales");
    june_written();
    change("June/payslips.csv", "Li Na", "Li, Na");
    ck_assert_str_eq(difference(), "payslips.csv E2 name");
    june_written();
    change("June/payslips.csv", "net_pay", "pay");
    ck_assert_str_eq(difference(), "payslips.csv");
}
END_TEST

/* A file cut off, or with a line more, would pass: all that is compared is the same. */
START_TEST(every_file_is_compared_to_its_end)
{
    static const char *const names[] = {"payslips.csv", "balances.csv", "receivables.csv", "totals.csv",
                                        "payment_ids.bin", "commission_lines.csv"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char path[64];
        struct stat state;
        snprintf(path, sizeof path, "June/%s", names[i]);
        june_written();
        desk_add(path, "");
        ck_assert_msg(strcmp(difference(), names[i]) == 0, "one byte more: %s", names[i]);
        june_written();
        ck_assert_int_eq(stat(path, &state), 0);
        ck_assert_int_eq(truncate(path, state.st_size - 1), 0);
        ck_assert_msg(strncmp(difference(), names[i], strlen(names[i])) == 0, "one byte less: %s", names[i]);
        june_written();
        desk_remove(path);
        ck_assert_msg(strcmp(difference(), names[i]) == 0, "absent: %s", names[i]);
    }
}
END_TEST

/* A file that the rules would not have written would go on as if it belonged to the month. */
START_TEST(a_file_too_many_is_a_difference)
{
    june_written();
    desk_add("rules.ini", "[output]\nlines = no");
    ck_assert_str_eq(difference(), "commission_lines.csv");
    june_written();
    desk_remove("contracts.csv");
    desk_remove("instalments.csv");
    desk_write("payments/2026-06.csv", "payment_id,date,employee_id,contract_id,amount\n"
                                       "P1,2026-06-03,E1,C1,20000\nP2,2026-06-04,E2,C2,1000\n");
    ck_assert_str_eq(difference(), "payslips.csv E1 excess"); /* the first that differs */
}
END_TEST

/* An input with an error would be told as a spoiled month. */
START_TEST(a_month_with_errors_is_no_difference)
{
    comparison c;
    june_written();
    desk_add("payments/2026-06.csv", "P9,2026-06-05,E1,,12x");
    compare(&c);
    ck_assert(!c.done);
    ck_assert_str_eq(said(&c.diagnostics), "payments/2026-06.csv:4:19 bad-amount");
    release(&c);
}
END_TEST

/* A disk that fails would be told as a book that somebody forged. */
START_TEST(a_file_that_cannot_be_read_is_the_systems_failure)
{
    static const char *const names[] = {"balances.csv", "commission_lines.csv"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        comparison c;
        char path[64];
        snprintf(path, sizeof path, "June/%s", names[i]);
        june_written();
        desk_remove(path);
        ck_assert_int_eq(symlink(names[i], path), 0); /* to itself: ELOOP */
        compare(&c);
        ck_assert(!c.done);
        ck_assert_str_eq(said(&c.diagnostics), "cannot-open");
        release(&c);
        desk_remove(path);
        ck_assert_int_eq(mkdir(path, 0700), 0); /* opens, and cannot be read */
        compare(&c);
        ck_assert(!c.done);
        ck_assert_str_eq(said(&c.diagnostics), "cannot-read");
        ck_assert_int_eq(diagnostics_worst(&c.diagnostics), SEVERITY_SYSTEM);
        release(&c);
    }
}
END_TEST

Suite *suite(void)
{
    return suite_of("compare_files", a_month_computed_again_is_the_same, a_changed_figure_is_named,
                    every_file_is_compared_to_its_end, a_file_too_many_is_a_difference,
                    a_month_with_errors_is_no_difference, a_file_that_cannot_be_read_is_the_systems_failure);
}
