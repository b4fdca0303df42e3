/*
 * close MONTH: seal the month's draft with its inputs. reopen MONTH --reason TEXT: make the latest closed month a draft again.
 */
#include <stdio.h>

#include "book/closed_month.h"
#include "cli/command.h"
#include "cli/months.h"
#include "cli/request.h"
#include "cli/words.h"
#include "io/json.h"

/* "2026-07 closed, seal 3f…": what to write down elsewhere, for verify --seal. */
bool cli_write_seal(void *closure, month m, const char *seal, diagnostics *d)
{
    const options *o = *(const options *const *)closure;
    char written[MONTH_TEXT_SIZE];
    const text when = text_from(written, month_format(m, written));
    if (o->quiet > 0)
        return true;
    if (o->json) {
        json_begin(stdout, "closed");
        json_text(stdout, "month", when);
        json_text(stdout, "seal", text_of(seal));
        json_end(stdout);
    } else {
        printf("%s %s %s\n", written, word_text(WORD_CLOSED, o->lang), seal);
    }
    if (fflush(stdout) == 0)
        return true;
    cli_report_output(d);
    return false;
}

static bool close_month(request *r, month m, diagnostics *d)
{
    month_paths paths;
    char seal[SEAL_TEXT_SIZE];
    const bool sync = !r->options->no_sync;
    const chain_link *link = chain_find(&r->chain, m);
    if (link && link->closed) {
        char written[MONTH_TEXT_SIZE];
        REPORT(d, MONTH_CLOSED, LOCATION_NONE, text_from(written, month_format(m, written)));
        return false;
    }
    const seal_listener listener = {cli_write_seal, &r->options};
    return request_paths(r, m, false, &paths, d) &&
           closed_month_close(&r->book, &r->chain, &paths, sync, &listener, seal, d);
}

/* The reason stands on one line of the journal. */
static bool has_reason(const options *o, diagnostics *d)
{
    const text reason = o->reason ? text_of(o->reason) : TEXT_EMPTY;
    bool plain = text_trim(reason).size > 0 && utf8_valid_size(reason) == reason.size;
    for (size_t i = 0; i < reason.size; i++)
        plain = plain && (unsigned char)reason.bytes[i] >= ' ' && reason.bytes[i] != 127;
    if (!plain)
        REPORT(d, REASON_REQUIRED, LOCATION_NONE);
    return plain;
}

static bool reopen_month(request *r, month m, diagnostics *d)
{
    const options *o = r->options;
    return closed_month_reopen(&r->book, &r->chain, m, text_of(o->reason), !o->no_sync, d);
}

static bool one_month(const options *o, const char *command, month *out, diagnostics *d)
{
    month_range range;
    if (!month_range_parse(o->operands[0], &range, d))
        return false;
    if (range.range)
        REPORT(d, ONE_MONTH_ONLY, LOCATION_NONE, text_of(command));
    *out = range.from;
    return !range.range;
}

/* Under the book's lock, for one month. */
static exit_status under_lock(const options *o, const char *command, bool (*act)(request *, month, diagnostics *))
{
    request r = {.options = o};
    book_lock lock = BOOK_LOCK_FREE;
    month m;
    diagnostics d;
    diagnostics_init(&d, o->strict);
    const bool done = one_month(o, command, &m, &d) && request_open(&r, o, &d) && request_lock(&r, &lock, &d) &&
                      act(&r, m, &d) && !diagnostics_failed(&d);
    exit_status status = done ? EXIT_DONE : exit_status_of(&d);
    if (!cli_show(&d, o))
        status = EXIT_SYSTEM;
    diagnostics_release(&d);
    book_lock_release(&lock);
    request_release(&r);
    return status;
}

exit_status cmd_close(const options *o)
{
    return under_lock(o, "close", close_month);
}

exit_status cmd_reopen(const options *o)
{
    diagnostics d;
    diagnostics_init(&d, false);
    const bool ready = has_reason(o, &d);
    const bool shown = cli_show(&d, o);
    diagnostics_release(&d);
    if (!ready)
        return EXIT_USAGE;
    return shown ? under_lock(o, "reopen", reopen_month) : EXIT_SYSTEM;
}
