#include "input/payment_rescan.h"

/* What only this reading saw: everything else was told by the first. */
static void tell_system_failures(const diagnostics *said, diagnostics *d, source_id source)
{
    for (size_t i = 0; i < said->count; i++) {
        const diagnostic *item = &said->items[i];
        location at = item->at;
        if (item->severity != SEVERITY_SYSTEM)
            continue;
        if (at.source != SOURCE_NONE)
            at.source = source;
        diagnostics_add(d, item->code, at, item->arguments, item->argument_count);
    }
    d->out_of_memory |= said->out_of_memory;
}

/* One file; false only when the handler ends it all. */
static bool rescan_file(payment_rows *rows, const input_context *silent, const char *path, rescanned_row place,
                        rescan_handler *handle, void *closure)
{
    table t;
    payment_row row;
    bool going = true;
    if (!table_open(&t, silent, path, &payments_columns))
        return true;
    t.quiet = true;
    payment_rows_begin(rows, path);
    const rescanned_row at = {
        .rows = rows, .table = &t, .row = &row, .source = place.source, .path_index = place.path_index};
    while (going && table_next(&t)) {
        payment_row_read(rows, &t, &row);
        going = handle(closure, &at);
    }
    table_close(&t);
    return going;
}

bool payments_rescan(const input_context *context, const payments_request *request, rescan_handler *handle,
                     void *closure)
{
    payment_rows rows;
    if (!payment_rows_init(&rows, context, request))
        return false;
    bool going = true, failed = false;
    for (size_t i = 0; i < request->path_count && going && !failed; i++) {
        diagnostics said;
        arena memory = ARENA_EMPTY;
        input_context silent = *context;
        source_id source = diagnostics_source(context->diagnostics, text_of(request->paths[i]));
        diagnostics_init(&said, false);
        silent.diagnostics = &said;
        silent.memory = &memory;
        silent.log = NULL;
        going = rescan_file(&rows, &silent, request->paths[i], (rescanned_row){.source = source, .path_index = i},
                            handle, closure);
        failed = diagnostics_worst(&said) == SEVERITY_SYSTEM;
        if (failed)
            tell_system_failures(&said, context->diagnostics, source);
        arena_release(&memory);
        diagnostics_release(&said);
    }
    payment_rows_release(&rows);
    return going && !failed;
}

bool hash_is_among(const uint64_t *sorted, size_t count, uint64_t value)
{
    size_t from = 0, to = count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (sorted[middle] < value)
            from = middle + 1;
        else
            to = middle;
    }
    return from < count && sorted[from] == value;
}

/* ---- payments_find_keys ---- */

typedef struct {
    const uint64_t *hashes;
    size_t count;
    payment_key_row_handler *handle;
    void *closure;
} key_search;

static bool find_key(void *closure, const rescanned_row *at)
{
    const key_search *search = closure;
    if (!at->row->has_key)
        return true;
    uint64_t hash = text_hash(at->row->key);
    if (!hash_is_among(search->hashes, search->count, hash))
        return true;
    payment_key_row found = {.hash = hash,
                             .key = at->row->key,
                             .payment_id = table_cell(at->table, PAYMENTS_PAYMENT_ID),
                             .at = table_locate(at->table, PAYMENTS_PAYMENT_ID),
                             .path_index = at->path_index};
    found.at.source = at->source;
    search->handle(search->closure, &found);
    return true;
}

bool payments_find_keys(const input_context *context, const payments_request *request, const uint64_t *hashes,
                        size_t count, payment_key_row_handler *handle, void *closure)
{
    key_search search = {hashes, count, handle, closure};
    return payments_rescan(context, request, find_key, &search);
}
