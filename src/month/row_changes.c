#include "month/row_changes.h"

#include <stdlib.h>

void row_changes_init(row_changes *changes, arena *memory)
{
    *changes = (row_changes){.memory = memory};
}

void row_changes_release(row_changes *changes)
{
    name_index_release(&changes->by_id);
    free(changes->people);
    *changes = (row_changes){0};
}

const person_rows *row_changes_of(const row_changes *changes, text id)
{
    const uint32_t at = name_index_find(&changes->by_id, id);
    return at == NAME_NONE ? NULL : &changes->people[at];
}

/* The person's place, made where there is none yet. NULL when memory is out. */
static person_rows *place_of(row_changes *changes, text id)
{
    const uint32_t at = name_index_find(&changes->by_id, id);
    if (at != NAME_NONE)
        return &changes->people[at];
    uint32_t stored;
    person_rows *people =
        array_reserve(changes->people, &changes->capacity, changes->count + 1, sizeof *people);
    const text kept = arena_copy(changes->memory, id);
    if (people)
        changes->people = people;
    if (!people || !kept.bytes ||
        !name_index_put(&changes->by_id, kept, (uint32_t)changes->count, &stored))
        return NULL;
    people[changes->count] = (person_rows){.id = kept};
    return &people[changes->count++];
}

static bool list(row_changes *changes, person_rows *person, const changed_row *row)
{
    changed_row *kept = arena_allocate(changes->memory, sizeof *kept);
    if (!kept)
        return false;
    *kept = *row;
    kept->next = NULL;
    kept->file = arena_copy(changes->memory, row->file);
    kept->words = arena_copy(changes->memory, row->words);
    if (!kept->file.bytes || !kept->words.bytes)
        return false;
    if (person->last)
        person->last->next = kept;
    else
        person->first = kept;
    person->last = kept;
    return true;
}

bool row_changes_add(row_changes *changes, text id, const changed_row *row, bool listed)
{
    person_rows *person = place_of(changes, id);
    if (!person)
        return false;
    if (text_is(text_of(row->kind), "payments")) {
        person->payments[row->side]++;
        person->payment_fen[row->side] += row->amount.fen;
    }
    return !listed || list(changes, person, row);
}

/* ---- what both versions hold ---- */

bool row_keys_add(row_keys *keys, uint64_t key)
{
    uint64_t *items = array_reserve(keys->items, &keys->capacity, keys->count + 1, sizeof *items);
    if (!items)
        return false;
    keys->items = items;
    items[keys->count++] = key;
    return true;
}

static int compare_keys(const void *a, const void *b)
{
    const uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;
    return (left > right) - (left < right);
}

static void sort_keys(row_keys *keys)
{
    if (keys->count > 1)
        qsort(keys->items, keys->count, sizeof *keys->items, compare_keys);
}

bool row_keys_cancel(row_keys *old, row_keys *now)
{
    size_t i = 0, j = 0, old_left = 0, now_left = 0;
    sort_keys(old);
    sort_keys(now);
    while (i < old->count || j < now->count) {
        if (j == now->count || (i < old->count && old->items[i] < now->items[j])) {
            old->items[old_left++] = old->items[i++];
        } else if (i == old->count || now->items[j] < old->items[i]) {
            now->items[now_left++] = now->items[j++];
        } else {
            i++;
            j++;
        }
    }
    old->count = old_left;
    now->count = now_left;
    old->taken = calloc(old_left + 1, sizeof *old->taken);
    now->taken = calloc(now_left + 1, sizeof *now->taken);
    return old->taken && now->taken;
}

bool row_keys_take(row_keys *keys, uint64_t key)
{
    size_t low = 0, high = keys->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (keys->items[middle] < key)
            low = middle + 1;
        else
            high = middle;
    }
    while (low < keys->count && keys->items[low] == key && keys->taken[low])
        low++;
    if (low == keys->count || keys->items[low] != key)
        return false;
    keys->taken[low] = true;
    return true;
}

void row_keys_release(row_keys *keys)
{
    free(keys->items);
    free(keys->taken);
    *keys = (row_keys){0};
}
