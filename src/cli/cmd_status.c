/*
 * status: how each month of the book stands, from the first that is known to the last.
 */
#include <stdio.h>

#include "book/closed_month.h"
#include "cli/command.h"
#include "cli/request.h"
#include "month/compare_files.h"
#include "review/book_state.h"

/* Computes a draft again. What is wrong with its inputs `check` tells. */
static month_state judge_draft(request *r, month m, const char *folder, diagnostics *d)
{
    compare_files state;
    computed_month computed;
    month_paths paths;
    diagnostics quiet;
    arena scratch = ARENA_EMPTY;
    month_state found = MONTH_ERRORS;
    diagnostics_init(&quiet, false);
    const month_sink sink = compare_files_open(&state, folder, &scratch);
    if (request_paths(r, m, false, &paths, &quiet)) {
        if (month_compute(&computed, &paths, &sink, &quiet))
            found = state.differs ? MONTH_STALE : MONTH_DRAFT;
        month_release(&computed);
    }
    compare_files_release(&state);
    if (quiet.out_of_memory)
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
    diagnostics_release(&quiet);
    arena_release(&scratch);
    return found;
}

static bool fill_seal(request *r, const chain_link *link, month_row *row, diagnostics *d)
{
    char *seal = arena_allocate(&r->book.memory, SEAL_TEXT_SIZE);
    row->seal = seal;
    if (!seal)
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
    return seal && closed_month_seal(link, seal, d);
}

/* A month that was run: closed, or a draft. */
static bool fill_run(request *r, const chain_link *link, month_row *row, diagnostics *d)
{
    const char *folder = book_month_folder(&r->book, link->month, d);
    const input_context context = {
        .diagnostics = d, .memory = &r->book.memory, .month = link->month};
    if (!folder)
        return false;
    row->has_totals = link->totals && totals_read(&context, link->totals, &row->totals);
    row->state = link->closed ? MONTH_SEALED : judge_draft(r, link->month, folder, d);
    return !link->closed || fill_seal(r, link, row, d);
}

static bool has_payments(const month_list *paid, month m)
{
    for (size_t i = 0; i < paid->count; i++)
        if (paid->items[i].index == m.index)
            return true;
    return false;
}

/* The first and the last month that was run or has payments; false when there is none. */
static bool months_known(const chain *c, const month_list *paid, month *first, month *last)
{
    *first = (month){INT32_MAX};
    *last = MONTH_NONE;
    if (c->count > 0) {
        *first = c->links[0].month;
        *last = c->links[c->count - 1].month;
    }
    if (paid->count > 0) {
        if (paid->items[0].index < first->index)
            *first = paid->items[0];
        if (paid->items[paid->count - 1].index > last->index)
            *last = paid->items[paid->count - 1];
    }
    return c->count > 0 || paid->count > 0;
}

static bool gather(request *r, month_row **rows, size_t *count, diagnostics *d)
{
    month_list paid;
    month first, last;
    if (!book_months_with_payments(&r->book, &paid, d))
        return false;
    if (!months_known(&r->chain, &paid, &first, &last)) {
        REPORT(d, NO_PAYMENTS_AT_ALL, LOCATION_NONE, text_of(r->book.folder));
        return false;
    }
    *count = (size_t)(last.index - first.index) + 1;
    *rows = arena_allocate(&r->book.memory, *count * sizeof **rows);
    if (!*rows) {
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
        return false;
    }
    for (size_t i = 0; i < *count; i++) {
        month_row *row = &(*rows)[i];
        row->month = (month){first.index + (int32_t)i};
        const chain_link *link = chain_find(&r->chain, row->month);
        row->state = has_payments(&paid, row->month) ? MONTH_MISSING : MONTH_EMPTY;
        if (link && !fill_run(r, link, row, d))
            return false;
    }
    return true;
}

static void write_rows(const options *o, const month_row *rows, size_t count, diagnostics *d)
{
    if (o->quiet > 0)
        return;
    if (o->json)
        book_state_write_json(rows, count, stdout);
    else if (!book_state_write_text(rows, count, o->lang, stdout) && !ferror(stdout))
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
    if (fflush(stdout) != 0)
        cli_report_output(d);
}

exit_status cmd_status(const options *o)
{
    request r = {.options = o};
    month_row *rows = NULL;
    size_t count = 0;
    diagnostics d;
    diagnostics_init(&d, o->strict);
    if (request_open(&r, o, &d) && request_only_reads(&r) && gather(&r, &rows, &count, &d))
        write_rows(o, rows, count, &d);
    exit_status status = exit_status_of(&d);
    if (!cli_show(&d, o))
        status = EXIT_SYSTEM;
    diagnostics_release(&d);
    request_release(&r);
    return status;
}
