#include "base/name_index.h"

#include <stdlib.h>

#include "base/int128.h"

/* Half a cache line, and never across two. */
struct name_slot {
    uint64_t words[2]; /* as in name_key */
    uint64_t size;     /* of the name */
    uint32_t value;
    bool taken;
};

#define SLOT_ALIGNMENT 64
#define FIRST_CAPACITY ((size_t)64)

static uint64_t load_word(const char *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

/* Up to 16 bytes in two words, so that names of one size give the same words only when they are the same. */
static void pack(text name, uint64_t words[2])
{
    words[0] = words[1] = 0;
    if (name.size >= sizeof *words) {
        words[0] = load_word(name.bytes);
        words[1] = load_word(name.bytes + name.size - sizeof *words);
    } else if (name.size >= sizeof(uint32_t)) {
        uint32_t front, back;
        memcpy(&front, name.bytes, sizeof front);
        memcpy(&back, name.bytes + name.size - sizeof back, sizeof back);
        words[0] = front | (uint64_t)back << 32;
    } else {
        for (size_t i = 0; i < name.size; i++)
            words[0] |= (uint64_t)(unsigned char)name.bytes[i] << (8 * i);
    }
}

/* Both words spread over all bits by one wide product. */
static uint64_t hash_of(const uint64_t words[2], size_t size)
{
    const uint64_t left = words[0] ^ UINT64_C(0x9E3779B97F4A7C15), right = words[1] ^ UINT64_C(0xC2B2AE3D27D4EB4F) ^ size;
    const uint128 product = (uint128)left * (right * UINT64_C(0xFF51AFD7ED558CCD) | 1);
    const uint64_t folded = (uint64_t)product ^ (uint64_t)(product >> 64);
    return folded ^ (folded >> 29);
}

name_key name_key_of(text name)
{
    name_key key = {.size = name.size};
    if (name.size <= NAME_SHORT) {
        pack(name, key.words);
        key.hash = hash_of(key.words, name.size);
    } else {
        key.hash = key.words[0] = text_hash(name);
        key.words[1] = (uintptr_t)name.bytes;
    }
    return key;
}

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

/* The slot that holds the name, or the empty one where it belongs. There is always an empty one. */
static struct name_slot *slot_of(const name_index *index, const name_key *key)
{
    size_t at = (size_t)key->hash & (index->capacity - 1);
    while (index->slots[at].taken && !holds(&index->slots[at], key))
        at = (at + 1) & (index->capacity - 1);
    return &index->slots[at];
}

static uint64_t hash_in(const struct name_slot *slot)
{
    return slot->size <= NAME_SHORT ? hash_of(slot->words, (size_t)slot->size) : slot->words[0];
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
        __builtin_prefetch(&index->slots[(size_t)key->hash & (index->capacity - 1)]);
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
