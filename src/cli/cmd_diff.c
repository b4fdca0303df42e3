/*
 * diff A B, diff MONTH --rules FILE, diff FROM..TO --rules FILE: what differs between two months, two folders, or the
 * months as they were computed and as they would be under other rules.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/diff_side.h"
#include "cli/kept_months.h"
#include "io/folder.h"

typedef struct {
    const options *options;
    options asked; /* without --rules: how the months were computed */
    request request;
    chain drafted; /* the months under the other rules, each opening from the one before */
    kept_months kept;
    compared_sums sums; /* over a range */
    bool differs;
} diff_state;

static bool print(diff_state *diff, const compared_side *old, const compared_side *now,
                  diagnostics *d)
{
    const options *o = diff->options;
    comparison c;
    bool good = comparison_make(&c, old, now, o->lang, d), written = true;
    if (good) {
        diff->differs |= comparison_differs(&c);
        compared_sums_add(&diff->sums, &c);
        if (o->quiet == 0 && o->json)
            comparison_write_json(&c, stdout);
        else if (o->quiet == 0)
            written = comparison_write_text(&c, o->lang, stdout);
    }
    comparison_release(&c);
    if (!written)
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
    return good && written;
}

/* ---- two months or folders ---- */

/* A month where it is written as one, else a folder. */
static bool open_side(diff_state *diff, const char *operand, compared_side *side, diagnostics *d)
{
    month_range range;
    diagnostics quiet;
    diagnostics_init(&quiet, false);
    const bool is_month = month_range_parse(operand, &range, &quiet);
    diagnostics_release(&quiet);
    *side = (compared_side){.month = MONTH_NONE};
    if (is_month && !range.range)
        return diff_side_of_month(side, &diff->request, range.from, d);
    if (path_kind_of(operand) == PATH_FOLDER)
        return diff_side_of_folder(side, &diff->request.book, operand, d);
    REPORT(d, NEITHER_MONTH_NOR_FOLDER, LOCATION_NONE, text_of(operand));
    return false;
}

static bool diff_two(diff_state *diff, diagnostics *d)
{
    compared_side old, now = {.month = MONTH_NONE};
    const bool done = open_side(diff, diff->options->operands[0], &old, d) &&
                      open_side(diff, diff->options->operands[1], &now, d) &&
                      print(diff, &old, &now, d);
    compared_side_release(&old);
    compared_side_release(&now);
    return done;
}

/* ---- other rules ---- */

/* The chain with the months as they were: what the first month of the range opens from. */
static bool copy_chain(diff_state *diff, diagnostics *d)
{
    for (size_t i = 0; i < diff->request.chain.count; i++)
        if (!chain_put(&diff->drafted, diff->request.chain.links[i], d))
            return false;
    return true;
}

/* The month's inputs as they were, the rules as they might be. */
static bool draft_paths(diff_state *diff, const compared_side *old, month_paths *out,
                        diagnostics *d)
{
    diagnostics quiet;
    diagnostics_init(&quiet, false); /* a month before that is a draft is told of in run */
    *out = old->paths;
    out->rules = diff->options->paths.rules;
    out->rules_dated = false;
    const bool opened = chain_open_month(&diff->drafted, &diff->request.book, out, &quiet);
    diagnostics_take_failures(d, &quiet);
    diagnostics_release(&quiet);
    return opened;
}

/* "2026-07 (draft.ini)" */
static text draft_label(diff_state *diff, const compared_side *old)
{
    const char *name = path_base_name(diff->options->paths.rules.items[0]);
    return arena_format(&diff->request.book.memory, "%s (%s)", old->label.bytes, name);
}

static bool compute_draft(diff_state *diff, const compared_side *old, compared_side *now,
                          diagnostics *d)
{
    month_paths paths;
    memory_files *files = kept_months_next(&diff->kept, d);
    const text label = draft_label(diff, old);
    if (!label.bytes)
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
    return files && label.bytes && draft_paths(diff, old, &paths, d) &&
           diff_side_compute(now, files, false, &paths, label, d) &&
           kept_months_link(files, old->month, &diff->drafted, d);
}

static bool diff_month(diff_state *diff, month m, diagnostics *d)
{
    compared_side old, now = {.month = MONTH_NONE};
    bool done = diff_side_of_month(&old, &diff->request, m, d);
    if (done && !old.has_inputs) {
        char written[MONTH_TEXT_SIZE];
        REPORT(d, CANNOT_COMPUTE_AGAIN, LOCATION_NONE,
               text_from(written, month_format(m, written)));
        done = false;
    }
    old.lines = NULL; /* the same payments under either rules */
    done = done && compute_draft(diff, &old, &now, d) && print(diff, &old, &now, d);
    compared_side_release(&old);
    compared_side_release(&now);
    return done;
}

static bool print_range(diff_state *diff, const char *months, diagnostics *d)
{
    const options *o = diff->options;
    if (o->quiet > 0)
        return true;
    if (o->json) {
        compared_sums_write_json(&diff->sums, "diff_range", text_of(months), stdout);
        return true;
    }
    const bool written = compared_sums_write_text(&diff->sums, text_of(months), o->lang, stdout);
    if (!written)
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
    return written;
}

static bool diff_rules(diff_state *diff, diagnostics *d)
{
    month_range range;
    const char *months = diff->options->operands[0];
    if (!month_range_parse(months, &range, d) || !copy_chain(diff, d))
        return false;
    bool done = true;
    for (month m = range.from; done && m.index <= range.to.index; m.index++) {
        if (range.range && m.index > range.from.index && diff->options->quiet == 0 &&
            !diff->options->json)
            putchar('\n');
        done = diff_month(diff, m, d);
    }
    return done && (!range.range || print_range(diff, months, d));
}

/* ---- the command ---- */

/* Two operands, or one and --rules. */
static bool check_usage(const options *o, diagnostics *d)
{
    const bool other_rules = o->given[OPTION_RULES];
    if (other_rules && o->operand_count == 2) {
        REPORT(d, TOO_MANY_OPERANDS, LOCATION_NONE, text_of(o->operands[1]));
        return false;
    }
    if (!other_rules && o->operand_count == 1)
        REPORT(d, DIFF_WITH_WHAT, LOCATION_NONE, text_of(o->operands[0]));
    return other_rules || o->operand_count == 2;
}

static bool run_diff(diff_state *diff, diagnostics *d)
{
    const bool done =
        request_open(&diff->request, &diff->asked, d) && request_only_reads(&diff->request) &&
        (diff->options->given[OPTION_RULES] ? diff_rules(diff, d) : diff_two(diff, d));
    if (done && fflush(stdout) != 0)
        cli_report_output(d);
    return done && !diagnostics_failed(d);
}

exit_status cmd_diff(const options *o)
{
    diff_state diff = {.options = o, .asked = *o};
    diagnostics d;
    diagnostics_init(&d, o->strict);
    kept_months_init(&diff.kept);
    diff.asked.paths.rules = (path_list){0};
    diff.asked.given[OPTION_RULES] = false;
    const bool done = check_usage(o, &d) && run_diff(&diff, &d);
    exit_status status = done ? EXIT_DONE : exit_status_of(&d);
    if (done && diff.differs && o->given[OPTION_EXIT_CODE])
        status = EXIT_DIFFERENT;
    if (!cli_show(&d, o))
        status = EXIT_SYSTEM;
    diagnostics_release(&d);
    kept_months_release(&diff.kept);
    chain_release(&diff.drafted);
    request_release(&diff.request);
    return status;
}
