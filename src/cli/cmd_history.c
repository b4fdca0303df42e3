/*
 * history PERSON: a person's figures month by month, and the risk fund as a ledger, from the payslips that were
 * written.
 */
#include <stdio.h>

#include "cli/command.h"
#include "cli/request.h"
#include "io/folder.h"
#include "output/file_columns.h"
#include "review/history.h"

/* Reads a month's payslips and hands them on: the first time to see who is meant, then to keep the person's. */
static bool take_month(request *r, const chain_link *link, history *h, bool gather, diagnostics *d)
{
    payslips all;
    arena scratch = ARENA_EMPTY;
    const input_context context = {.diagnostics = d, .memory = &scratch, .month = link->month};
    const char *folder = book_month_folder(&r->book, link->month, d);
    const char *path = folder ? path_join(&r->book.memory, folder, "payslips.csv") : NULL;
    if (!path) {
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
        return false;
    }
    bool good = payslips_read(&context, path, &payslips_columns, &all);
    if (good && gather)
        good = history_add(h, link->month, link->closed, &all, d);
    else if (good)
        good = history_note(h, &all, text_of(r->options->operands[0]), d);
    payslips_release(&all);
    arena_release(&scratch);
    return good;
}

static bool take_months(request *r, history *h, bool gather, diagnostics *d)
{
    for (size_t i = 0; i < r->chain.count; i++)
        if (!take_month(r, &r->chain.links[i], h, gather, d))
            return false;
    return true;
}

static void write_history(const options *o, const history *h, diagnostics *d)
{
    if (o->quiet > 0)
        return;
    if (o->json)
        history_write_json(h, stdout);
    else if (!history_write_text(h, o->lang, stdout) && !ferror(stdout))
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
    if (fflush(stdout) != 0)
        cli_report_output(d);
}

exit_status cmd_history(const options *o)
{
    request r = {.options = o};
    history h;
    diagnostics d;
    diagnostics_init(&d, o->strict);
    history_init(&h);
    const text asked = text_of(o->operands[0]);
    if (request_open(&r, o, &d) && take_months(&r, &h, false, &d) &&
        history_person(&h, asked, &d) && take_months(&r, &h, true, &d)) {
        history_check(&h, &d);
        write_history(o, &h, &d);
    }
    exit_status status = exit_status_of(&d);
    if (!cli_show(&d, o))
        status = EXIT_SYSTEM;
    diagnostics_release(&d);
    history_release(&h);
    request_release(&r);
    return status;
}
