/* The two that diff holds against each other. */
#include "cli/diff_side.h"

#include <stdlib.h>

#include "desk.h"
#include "month/write_files.h"
#include "unit.h"

typedef struct {
    options options;
    request request;
    diagnostics diagnostics;
} clerk;

static void open_book(clerk *c)
{
    diagnostics_init(&c->diagnostics, false);
    ck_assert(request_open(&c->request, &c->options, &c->diagnostics) &&
              request_only_reads(&c->request));
}

/* The book on the desk with June as a draft. */
static void begin(clerk *c)
{
    desk_book();
    *c = (clerk){.options = {.book = "."}};
    open_book(c);
    month_paths paths;
    computed_month computed;
    files_sink state;
    const month june = {2026 * 12 + 5};
    ck_assert(request_paths(&c->request, june, false, &paths, &c->diagnostics));
    const month_sink sink = files_sink_open(&state, "months/2026-06", true, false);
    ck_assert(month_compute(&computed, &paths, &sink, &c->diagnostics));
    ck_assert(files_sink_close(&state, true));
    month_release(&computed);
    request_release(&c->request);
    diagnostics_release(&c->diagnostics);
    open_book(c);
}

static void end(clerk *c)
{
    request_release(&c->request);
    diagnostics_release(&c->diagnostics);
}

static const char *open_june(clerk *c, compared_side *side, bool *done)
{
    *done = diff_side_of_month(side, &c->request, (month){2026 * 12 + 5}, &c->diagnostics);
    return said(&c->diagnostics);
}

// Without this somebody would be told reasons that are not those of the figures, and not be warned.
START_TEST(a_draft_is_taken_as_written_and_judged)
{
    clerk c;
    compared_side side;
    bool done;
    begin(&c);
    ck_assert_str_eq(open_june(&c, &side, &done), "");
    ck_assert(done && side.has_inputs && side.paid.count == 2 && side.lines);
    compared_side_release(&side);
    desk_add("payments/2026-06.csv", "P9,2026-06-05,E1,,100");
    ck_assert_str_eq(open_june(&c, &side, &done), "draft-stale");
    ck_assert(done && side.has_inputs &&
              side.paid.items[0].figures[FIGURE_COLLECTED].fen == 2000000);
    compared_side_release(&side);
    end(&c);
}
END_TEST

// Without this a broken input would hide what was paid.
START_TEST(figures_are_there_though_the_inputs_are_wrong)
{
    clerk c;
    compared_side side;
    bool done;
    begin(&c);
    desk_add("payments/2026-06.csv", "P9,2026-06-31,E1,,100");
    ck_assert_str_eq(open_june(&c, &side, &done), "no-reasons");
    ck_assert(done && !side.has_inputs && side.paid.count == 2);
    compared_side_release(&side);
    end(&c);
}
END_TEST

// Without this a month would be compared with payments that are not those it was computed from.
START_TEST(a_month_in_memory_has_its_payslips_and_rows)
{
    clerk c;
    compared_side side;
    month_paths paths;
    memory_files files = {0};
    begin(&c);
    ck_assert(request_paths(&c.request, (month){2026 * 12 + 5}, false, &paths, &c.diagnostics));
    ck_assert(diff_side_compute(&side, &files, true, &paths, TEXT_LITERAL("now"), &c.diagnostics));
    ck_assert_str_eq(said(&c.diagnostics), "");
    char *kept = desk_read(side.lines), *written = desk_read("months/2026-06/commission_lines.csv");
    ck_assert_str_eq(kept, written);
    ck_assert_uint_eq(side.paid.count, 2);
    free(kept);
    free(written);
    compared_side_release(&side);
    memory_files_release(&files);
    end(&c);
}
END_TEST

// Without this diff would say nothing of a month that has no figures yet.
START_TEST(a_month_that_was_not_run_is_refused)
{
    clerk c;
    compared_side side;
    begin(&c);
    ck_assert(!diff_side_of_month(&side, &c.request, (month){2026 * 12 + 6}, &c.diagnostics));
    ck_assert_str_eq(said(&c.diagnostics), "not-run");
    compared_side_release(&side);
    end(&c);
}
END_TEST

Suite *suite(void)
{
    return suite_of("diff_side", a_draft_is_taken_as_written_and_judged,
                    figures_are_there_though_the_inputs_are_wrong,
                    a_month_in_memory_has_its_payslips_and_rows,
                    a_month_that_was_not_run_is_refused);
}
