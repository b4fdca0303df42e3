#include "base/name_index.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/large_pages.h"

#define SLOT_ALIGNMENT 64
#define FIRST_CAPACITY ((size_t)64)

/* The same as name_key_make, of bytes before which nothing may be read. */
static name_key key_of(text name)
{
    char framed[2 * NAME_SHORT] = {0};
    name_key key;
    text readable = name;
    if (name.size <= NAME_SHORT) {
        if (name.size > 0)
            memcpy(framed + NAME_SHORT, name.bytes, name.size);
        readable.bytes = framed + NAME_SHORT;
    }
    name_key_make(readable, &key);
    return key;
}

static bool holds(const name_index *index, const name_slot *slot, const name_key *key, text name)
{
    if (slot->word != key->word)
        return false;
    if (name.size <= NAME_SHORT)
        return slot->tag == name.size + 1;
    return (slot->tag & NAME_LONG) != 0 &&
           text_equal(index->long_names[slot->tag - NAME_LONG], name);
}

/* The slot that holds the name, or the empty one where it belongs. There is always an empty one. */
static name_slot *slot_of(const name_index *index, const name_key *key, text name)
{
    size_t at = name_index_first_slot(index, key);
    while (index->slots[at].tag != 0 && !holds(index, &index->slots[at], key, name))
        at = (at + 1) & (index->capacity - 1);
    return &index->slots[at];
}

static name_slot *aligned(char *memory)
{
    return (name_slot *)(void *)(memory + (SLOT_ALIGNMENT - (uintptr_t)memory % SLOT_ALIGNMENT));
}

/* Puts a slot where there is none like it. */
static void put_slot(name_index *index, const name_slot *slot)
{
    const name_key key = {.hash = name_hash(slot->word)};
    size_t at = name_index_first_slot(index, &key);
    while (index->slots[at].tag != 0)
        at = (at + 1) & (index->capacity - 1);
    index->slots[at] = *slot;
}

/* Doubles the table; false when memory is out, and the index is as before. */
static bool grow(name_index *index)
{
    name_index larger = *index;
    larger.capacity = index->capacity == 0 ? FIRST_CAPACITY : index->capacity * 2;
    larger.memory = calloc(larger.capacity * sizeof *larger.slots + SLOT_ALIGNMENT, 1);
    if (larger.memory == NULL)
        return false;
    large_pages_wish(larger.memory, larger.capacity * sizeof *larger.slots); /* nearly every look-up meets another page */
    larger.slots = aligned(larger.memory);
    for (size_t i = 0; i < index->capacity; i++)
        if (index->slots[i].tag != 0)
            put_slot(&larger, &index->slots[i]);
    free(index->memory);
    *index = larger;
    return true;
}

uint32_t name_index_search(const name_index *index, const name_key *key, text name)
{
    const name_slot *slot = slot_of(index, key, name);
    return slot->tag != 0 ? slot->value : NAME_NONE;
}

uint32_t name_index_find(const name_index *index, text name)
{
    const name_key key = key_of(name);
    return index->count == 0 ? NAME_NONE : name_index_search(index, &key, name);
}

/* The tag of a name that is not there yet; 0 when memory is out. */
static uint32_t tag_of(name_index *index, text name)
{
    if (name.size <= NAME_SHORT)
        return (uint32_t)name.size + 1;
    text *names = array_reserve(index->long_names, &index->long_capacity, index->long_count + 1,
                                sizeof *names);
    if (names == NULL)
        return 0;
    index->long_names = names;
    names[index->long_count] = name;
    return NAME_LONG | (uint32_t)index->long_count++;
}

bool name_index_put(name_index *index, text name, uint32_t value, uint32_t *stored)
{
    /* At most half full: hardly a line of four is full, and what is not in its line costs more than the memory. */
    if (index->count + 1 > index->capacity / 2 && !grow(index))
        return false;
    const name_key key = key_of(name);
    name_slot *slot = slot_of(index, &key, name);
    if (slot->tag == 0) {
        const uint32_t tag = tag_of(index, name);
        if (tag == 0)
            return false;
        *slot = (name_slot){.word = key.word, .tag = tag, .value = value};
        index->count++;
    }
    *stored = slot->value;
    return true;
}

void name_index_release(name_index *index)
{
    free(index->memory);
    free(index->long_names);
    *index = NAME_INDEX_EMPTY;
}
