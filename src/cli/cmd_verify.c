/*
 * verify [MONTH | FROM..TO] [--seal HASH]: is every closed month what it was when it was closed, and does it still compute?
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "book/verify.h"
#include "cli/command.h"
#include "cli/months.h"
#include "cli/request.h"
#include "cli/words.h"
#include "io/file_hash.h"
#include "io/json.h"

/* A book of this many months takes long enough to be watched. */
enum { PROGRESS_FROM = 24 };

static void show_progress(size_t done, size_t count)
{
    if (count >= PROGRESS_FROM)
        fprintf(stderr, "\r%zu/%zu%s", done, count, done == count ? "\r\033[K" : "");
}

static bool is_seal(const char *seal)
{
    return strlen(seal) == HASH_TEXT_SIZE - 1 && strspn(seal, "0123456789abcdef") == HASH_TEXT_SIZE - 1;
}

static bool asked(const options *o, verify_request *what, diagnostics *d)
{
    month_range range;
    *what = (verify_request){
        .from = MONTH_NONE,
        .to = MONTH_NONE,
        .seal = o->seal,
        .threads = o->paths.threads,
        .progress = isatty(STDERR_FILENO) && o->quiet == 0 && !o->json ? show_progress : NULL,
    };
    if (o->seal && !is_seal(o->seal)) {
        REPORT(d, BAD_SEAL, LOCATION_NONE, text_of(o->seal));
        return false;
    }
    if (o->operand_count == 0)
        return true;
    if (!month_range_parse(o->operands[0], &range, d))
        return false;
    what->from = range.from;
    what->to = range.to;
    return true;
}

/* A month that was named must be closed: silence about it would pass for a verified month. */
static bool named_are_closed(const chain *c, const verify_request *what, diagnostics *d)
{
    bool closed = true;
    for (month m = what->from; !month_is_none(m) && m.index <= what->to.index; m.index++) {
        const chain_link *link = chain_find(c, m);
        char written[MONTH_TEXT_SIZE];
        if (link && link->closed)
            continue;
        REPORT(d, NOT_CLOSED, LOCATION_NONE, text_from(written, month_format(m, written)));
        closed = false;
    }
    return closed;
}

static void write_result(const options *o, const verify_result *result, bool holds)
{
    if (o->quiet > 0)
        return;
    if (o->json) {
        json_begin(stdout, "verified");
        json_number(stdout, "months", (int64_t)result->months);
        json_number(stdout, "files", (int64_t)result->files);
        json_boolean(stdout, "holds", holds);
        json_end(stdout);
        return;
    }
    printf("%s: %zu, %s: %zu, %s\n", word_text(WORD_CLOSED_MONTHS, o->lang), result->months,
           word_text(WORD_SEALED_FILES, o->lang), result->files,
           word_text(holds ? WORD_HOLDS : WORD_DOES_NOT_HOLD, o->lang));
}

exit_status cmd_verify(const options *o)
{
    request r = {.options = o};
    verify_request what;
    verify_result result;
    diagnostics d;
    diagnostics_init(&d, o->strict);
    if (asked(o, &what, &d) && request_open(&r, o, &d) && named_are_closed(&r.chain, &what, &d)) {
        const bool holds = book_verify(&r.book, &r.chain, &what, &result, &d);
        write_result(o, &result, holds);
    }
    exit_status status = exit_status_of(&d);
    if (d.severities[SEVERITY_VERIFICATION] > 0 && status != EXIT_SYSTEM)
        status = EXIT_VERIFICATION; /* whatever else was found on the way */
    if (fflush(stdout) != 0) {
        cli_report_output(&d);
        status = EXIT_SYSTEM;
    }
    if (!cli_show(&d, o))
        status = EXIT_SYSTEM;
    diagnostics_release(&d);
    request_release(&r);
    return status;
}
