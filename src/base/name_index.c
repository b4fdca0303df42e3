#include "base/name_index.h"

#include <stdlib.h>

/* Half a cache line, and never across two. */
struct name_slot {
    uint64_t words[2]; /* as in name_key */
    uint64_t size;     /* of the name */
    uint32_t value;
    bool taken;
};

#define SLOT_ALIGNMENT 64
#define SLOTS_PER_LINE (SLOT_ALIGNMENT / sizeof(struct name_slot))
#define FIRST_CAPACITY ((size_t)64)

static const char *long_bytes(const uint64_t words[2])
{
    return (const char *)(uintptr_t)words[1];
}

static bool holds(const struct name_slot *slot, const name_key *key)
{
    if (slot->size != key->size || slot->words[0] != key->words[0])
        return false;
    if (key->size <= NAME_SHORT)
        return slot->words[1] == key->words[1];
    return memcmp(long_bytes(slot->words), long_bytes(key->words), key->size) == 0;
}

/* Where the search for a name begins: at the front of a cache line, so that its second slot comes with the first. */
static size_t first_slot(const name_index *index, const name_key *key)
{
    return (size_t)key->hash & (index->capacity - SLOTS_PER_LINE);
}

/* The slot that holds the name, or the empty one where it belongs. There is always an empty one. */
static struct name_slot *slot_of(const name_index *index, const name_key *key)
{
    size_t at = first_slot(index, key);
    while (index->slots[at].taken && !holds(&index->slots[at], key))
        at = (at + 1) & (index->capacity - 1);
    return &index->slots[at];
}

static uint64_t hash_in(const struct name_slot *slot)
{
    return slot->size <= NAME_SHORT ? name_hash(slot->words, (size_t)slot->size) : slot->words[0];
}

static struct name_slot *aligned(char *memory)
{
    return (struct name_slot *)(void *)(memory + (SLOT_ALIGNMENT - (uintptr_t)memory % SLOT_ALIGNMENT));
}

/* Doubles the table; false when memory is out, and the index is as before. */
static bool name_index_grow(name_index *index)
{
    name_index larger = {.count = index->count};
    larger.capacity = index->capacity == 0 ? FIRST_CAPACITY : index->capacity * 2;
    larger.memory = calloc(larger.capacity * sizeof *larger.slots + SLOT_ALIGNMENT, 1);
    if (larger.memory == NULL)
        return false;
    larger.slots = aligned(larger.memory);
    for (size_t i = 0; i < index->capacity; i++) {
        const struct name_slot *slot = &index->slots[i];
        const name_key key = {{slot->words[0], slot->words[1]}, hash_in(slot), (size_t)slot->size};
        if (slot->taken)
            *slot_of(&larger, &key) = *slot;
    }
    free(index->memory);
    *index = larger;
    return true;
}

uint32_t name_index_find_key(const name_index *index, const name_key *key)
{
    if (index->count == 0)
        return NAME_NONE;
    const struct name_slot *slot = slot_of(index, key);
    return slot->taken ? slot->value : NAME_NONE;
}

uint32_t name_index_find(const name_index *index, text name)
{
    const name_key key = name_key_of(name);
    return name_index_find_key(index, &key);
}

void name_index_expect(const name_index *index, const name_key *key)
{
    if (index->count > 0)
        __builtin_prefetch(&index->slots[first_slot(index, key)]);
}

bool name_index_put(name_index *index, text name, uint32_t value, uint32_t *stored)
{
    /* At most two thirds full: probing stays short. */
    if (index->count + 1 > index->capacity / 3 * 2 && !name_index_grow(index))
        return false;
    const name_key key = name_key_of(name);
    struct name_slot *slot = slot_of(index, &key);
    if (!slot->taken) {
        *slot = (struct name_slot){.words = {key.words[0], key.words[1]}, .size = key.size, .value = value, .taken = true};
        index->count++;
    }
    *stored = slot->value;
    return true;
}

void name_index_release(name_index *index)
{
    free(index->memory);
    *index = NAME_INDEX_EMPTY;
}
