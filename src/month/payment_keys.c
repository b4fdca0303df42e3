#include "month/payment_keys.h"

#include <stdlib.h>

#include "input/payment_rescan.h"
#include "month/key_rows.h"
#include "output/payment_ids.h"

void payment_keys_add(payment_keys *keys, const uint64_t *hashes, size_t count)
{
    hash_bins_add(&keys->collected, hashes, count);
}

void payment_keys_join(payment_keys *keys, payment_keys *others)
{
    hash_bins_join(&keys->collected, &others->collected);
    keys->out_of_memory |= others->out_of_memory;
}

void payment_keys_release(payment_keys *keys)
{
    hash_bins_release(&keys->collected);
    sorted_hashes_release(&keys->sorted);
    *keys = (payment_keys){0};
}

/* ---- some of the hashes: those that need a second look ---- */

typedef struct {
    uint64_t *hashes;
    size_t count, capacity;
    bool out_of_memory;
} hash_list;

static void hash_list_add(hash_list *list, uint64_t hash)
{
    uint64_t *hashes = array_reserve(list->hashes, &list->capacity, list->count + 1, sizeof *hashes);
    if (!hashes) {
        list->out_of_memory = true;
        return;
    }
    list->hashes = hashes;
    hashes[list->count++] = hash;
}

static void hash_list_release(hash_list *list)
{
    free(list->hashes);
    *list = (hash_list){0};
}

static int ascending(const void *left, const void *right)
{
    const uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return (a > b) - (a < b);
}

/* The hashes of two ascending lists that stand in both; *from: the first of theirs that may, and then the next. */
static void intersect(const hash_span *mine, const payment_ids *theirs, size_t *from, hash_list *both)
{
    size_t i = 0, j = *from;
    while (i < mine->count && j < theirs->count) {
        if (mine->hashes[i] == theirs->hashes[j])
            hash_list_add(both, mine->hashes[i]);
        const bool step_mine = mine->hashes[i] <= theirs->hashes[j];
        const bool step_theirs = theirs->hashes[j] <= mine->hashes[i];
        i += step_mine;
        j += step_theirs;
    }
    *from = j;
}

/* My hashes that an earlier month may have; NULL for theirs: all of mine. */
static void find_wanted(const hash_spans *mine, const payment_ids *theirs, hash_list *wanted)
{
    size_t from = 0;
    for (size_t i = 0; i < mine->span_count; i++) {
        const hash_span *span = &mine->items[i];
        if (theirs != NULL)
            intersect(span, theirs, &from, wanted);
        for (size_t j = 0; theirs == NULL && j < span->count; j++)
            hash_list_add(wanted, span->hashes[j]);
    }
}

/* What the checks of one month share. */
typedef struct {
    const payment_keys *keys;
    const input_context *context;
    const payments_request *request;
} repeat_check;

static bool remember_rows(const repeat_check *check, const hash_list *wanted, const payments_request *request,
                          month m, key_rows *rows)
{
    input_context context = *check->context;
    input_log unused = {0};
    context.month = m;
    context.log = &unused; /* the files were counted when they were read */
    *rows = (key_rows){0};
    const bool found = wanted->count == 0 || payments_find_keys(&context, request, wanted->hashes, wanted->count,
                                                                key_rows_add, rows);
    input_log_release(&unused);
    if (found && rows->out_of_memory)
        REPORT(context.diagnostics, OUT_OF_MEMORY, LOCATION_NONE);
    return found && !rows->out_of_memory;
}

/* Rows of the month whose keys are the same to the byte: every one but the first is an error. */
static bool report_repeats(const repeat_check *check)
{
    const sorted_hashes *sorted = &check->keys->sorted;
    const hash_list suspects = {.hashes = sorted->repeats, .count = sorted->repeat_count};
    key_rows rows;
    const bool found = remember_rows(check, &suspects, check->request, check->context->month, &rows);
    key_rows_sort(&rows);
    for (size_t i = 1, first = 0; found && i < rows.count; i++) {
        if (!text_equal(rows.items[i].key, rows.items[first].key))
            first = i;
        else
            key_row_report(check->context->diagnostics, MESSAGE_REPEATED_PAYMENT, &rows.items[i], &rows.items[first],
                           TEXT_EMPTY);
    }
    key_rows_release(&rows);
    return found;
}

/* The hashes of rows, upwards. */
static bool hashes_of(const key_rows *rows, hash_list *hashes)
{
    for (size_t i = 0; i < rows->count; i++)
        hash_list_add(hashes, rows->items[i].hash);
    if (hashes->count > 1)
        qsort(hashes->hashes, hashes->count, sizeof *hashes->hashes, ascending);
    return !hashes->out_of_memory;
}

/*
 * Says of each of my rows whether an earlier month has it. recorded: that month's payment_ids.bin holds its hash; a row
 * that its payment files do not hold any more was moved or deleted after it was paid.
 */
static bool compare_rows(const key_rows *mine, const key_rows *theirs, bool recorded, text when, diagnostics *d)
{
    hash_list seen = {0};
    const bool known = hashes_of(theirs, &seen);
    for (size_t i = 0; known && i < mine->count; i++) {
        const key_row *row = &mine->items[i];
        const key_row *paid = key_rows_find(theirs, row->key);
        if (paid)
            key_row_report(d, MESSAGE_EARLIER_PAYMENT, row, paid, when);
        else if (recorded && !hash_is_among(seen.hashes, seen.count, row->hash))
            REPORT(d, EARLIER_PAYMENT_GONE, row->at, row->payment_id, when);
    }
    if (!known)
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
    hash_list_release(&seen);
    return known;
}

/* Confirms against an earlier month's payment files what it may have paid already. */
static bool report_hits(const repeat_check *check, const earlier_month *earlier, const hash_list *wanted,
                        bool recorded)
{
    diagnostics *d = check->context->diagnostics;
    char written[MONTH_TEXT_SIZE];
    const text when = text_from(written, month_format(earlier->month, written));
    if (!recorded && earlier->payment_paths.count == 0) {
        REPORT(d, EARLIER_PAYMENTS_GONE, LOCATION_NONE, when);
        return true;
    }
    payments_request their_request = *check->request;
    their_request.paths = earlier->payment_paths.items;
    their_request.path_count = earlier->payment_paths.count;
    key_rows mine = {0}, theirs = {0};
    bool done = remember_rows(check, wanted, check->request, check->context->month, &mine) &&
                remember_rows(check, wanted, &their_request, earlier->month, &theirs);
    key_rows_sort(&theirs);
    done = done && compare_rows(&mine, &theirs, recorded, when, d);
    key_rows_release(&mine);
    key_rows_release(&theirs);
    return done;
}

static bool check_against(const repeat_check *check, const earlier_month *earlier, const payment_ids *ids)
{
    hash_list wanted = {0};
    bool done = true;
    const bool same_kind = check->context->rules && ids->mode == check->context->rules->payment_id;
    /* Keys made the other way do not compare: the old rows are then read for this month's keys. */
    find_wanted(&check->keys->sorted.spans, same_kind ? ids : NULL, &wanted);
    if (wanted.out_of_memory)
        done = diagnostics_out_of_memory(check->context->diagnostics);
    else if (wanted.count > 0)
        done = report_hits(check, earlier, &wanted, same_kind);
    hash_list_release(&wanted);
    return done;
}

static bool check_earlier(const repeat_check *check, const earlier_month *earlier)
{
    payment_ids ids;
    if (earlier->keys)
        return check_against(check, earlier, earlier->keys);
    if (!payment_ids_read(earlier->keys_path, &ids, check->context->diagnostics))
        return false;
    const bool done = check_against(check, earlier, &ids);
    payment_ids_release(&ids);
    return done;
}

bool payment_keys_check(payment_keys *keys, const input_context *context, const payments_request *request,
                        const month_paths *paths, const hash_taker *taker)
{
    keys->collected.out_of_memory |= keys->out_of_memory;
    sorted_hashes_release(&keys->sorted);
    if (!hash_bins_sort(&keys->collected, request->threads, taker, &keys->sorted))
        return diagnostics_out_of_memory(context->diagnostics);
    const repeat_check check = {keys, context, request};
    bool done = report_repeats(&check);
    for (size_t i = 0; i < paths->earlier_count && done; i++)
        done = check_earlier(&check, &paths->earlier[i]);
    return done;
}
