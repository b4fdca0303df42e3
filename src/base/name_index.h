/*
 * A hash table from texts (ids, names, keys) to dense indices. Names over NAME_SHORT bytes are kept as views: their texts must
 * outlive it.
 *
 * With many people every look-up waits for memory. So a slot holds a short name itself, four slots fill a cache line, and
 * nearly every name is found in the line where its search begins. Whoever has many names to look up can have all their
 * lines fetched before the first is looked at: name_key_make, name_index_expect, name_index_find_key.
 */
#ifndef SALESPAY_BASE_NAME_INDEX_H
#define SALESPAY_BASE_NAME_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/digit_run.h"
#include "base/int128.h"
#include "base/text.h"

#define NAME_NONE  UINT32_MAX
#define NAME_SHORT 8

typedef struct {
    uint64_t word; /* a short name's bytes; a long one's hash */
    /* 0: no name is here. A short name's size and 1; of a long one, NAME_LONG and its place among them. */
    uint32_t tag;
    uint32_t value;
} name_slot;

#define NAME_LONG           UINT32_C(0x80000000)
#define NAME_SLOTS_PER_LINE (64 / sizeof(name_slot))

typedef struct {
    name_slot *slots;
    size_t capacity; /* a power of two, or 0 */
    size_t count;
    void *memory; /* in which the slots lie */
    text *long_names;
    size_t long_count, long_capacity;
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

/* ---- many look-ups ---- */

/* A name made ready for looking it up. */
typedef struct {
    uint64_t word; /* as in name_slot */
    uint64_t hash; /* where the search begins */
} name_key;

/* Spreads a word over all bits by one wide product. */
static inline uint64_t name_hash(uint64_t word)
{
    const uint128 product =
        (uint128)(word ^ UINT64_C(0x9E3779B97F4A7C15)) * UINT64_C(0xFF51AFD7ED558CCD);
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/* The key of a name: eight bytes up to its last may be read, whatever stands before the first. */
static inline void name_key_make(text name, name_key *key)
{
    if (name.size - 1 < NAME_SHORT) {
        key->word = digit_run_load(name.bytes + name.size - sizeof key->word) >> (64 - 8 * name.size);
    } else {
        // No size of 0 passes the condition above, which turns it into the largest of all.
        // cppcheck-suppress knownConditionTrueFalse
        key->word = name.size == 0 ? 0 : text_hash(name);
    }
    key->hash = name_hash(key->word);
}

/* Where the search for a name begins: at the front of a cache line. */
static inline size_t name_index_first_slot(const name_index *index, const name_key *key)
{
    return (size_t)key->hash & (index->capacity - NAME_SLOTS_PER_LINE);
}

/* Has the line fetched where the name would be found: changes nothing but the time that takes. */
static inline void name_index_expect(const name_index *index, const name_key *key)
{
    if (index->count > 0)
        __builtin_prefetch(&index->slots[name_index_first_slot(index, key)]);
}

/* What name_index_find_key comes to when a name is long, or not in the line where its search begins. */
uint32_t name_index_search(const name_index *index, const name_key *key, text name);

/*
 * The index stored under the name of that key, or NAME_NONE. Which of the four slots holds it nobody could guess, so all
 * are looked at without a jump.
 */
static inline uint32_t name_index_find_key(const name_index *index, const name_key *key, text name)
{
    if (index->count == 0)
        return NAME_NONE;
    const name_slot *const slots = &index->slots[name_index_first_slot(index, key)];
    const unsigned second = slots[1].word == key->word, third = slots[2].word == key->word,
                   fourth = slots[3].word == key->word;
    const name_slot *const slot = &slots[(second + 2 * third + 3 * fourth) & 3];
    if (slot->word == key->word && slot->tag == name.size + 1)
        return slot->value;
    return name_index_search(index, key, name);
}

#endif
