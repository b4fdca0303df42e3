#include "input/alike_rows.h"

#include <stdlib.h>

#include "input/payment_rescan.h"

void alike_rows_add(alike_rows *alike, text cells)
{
    const uint64_t hash = text_hash(cells);
    hash_bins_add(&alike->seen, &hash, 1);
}

void alike_rows_join(alike_rows *alike, alike_rows *other)
{
    hash_bins_join(&alike->seen, &other->seen);
}

void alike_rows_release(alike_rows *alike)
{
    hash_bins_release(&alike->seen);
    *alike = ALIKE_ROWS_EMPTY;
}

/* The second reading: the first row of each kind, by its cells, and where it stands. */
typedef struct {
    const sorted_hashes *sorted; /* of the rows */
    const input_context *context;
    arena memory;
    name_index firsts; /* cells → its place in `where` */
    text *where;       /* "2026-07.csv:17" */
    size_t count, capacity;
    bool out_of_memory;
} alike_search;

static bool remember_first(alike_search *search, const rescanned_row *at, text cells)
{
    uint32_t ignored;
    text *where = array_reserve(search->where, &search->capacity, search->count + 1, sizeof *where);
    if (where != NULL)
        search->where = where;
    text copy = arena_copy(&search->memory, cells);
    text place = arena_format(&search->memory, "%.*s:%llu", (int)at->table->file.shown_name.size,
                              at->table->file.shown_name.bytes, (unsigned long long)at->table->record.line);
    if (where == NULL || copy.bytes == NULL || place.bytes == NULL ||
        !name_index_put(&search->firsts, copy, (uint32_t)search->count, &ignored)) {
        search->out_of_memory = true;
        return false;
    }
    where[search->count++] = place;
    return true;
}

static bool look_at_row(void *closure, const rescanned_row *at)
{
    alike_search *search = closure;
    if (at->row->has_payment_id)
        return true;
    text cells = payment_row_cells(at->rows, at->table);
    if (!hash_is_among(search->sorted->repeats, search->sorted->repeat_count, text_hash(cells)))
        return true;
    uint32_t first = name_index_find(&search->firsts, cells);
    if (first == NAME_NONE)
        return remember_first(search, at, cells);
    REPORT(search->context->diagnostics, ALIKE_ROWS, csv_locate_row(&at->table->record, at->source),
           search->where[first]);
    return true;
}

bool alike_rows_report(alike_rows *alike, const input_context *context, const payments_request *request)
{
    sorted_hashes sorted;
    alike_search search = {.sorted = &sorted, .context = context, .memory = ARENA_EMPTY, .firsts = NAME_INDEX_EMPTY};
    bool read = true;
    const bool done = hash_bins_sort(&alike->seen, request->threads, NULL, &sorted);
    if (sorted.repeat_count > 0)
        read = payments_rescan(context, request, look_at_row, &search);
    if (!done || search.out_of_memory)
        REPORT(context->diagnostics, OUT_OF_MEMORY, LOCATION_NONE);
    read = read && done && !search.out_of_memory;
    name_index_release(&search.firsts);
    free(search.where);
    sorted_hashes_release(&sorted);
    arena_release(&search.memory);
    return read;
}
