/*
 * explain MONTH PERSON [COLUMN]: where each figure of a person comes from.
 */
#include "cli/command.h"
#include "cli/draft_state.h"
#include "cli/months.h"
#include "cli/request.h"
#include "explain/write_json.h"
#include "explain/write_text.h"

/* COLUMN by its key, its Chinese name or its English one; FIGURE_COUNT in *out where none was given. */
static bool figure_asked(const options *o, figure *out, diagnostics *d)
{
    const char *names[3 * FIGURE_COUNT];
    const text asked = o->operand_count > 2 ? text_of(o->operands[2]) : TEXT_EMPTY;
    *out = o->operand_count > 2 ? figure_by_name(asked) : FIGURE_COUNT;
    if (o->operand_count < 3 || *out != FIGURE_COUNT)
        return true;
    for (figure f = 0; f < FIGURE_COUNT; f++) {
        names[f] = figure_key(f);
        names[FIGURE_COUNT + f] = figure_label(f, LANGUAGE_CHINESE);
        names[2 * FIGURE_COUNT + f] = figure_label(f, LANGUAGE_ENGLISH);
        if (text_is(asked, names[2 * FIGURE_COUNT + f]))
            *out = f;
    }
    if (*out != FIGURE_COUNT)
        return true;
    const char *nearest = text_nearest(asked, names, 3 * FIGURE_COUNT);
    if (nearest)
        REPORT(d, NO_SUCH_FIGURE_NEAR, LOCATION_NONE, asked, text_of(nearest));
    else
        REPORT(d, NO_SUCH_FIGURE, LOCATION_NONE, asked);
    return false;
}

static void write_explanation(const options *o, const explanation *e, figure only, diagnostics *d)
{
    if (o->quiet > 0)
        return;
    const bool written = o->json ? explanation_write_json(e, only, o->lang, stdout)
                                 : explanation_write_text(e, only, o->lang, stdout);
    if (!written && !ferror(stdout))
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
    else if (!written || fflush(stdout) != 0)
        cli_report_output(d);
}

static void explain(request *r, month m, figure only, diagnostics *d)
{
    explanation e;
    month_paths paths;
    if (!request_paths(r, m, false, &paths, d))
        return;
    if (explanation_make(&e, &paths, text_of(r->options->operands[1]), d)) {
        (void)judge_draft(r, &e.computed.result, d);
        if (!diagnostics_failed(d))
            write_explanation(r->options, &e, only, d);
    }
    explanation_release(&e);
}

exit_status cmd_explain(const options *o)
{
    request r = {.options = o};
    month m;
    figure only;
    diagnostics d;
    diagnostics_init(&d, o->strict);
    if (month_parse_one(o->operands[0], "explain", &m, &d) && figure_asked(o, &only, &d) && request_open(&r, o, &d) && request_only_reads(&r))
        explain(&r, m, only, &d);
    exit_status status = exit_status_of(&d);
    if (!cli_show(&d, o))
        status = EXIT_SYSTEM;
    diagnostics_release(&d);
    request_release(&r);
    return status;
}
