#include "base/name_index.h"

#include <stdlib.h>

/* An empty slot has no bytes pointer; the hash is kept so that growing and most misses never look at the names. */
struct name_slot {
    text name;
    uint64_t hash;
    uint32_t value;
};

#define FIRST_CAPACITY ((size_t)64)

/* The slot that holds name, or the empty one where it belongs. There is always an empty one. */
static struct name_slot *slot_of(const name_index *index, text name, uint64_t hash)
{
    size_t at = (size_t)hash & (index->capacity - 1);
    for (;;) {
        struct name_slot *slot = &index->slots[at];
        if (slot->name.bytes == NULL || (slot->hash == hash && text_equal(slot->name, name)))
            return slot;
        at = (at + 1) & (index->capacity - 1);
    }
}

/* Doubles the table; false when memory is out, and the index is as before. */
static bool name_index_grow(name_index *index)
{
    name_index larger = {.count = index->count};
    larger.capacity = index->capacity == 0 ? FIRST_CAPACITY : index->capacity * 2;
    larger.slots = calloc(larger.capacity, sizeof *larger.slots);
    if (larger.slots == NULL)
        return false;
    for (size_t i = 0; i < index->capacity; i++) {
        const struct name_slot *slot = &index->slots[i];
        if (slot->name.bytes != NULL)
            *slot_of(&larger, slot->name, slot->hash) = *slot;
    }
    free(index->slots);
    *index = larger;
    return true;
}

uint32_t name_index_find(const name_index *index, text name)
{
    if (index->count == 0)
        return NAME_NONE;
    const struct name_slot *slot = slot_of(index, name, text_hash(name));
    return slot->name.bytes == NULL ? NAME_NONE : slot->value;
}

bool name_index_put(name_index *index, text name, uint32_t value, uint32_t *stored)
{
    /* At most two thirds full: probing stays short. */
    if (index->count + 1 > index->capacity / 3 * 2 && !name_index_grow(index))
        return false;
    uint64_t hash = text_hash(name);
    struct name_slot *slot = slot_of(index, name, hash);
    if (slot->name.bytes == NULL) {
        name.bytes = name.bytes == NULL ? "" : name.bytes;
        *slot = (struct name_slot){.name = name, .hash = hash, .value = value};
        index->count++;
    }
    *stored = slot->value;
    return true;
}

void name_index_release(name_index *index)
{
    free(index->slots);
    *index = NAME_INDEX_EMPTY;
}
