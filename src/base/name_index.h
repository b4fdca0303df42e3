/*
 * A hash table from texts (ids, names, keys) to dense indices. It keeps views: the texts must outlive it.
 */
#ifndef SALESPAY_BASE_NAME_INDEX_H
#define SALESPAY_BASE_NAME_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

#define NAME_NONE UINT32_MAX

typedef struct {
    struct name_slot *slots;
    size_t capacity; /* a power of two, or 0 */
    size_t count;
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

#endif
