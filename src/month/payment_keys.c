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

/* The month's hashes, held against those of an earlier one that come a piece at a time. */
typedef struct {
    const hash_spans *mine;
    size_t span, at; /* the first of mine that the next piece may hold */
    hash_list *both; /* what stands in both */
} meeting;

/* A payment_ids_taker. */
static void meet(void *closure, const uint64_t *theirs, size_t count)
{
    meeting *m = closure;
    for (size_t j = 0; j < count && m->span < m->mine->span_count;) {
        const hash_span *span = &m->mine->items[m->span];
        size_t i = m->at;
        while (i < span->count && j < count) {
            if (span->hashes[i] == theirs[j])
                hash_list_add(m->both, span->hashes[i]);
            const bool step_mine = span->hashes[i] <= theirs[j];
            const bool step_theirs = theirs[j] <= span->hashes[i];
            i += step_mine;
            j += step_theirs;
        }
        m->at = i < span->count ? i : 0;
        m->span += i == span->count;
    }
}

static void add_all(const hash_spans *mine, hash_list *list)
{
    for (size_t i = 0; i < mine->span_count; i++)
        for (size_t j = 0; j < mine->items[i].count; j++)
            hash_list_add(list, mine->items[i].hashes[j]);
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

/* Keys made the other way do not compare: the old rows are then read for this month's keys. */
static bool is_same_kind(const repeat_check *check, payment_id_mode mode)
{
    return check->context->rules && mode == check->context->rules->payment_id;
}

/* My hashes that an earlier month may have; *recorded: its payment_ids.bin has them. False when it cannot be read. */
static bool find_wanted(const repeat_check *check, const earlier_month *earlier, hash_list *wanted, bool *recorded)
{
    meeting m = {.mine = &check->keys->sorted.spans, .both = wanted};
    diagnostics *d = check->context->diagnostics;
    payment_ids_file ids;
    bool read = true;
    if (!earlier->keys && !payment_ids_open(&ids, earlier->keys_path, d))
        return false;
    *recorded = is_same_kind(check, earlier->keys ? earlier->keys->mode : ids.mode);
    if (!*recorded)
        add_all(m.mine, wanted);
    else if (earlier->keys)
        meet(&m, earlier->keys->hashes, earlier->keys->count);
    else
        read = payment_ids_each(&ids, meet, &m, d);
    if (!earlier->keys)
        payment_ids_close(&ids);
    return read && (!wanted->out_of_memory || diagnostics_out_of_memory(d));
}

static bool check_earlier(const repeat_check *check, const earlier_month *earlier)
{
    hash_list wanted = {0};
    bool recorded, done = find_wanted(check, earlier, &wanted, &recorded);
    if (done && wanted.count > 0)
        done = report_hits(check, earlier, &wanted, recorded);
    hash_list_release(&wanted);
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
