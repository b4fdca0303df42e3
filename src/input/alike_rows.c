#include "input/alike_rows.h"

#include <stdlib.h>

#include "input/payment_rescan.h"

#define FIRST_CAPACITY ((size_t)1024)

/* The slot that holds the hash, or the empty one where it belongs. */
static uint64_t *slot_of(uint64_t *slots, size_t capacity, uint64_t hash)
{
    size_t at = (size_t)hash & (capacity - 1);
    while (slots[at] != 0 && slots[at] != hash)
        at = (at + 1) & (capacity - 1);
    return &slots[at];
}

static bool grow(alike_rows *alike)
{
    size_t capacity = alike->capacity == 0 ? FIRST_CAPACITY : alike->capacity * 2;
    uint64_t *slots = calloc(capacity, sizeof *slots);
    if (slots == NULL)
        return false;
    for (size_t i = 0; i < alike->capacity; i++)
        if (alike->slots[i] != 0)
            *slot_of(slots, capacity, alike->slots[i]) = alike->slots[i];
    free(alike->slots);
    alike->slots = slots;
    alike->capacity = capacity;
    return true;
}

static bool add_repeat(alike_rows *alike, uint64_t hash)
{
    uint64_t *repeats =
        array_reserve(alike->repeats, &alike->repeat_capacity, alike->repeat_count + 1, sizeof *repeats);
    if (repeats == NULL)
        return false;
    alike->repeats = repeats;
    repeats[alike->repeat_count++] = hash;
    return true;
}

/* 0 marks an empty slot, so a hash of 0 is taken for 1: the bytes decide in the end. */
static uint64_t hash_of(text cells)
{
    uint64_t hash = text_hash(cells);
    return hash == 0 ? 1 : hash;
}

void alike_rows_add(alike_rows *alike, text cells)
{
    uint64_t hash = hash_of(cells);
    if (alike->count + 1 > alike->capacity / 4 * 3 && !grow(alike)) {
        alike->out_of_memory = true;
        return;
    }
    uint64_t *slot = slot_of(alike->slots, alike->capacity, hash);
    if (*slot == hash) {
        alike->out_of_memory |= !add_repeat(alike, hash);
        return;
    }
    *slot = hash;
    alike->count++;
}

void alike_rows_release(alike_rows *alike)
{
    free(alike->slots);
    free(alike->repeats);
    *alike = ALIKE_ROWS_EMPTY;
}

static int compare_hashes(const void *left, const void *right)
{
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return (a > b) - (a < b);
}

/* The second reading: the first row of each kind, by its cells, and where it stands. */
typedef struct {
    const alike_rows *alike;
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
    if (!hash_is_among(search->alike->repeats, search->alike->repeat_count, hash_of(cells)))
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
    alike_search search = {.alike = alike, .context = context, .memory = ARENA_EMPTY, .firsts = NAME_INDEX_EMPTY};
    bool read = true;
    if (alike->repeat_count > 0 && !alike->out_of_memory) {
        qsort(alike->repeats, alike->repeat_count, sizeof *alike->repeats, compare_hashes);
        read = payments_rescan(context, request, look_at_row, &search);
    }
    if (alike->out_of_memory || search.out_of_memory)
        REPORT(context->diagnostics, OUT_OF_MEMORY, LOCATION_NONE);
    read = read && !alike->out_of_memory && !search.out_of_memory;
    name_index_release(&search.firsts);
    free(search.where);
    arena_release(&search.memory);
    return read;
}
