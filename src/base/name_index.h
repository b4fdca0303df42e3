/*
 * A hash table from texts (ids, names, keys) to dense indices. Names over NAME_SHORT bytes are kept as views: their texts must
 * outlive it.
 *
 * With many people every look-up waits for memory. So a slot holds a short name itself, and whoever knows some rows ahead
 * what will be looked up can have its slot fetched meanwhile: name_key_of, name_index_expect, name_index_find_key.
 */
#ifndef SALESPAY_BASE_NAME_INDEX_H
#define SALESPAY_BASE_NAME_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/int128.h"
#include "base/text.h"

#define NAME_NONE UINT32_MAX
#define NAME_SHORT 16

typedef struct {
    struct name_slot *slots;
    size_t capacity; /* a power of two, or 0 */
    size_t count;
    void *memory; /* in which the slots lie */
} name_index;

#define NAME_INDEX_EMPTY ((name_index){0})

/* The index stored under name, or NAME_NONE. */
uint32_t name_index_find(const name_index *index, text name);

/*
 * Stores value under name unless the name is there already; *stored gets the value now under the name (value, or the
 * earlier one). False only when memory is out.
 */
bool name_index_put(name_index *index, text name, uint32_t value, uint32_t *stored);

void name_index_release(name_index *index);

/* A name made ready for looking it up; of a name over NAME_SHORT bytes it is a view. */
typedef struct {
    uint64_t words[2]; /* a short name's bytes; a long one's hash, and where its bytes are */
    uint64_t hash;
    size_t size;
} name_key;

/* Both words spread over all bits by one wide product. */
static inline uint64_t name_hash(const uint64_t words[2], size_t size)
{
    const uint64_t left = words[0] ^ UINT64_C(0x9E3779B97F4A7C15), right = words[1] ^ UINT64_C(0xC2B2AE3D27D4EB4F) ^ size;
    const uint128 product = (uint128)left * (right * UINT64_C(0xFF51AFD7ED558CCD) | 1);
    const uint64_t folded = (uint64_t)product ^ (uint64_t)(product >> 64);
    return folded ^ (folded >> 29);
}

/* Up to 16 bytes in two words, so that names of one size give the same words only when they are the same. */
static inline void name_pack(text name, uint64_t words[2])
{
    words[0] = words[1] = 0;
    if (name.size >= sizeof *words) {
        memcpy(&words[0], name.bytes, sizeof *words);
        memcpy(&words[1], name.bytes + name.size - sizeof *words, sizeof *words);
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

static inline name_key name_key_of(text name)
{
    name_key key = {.size = name.size};
    if (name.size <= NAME_SHORT) {
        name_pack(name, key.words);
        key.hash = name_hash(key.words, name.size);
    } else {
        key.hash = key.words[0] = text_hash(name);
        key.words[1] = (uintptr_t)name.bytes;
    }
    return key;
}

/* Has the slot fetched where the name would be found: changes nothing but the time that takes. */
void name_index_expect(const name_index *index, const name_key *key);

uint32_t name_index_find_key(const name_index *index, const name_key *key);

#endif
