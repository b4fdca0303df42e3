/*
 * run MONTH | FROM..TO | last: compute and write each month as a draft.
 */
#include <stdio.h>

#include "book/closed_month.h"
#include "cli/closed_differs.h"
#include "cli/command.h"
#include "cli/kept_months.h"
#include "cli/months.h"
#include "cli/request.h"
#include "cli/words.h"
#include "io/json.h"
#include "io/lock.h"
#include "month/write_files.h"
#include "output/summary.h"

/* What is at work while one command computes its months. */
typedef struct {
    const options *options;
    request request;
    kept_months kept; /* of a dry run */
} run_state;

static const char *target_folder(run_state *run, month m, diagnostics *d)
{
    const options *o = run->options;
    return o->out ? o->out : book_month_folder(&run->request.book, m, d);
}

/* The month just written takes its place in the chain, so that the next one of the range opens from it. */
static bool link_month(run_state *run, month m, diagnostics *d)
{
    chain_link link;
    if (run->request.plain || run->options->out)
        return true;
    if (!chain_link_of_folder(&run->request.book, m, &link, d))
        return false;
    link.computed_now = true;
    return chain_put(&run->request.chain, link, d);
}

/* The summary goes out before the month is put in place: when nobody can be told, nothing is written. */
static bool print_summary(const options *o, const computed_month *computed, diagnostics *d)
{
    if (o->quiet > 0)
        return true;
    const bool written = o->json ? summary_write_json(&computed->result, stdout)
                                 : summary_write(&computed->result, o->lang, stdout);
    if (written && fflush(stdout) == 0)
        return true;
    cli_report_output(d);
    return false;
}

static bool write_month(run_state *run, const month_paths *paths, diagnostics *d)
{
    const options *o = run->options;
    const char *folder = target_folder(run, paths->month, d);
    if (!folder)
        return false;
    files_sink state;
    computed_month computed;
    const month_sink sink = files_sink_open(&state, folder, !o->out, !o->no_sync);
    bool done = month_compute(&computed, paths, &sink, d);
    done = done && print_summary(o, &computed, d);
    done = files_sink_close(&state, done) && done;
    month_release(&computed);
    return done && link_month(run, paths->month, d);
}

static bool try_month(run_state *run, const month_paths *paths, diagnostics *d)
{
    memory_files *kept = kept_months_next(&run->kept, d);
    if (!kept)
        return false;
    computed_month computed;
    const month_sink sink = memory_files_open(kept);
    bool done = month_compute(&computed, paths, &sink, d);
    done = done && print_summary(run->options, &computed, d);
    month_release(&computed);
    return done && (run->request.plain || kept_months_link(kept, paths->month, &run->request.chain, d));
}

static void print_unchanged(const options *o, month m)
{
    char written[MONTH_TEXT_SIZE];
    const text when = text_from(written, month_format(m, written));
    if (o->quiet > 0)
        return;
    if (o->json) {
        json_begin(stdout, "unchanged");
        json_text(stdout, "month", when);
        json_end(stdout);
    } else {
        printf("%s %s\n", written, word_text(WORD_UNCHANGED, o->lang));
    }
}

/* A closed month is never written again: it is computed and compared. */
static bool compare_month(run_state *run, const month_paths *paths, diagnostics *d)
{
    if (!closed_month_compare(&run->request.book, paths, d)) {
        if (d->severities[SEVERITY_REFUSED] > 0 && run->options->quiet == 0)
            (void)closed_differs_print(&run->request, paths, d);
        return false;
    }
    print_unchanged(run->options, paths->month);
    return true;
}

static bool close_month(run_state *run, const month_paths *paths, diagnostics *d)
{
    char seal[SEAL_TEXT_SIZE];
    request *r = &run->request;
    const seal_listener listener = {cli_write_seal, &run->options};
    return closed_month_close(&r->book, &r->chain, paths, !run->options->no_sync, &listener, seal, d);
}

static bool run_month(run_state *run, month m, diagnostics *d)
{
    const options *o = run->options;
    month_paths paths;
    if (!request_paths(&run->request, m, false, &paths, d))
        return false;
    if (o->dry_run)
        return try_month(run, &paths, d);
    const chain_link *link = chain_find(&run->request.chain, m);
    if (!o->out && link && link->closed)
        return compare_month(run, &paths, d);
    return write_month(run, &paths, d) && (!o->given[OPTION_CLOSE] || close_month(run, &paths, d));
}

static exit_status run_months(run_state *run, month_range range)
{
    for (month m = range.from; m.index <= range.to.index; m.index++) {
        diagnostics d;
        diagnostics_init(&d, run->options->strict);
        const bool done = run_month(run, m, &d) && !diagnostics_failed(&d);
        const bool shown = cli_show(&d, run->options);
        const exit_status status = done ? EXIT_DONE : exit_status_of(&d);
        diagnostics_release(&d);
        if (status != EXIT_DONE || !shown)
            return shown ? status : EXIT_SYSTEM;
    }
    return EXIT_DONE;
}

static bool check_usage(const options *o, const request *r, month_range range, diagnostics *d)
{
    if (!request_takes(r, range, d))
        return false;
    if (o->given[OPTION_CLOSE] && (o->out || o->dry_run)) {
        REPORT(d, OPTIONS_EXCLUDE, LOCATION_NONE, text_of("close"), text_of(o->out ? "out" : "dry-run"));
        return false;
    }
    if (r->plain && !o->out && !o->dry_run) {
        REPORT(d, OPTION_REQUIRED, LOCATION_NONE, text_of("out"));
        return false;
    }
    return true;
}

static bool take_lock(run_state *run, book_lock *lock, diagnostics *d)
{
    const options *o = run->options;
    return o->dry_run || o->out || request_lock(&run->request, lock, d);
}

exit_status cmd_run(const options *o)
{
    run_state run = {.options = o};
    book_lock lock = BOOK_LOCK_FREE;
    month_range range;
    diagnostics d;
    diagnostics_init(&d, o->strict);
    kept_months_init(&run.kept);
    const bool ready = month_range_parse(o->operands[0], &range, &d) && request_open(&run.request, o, &d) &&
                       check_usage(o, &run.request, range, &d) && take_lock(&run, &lock, &d);
    const bool shown = cli_show(&d, o);
    exit_status status = ready && !diagnostics_failed(&d) ? EXIT_DONE : exit_status_of(&d);
    diagnostics_release(&d);
    if (status == EXIT_DONE)
        status = shown ? run_months(&run, range) : EXIT_SYSTEM;
    kept_months_release(&run.kept);
    book_lock_release(&lock);
    request_release(&run.request);
    return status;
}
