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

name_key name_key_of(text name);

/* Has the slot fetched where the name would be found: changes nothing but the time that takes. */
void name_index_expect(const name_index *index, const name_key *key);

uint32_t name_index_find_key(const name_index *index, const name_key *key);

#endif
