/*
 * export MONTH --as NAME -o FILE: a month as a file for the bank, the tax client or the books.
 */
#include <stdio.h>

#include "base/digits.h"
#include "cli/command.h"
#include "cli/draft_state.h"
#include "cli/months.h"
#include "cli/request.h"
#include "cli/words.h"
#include "export/find.h"
#include "export/write.h"
#include "io/json.h"
#include "io/replace_file.h"
#include "io/show.h"
#include "rules/read.h"

typedef struct {
    const options *options;
    request request;
    arena memory;
    rules_history present; /* see read_present_rules */
    found_export found;
} export_state;

static bool needs(const options *o, option_id id, diagnostics *d)
{
    if (!o->given[id])
        REPORT(d, OPTION_NEEDED, LOCATION_NONE, text_of("export"), text_of(option_rows[id].name));
    return o->given[id];
}

static void print_result(const export_state *state, month m, const exported *file)
{
    const options *o = state->options;
    char when[MONTH_TEXT_SIZE], total[DIGITS_TEXT_SIZE];
    month_format(m, when);
    digits_format(file->tally.total, 2, 2, total);
    if (o->json) {
        json_begin(stdout, "export");
        json_text(stdout, "month", text_of(when));
        json_text(stdout, "format", state->found.format->name);
        json_text(stdout, "file", text_of(o->output));
        json_number(stdout, "rows", (int64_t)file->tally.rows);
        json_text(stdout, "total", text_of(total));
        json_end(stdout);
        return;
    }
    printf("%s ", when);
    show_text(stdout, text_of(o->output));
    printf(" %s: %llu %s, %s %s\n", word_text(WORD_EXPORTED, o->lang),
           (unsigned long long)file->tally.rows,
           word_text(file->tally.rows == 1 ? WORD_ROW : WORD_ROWS, o->lang),
           word_text(WORD_TOTAL, o->lang), total);
}

/* To standard output, or in place of the file; the result is printed once it is there. */
static bool put_file(const export_state *state, month m, const exported *file, diagnostics *d)
{
    const options *o = state->options;
    if (text_is(text_of(o->output), "-")) {
        fwrite(file->bytes.bytes, 1, file->bytes.size, stdout);
    } else {
        if (!replace_file_unlocked(o->output, file->bytes, !o->no_sync, d))
            return false;
        if (o->quiet == 0)
            print_result(state, m, file);
    }
    if (fflush(stdout) == 0 && !ferror(stdout))
        return true;
    cli_report_output(d);
    return false;
}

/* False, and quiet about it, when the rules of the book as they are now cannot be read. */
static bool present_rules_are_right(export_state *state, month_paths *paths, diagnostics *d)
{
    diagnostics quiet;
    rules_history history = {0};
    diagnostics_init(&quiet, false);
    const bool right = book_find_rules(&state->request.book, paths, &quiet) &&
                       rules_history_read(paths->rules.items, paths->rules.count,
                                          paths->rules_dated, &history, &quiet);
    if (quiet.out_of_memory)
        diagnostics_out_of_memory(d);
    rules_history_release(&history);
    diagnostics_release(&quiet);
    return right;
}

/*
 * A format changes no figure, and a bank changes its template when it likes: for a closed month, too, the formats of the
 * book as it is now count. NULL where they are those of the month, or cannot be read: `check` tells why.
 */
static const rules *read_present_rules(export_state *state, month m, diagnostics *d)
{
    const chain_link *link = chain_find(&state->request.chain, m);
    month_paths paths = {.month = m};
    if (state->request.plain || state->options->given[OPTION_RULES] || !link || !link->closed ||
        !present_rules_are_right(state, &paths, d) ||
        !rules_history_read(paths.rules.items, paths.rules.count, paths.rules_dated,
                            &state->present, d))
        return NULL;
    return rules_in_force(&state->present, m);
}

static bool find_format(export_state *state, const month_result *result, diagnostics *d)
{
    const char *folders[EXPORT_FOLDERS + 1];
    const text name = text_of(state->options->as);
    const rules *present = read_present_rules(state, result->facts->month, d);
    if (present && (state->found.format = rules_export(present, name)))
        return true;
    return !diagnostics_failed(d) && export_folders(&state->memory, folders, d) &&
           export_find(name, result->facts->rules, folders, &state->found, d);
}

static bool export_month(export_state *state, month m, diagnostics *d)
{
    month_paths paths;
    computed_month computed;
    if (!request_paths(&state->request, m, false, &paths, d))
        return false;
    bool done = month_compute(&computed, &paths, &month_sink_none, d);
    if (done) {
        exported file;
        (void)judge_draft(&state->request, &computed.result, d);
        done = find_format(state, &computed.result, d) &&
               export_write(state->found.format, &computed.result, &state->memory, &file, d) &&
               put_file(state, m, &file, d);
    }
    month_release(&computed);
    return done;
}

exit_status cmd_export(const options *o)
{
    export_state state = {.options = o};
    month m;
    diagnostics d;
    diagnostics_init(&d, o->strict);
    bool asked = needs(o, OPTION_AS, &d);
    asked &= needs(o, OPTION_OUTPUT, &d);
    const bool done = asked && month_parse_one(o->operands[0], "export", &m, &d) &&
                      request_open(&state.request, o, &d) && request_only_reads(&state.request) &&
                      export_month(&state, m, &d);
    exit_status status = done ? EXIT_DONE : exit_status_of(&d);
    if (!cli_show(&d, o))
        status = EXIT_SYSTEM;
    diagnostics_release(&d);
    export_found_release(&state.found);
    rules_history_release(&state.present);
    arena_release(&state.memory);
    request_release(&state.request);
    return status;
}
