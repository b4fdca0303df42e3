#include "cli/report_months.h"

#include "cli/diff_side.h"
#include "cli/draft_state.h"
#include "io/folder.h"
#include "output/file_columns.h"

static report_state state_of(const request *r, month m, draft_state judged)
{
    const chain_link *link = chain_find(&r->chain, m);
    if (judged == DRAFT_STALE)
        return REPORT_STALE;
    if (judged != DRAFT_FRESH)
        return REPORT_UNWRITTEN;
    return link && link->closed ? REPORT_CLOSED : REPORT_DRAFT;
}

/* The month before as it was written. What is odd about it, a report of its own would tell. */
static bool add_earlier(request *r, month m, report_month *to, diagnostics *d)
{
    const month earlier = {m.index - 1};
    diagnostics quiet;
    if (!chain_find(&r->chain, earlier))
        return true;
    diagnostics_init(&quiet, false);
    const bool read = diff_side_of_month(&to->earlier, r, earlier, &quiet);
    diagnostics_take_failures(d, &quiet);
    diagnostics_release(&quiet);
    return read;
}

static bool add_month(request *r, month m, size_t i, report_data *data, diagnostics *d)
{
    month_paths paths;
    report_month *to = &data->months[i];
    if (!request_paths(r, m, false, &paths, d) ||
        !report_compute(data, i, &paths, r->options->person, d))
        return false;
    to->state = state_of(r, m, judge_draft(r, &to->now.computed.result, d));
    return !diagnostics_failed(d) && (!(data->needs & REPORT_BEFORE) || add_earlier(r, m, to, d));
}

static bool add_to_year(request *r, const chain_link *link, report_data *data, diagnostics *d)
{
    payslips all;
    arena scratch = ARENA_EMPTY;
    const input_context context = {.diagnostics = d, .memory = &scratch, .month = link->month};
    const char *folder = book_month_folder(&r->book, link->month, d);
    const char *path = folder ? path_join(&r->book.memory, folder, "payslips.csv") : NULL;
    if (!path)
        return diagnostics_out_of_memory(d);
    const bool added = payslips_read(&context, path, &payslips_columns, &all) &&
                       report_year_add(data, link->month, link->closed, &all, d);
    payslips_release(&all);
    arena_release(&scratch);
    return added;
}

static bool add_year(request *r, report_data *data, diagnostics *d)
{
    for (size_t i = 0; i < r->chain.count; i++)
        if (report_in_year(data, r->chain.links[i].month) &&
            !add_to_year(r, &r->chain.links[i], data, d))
            return false;
    return true;
}

bool report_months_gather(request *r, month_range range, unsigned needs, report_data *data,
                          diagnostics *d)
{
    const options *o = r->options;
    const size_t count = (size_t)(range.to.index - range.from.index) + 1;
    bool good = report_open(data, count, needs, d);
    for (size_t i = 0; good && i < count; i++)
        good = add_month(r, (month){range.from.index + (int32_t)i}, i, data, d);
    if (good && (needs & REPORT_YEAR))
        good = add_year(r, data, d);
    return good && report_finish(data, report_language(data, o->given[OPTION_LANG], o->lang), d) &&
           !diagnostics_failed(d);
}
