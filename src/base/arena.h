/*
 * An arena: memory that is given out in pieces and freed in one go. Nothing given out moves.
 */
#ifndef SALESPAY_BASE_ARENA_H
#define SALESPAY_BASE_ARENA_H

#include <stddef.h>

#include "base/text.h"

typedef struct arena_block arena_block;

typedef struct {
    arena_block *newest;
} arena;

#define ARENA_EMPTY ((arena){0})

/* Zeroed memory aligned for any type, or NULL when memory is out. size 0 gives a valid pointer. */
void *arena_allocate(arena *a, size_t size);

/* A NUL-terminated copy; bytes NULL when memory is out. */
text arena_copy(arena *a, text t);

/* printf-formatted text in the arena; bytes NULL when memory is out. */
__attribute__((format(printf, 2, 3))) text arena_format(arena *a, const char *format, ...);

/* Frees everything; the arena is empty and usable again. */
void arena_release(arena *a);

/*
 * Grows an array on the heap: makes room for `needed` elements of `element_size` (above 0). Returns the (moved) array
 * or NULL when memory is out (the old array stays valid). *capacity is in elements.
 */
void *array_reserve(void *array, size_t *capacity, size_t needed, size_t element_size);

#endif
