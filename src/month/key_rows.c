#include "month/key_rows.h"

#include <stdlib.h>

void key_rows_add(void *closure, const payment_key_row *row)
{
    key_rows *rows = closure;
    key_row *items = array_reserve(rows->items, &rows->capacity, rows->count + 1, sizeof *items);
    if (!items) {
        rows->out_of_memory = true;
        return;
    }
    rows->items = items;
    key_row *item = &items[rows->count];
    *item = (key_row){
        .hash = row->hash,
        .key = arena_copy(&rows->memory, row->key),
        .payment_id = arena_copy(&rows->memory, row->payment_id),
        .at = row->at,
        .order = rows->count,
    };
    item->at.excerpt = arena_copy(&rows->memory, row->at.excerpt);
    if (!item->key.bytes || !item->payment_id.bytes || !item->at.excerpt.bytes) {
        rows->out_of_memory = true;
        return;
    }
    rows->count++;
}

static int by_key_and_order(const void *left, const void *right)
{
    const key_row *a = left, *b = right;
    const int order = text_compare(a->key, b->key);
    return order != 0 ? order : (a->order > b->order) - (a->order < b->order);
}

void key_rows_sort(key_rows *rows)
{
    if (rows->count > 1)
        qsort(rows->items, rows->count, sizeof *rows->items, by_key_and_order);
}

const key_row *key_rows_find(const key_rows *sorted, text key)
{
    size_t low = 0, high = sorted->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (text_compare(sorted->items[middle].key, key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < sorted->count && text_equal(sorted->items[low].key, key) ? &sorted->items[low] : NULL;
}

void key_row_report(diagnostics *d, message_code code, const key_row *row, const key_row *earlier, text when)
{
    if (earlier->at.source == SOURCE_NONE) {
        d->out_of_memory = true; /* or it would have a name */
        return;
    }
    const text file = d->sources[earlier->at.source];
    const text place = arena_format(&d->memory, "%.*s:%llu", (int)file.size, file.bytes,
                                    (unsigned long long)earlier->at.line);
    if (!place.bytes)
        d->out_of_memory = true;
    else
        diagnostics_add(d, code, row->at, (const text[]){row->payment_id, place, when}, 3);
}

void key_rows_release(key_rows *rows)
{
    free(rows->items);
    arena_release(&rows->memory);
    *rows = (key_rows){0};
}
