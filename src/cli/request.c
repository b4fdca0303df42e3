#include "cli/request.h"

#include "book/closed_month.h"
#include "book/sweep.h"

static bool require(const options *o, option_id id, diagnostics *d)
{
    if (o->given[id])
        return true;
    REPORT(d, OPTION_REQUIRED, LOCATION_NONE, text_of(option_rows[id].name));
    return false;
}

/* Two options that contradict each other. */
static bool not_both(const options *o, option_id a, option_id b, diagnostics *d)
{
    if (!o->given[a] || !o->given[b])
        return true;
    REPORT(d, OPTIONS_EXCLUDE, LOCATION_NONE, text_of(option_rows[a].name), text_of(option_rows[b].name));
    return false;
}

static bool check_plain(const options *o, diagnostics *d)
{
    bool good = require(o, OPTION_RULES, d);
    good &= require(o, OPTION_STAFF, d);
    good &= require(o, OPTION_PAYMENTS, d);
    good &= not_both(o, OPTION_BOOK, OPTION_BALANCES, d);
    good &= not_both(o, OPTION_BOOK, OPTION_FIRST_MONTH, d);
    good &= not_both(o, OPTION_BALANCES, OPTION_FIRST_MONTH, d);
    good &= not_both(o, OPTION_RECEIVABLES, OPTION_FIRST_MONTH, d);
    if (!o->given[OPTION_BALANCES] && !o->given[OPTION_FIRST_MONTH]) {
        REPORT(d, OPENING_REQUIRED, LOCATION_NONE);
        good = false;
    }
    if (o->given[OPTION_BALANCES] && o->given[OPTION_CONTRACTS])
        good &= require(o, OPTION_RECEIVABLES, d);
    return good;
}

static bool is_plain(const options *o)
{
    if (o->given[OPTION_FIRST_MONTH] || o->given[OPTION_BALANCES] || o->given[OPTION_RECEIVABLES])
        return true;
    return !o->given[OPTION_BOOK] && o->given[OPTION_RULES] && o->given[OPTION_STAFF] && o->given[OPTION_PAYMENTS];
}

bool request_open(request *r, const options *o, diagnostics *d)
{
    *r = (request){.options = o, .plain = is_plain(o)};
    book_open(&r->book, o->book);
    if (r->plain)
        return check_plain(o, d);
    return book_is_there(&r->book, d) && chain_load(&r->chain, &r->book, d);
}

bool request_only_reads(request *r)
{
    r->reads_archive = true;
    return true;
}

void request_release(request *r)
{
    chain_release(&r->chain);
    book_release(&r->book);
}

bool request_takes(const request *r, month_range range, diagnostics *d)
{
    const bool one_folder = r->options->out != NULL;
    if (!range.range || (!r->plain && !one_folder))
        return true;
    REPORT(d, ONE_MONTH_ONLY, LOCATION_NONE, text_of(one_folder ? "--out" : "--first-month, --balances"));
    return false;
}

/* Whether an input was named by option: then the reader wants to know what that would give. */
static bool names_inputs(const month_paths *given)
{
    return given->rules.count > 0 || given->payments.count > 0 || given->staff || given->contracts ||
           given->instalments || given->adjustments || given->company;
}

bool request_paths(request *r, month m, bool inputs_only, month_paths *out, diagnostics *d)
{
    *out = r->options->paths;
    out->month = m;
    out->inputs_only = inputs_only;
    if (r->plain)
        return true;
    const chain_link *link = chain_find(&r->chain, m);
    const bool archived = r->reads_archive && link && link->closed && !names_inputs(&r->options->paths);
    const bool found = archived ? closed_month_inputs(&r->book, m, out, d) : book_find_inputs(&r->book, out, d);
    return found && (inputs_only || chain_open_month(&r->chain, &r->book, out, d));
}

bool request_lock(request *r, book_lock *lock, diagnostics *d)
{
    if (r->plain)
        return true;
    const char *path = path_join(&r->book.memory, r->options->book, BOOK_LOCK_NAME);
    if (!path) {
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
        return false;
    }
    if (!book_lock_take(lock, path, r->options->wait_seconds, d))
        return false;
    chain_release(&r->chain);
    book_sweep(&r->book);
    return chain_load(&r->chain, &r->book, d) &&
           closed_month_mend_journal(&r->book, &r->chain, !r->options->no_sync, d);
}
