#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/large_pages.h"

#define BLOCK_SIZE ((size_t)32 * 1024)

struct arena_block {
    arena_block *older;
    size_t used, size;
    alignas(max_align_t) unsigned char bytes[];
};

/* A piece that fills a block of its own, which the system zeroes as it is first used. */
static bool is_large(size_t size)
{
    return size >= BLOCK_SIZE;
}

/*
 * A block for `size` bytes at least. Where pieces share it, its bytes are zeroed as they are given out: pages that nobody
 * gets cost nothing.
 */
static arena_block *block_new(size_t size)
{
    arena_block *block = is_large(size) ? calloc(1, sizeof *block + size) : malloc(sizeof *block + BLOCK_SIZE);
    if (!is_large(size))
        size = BLOCK_SIZE;
    if (block != NULL) {
        large_pages_wish(block, sizeof *block + size);
        *block = (arena_block){.size = size};
    }
    return block;
}

/*
 * Puts the block in front, or behind the newest where that has more room left: a large piece must not end a block
 * early.
 */
static void block_link(arena *a, arena_block *block, size_t first_piece)
{
    arena_block *newest = a->newest;
    if (newest != NULL && newest->size - newest->used > block->size - first_piece) {
        block->older = newest->older;
        newest->older = block;
    } else {
        block->older = newest;
        a->newest = block;
    }
}

/* As arena_allocate; what the bytes hold is anything, of a large piece zeros. */
static void *take(arena *a, size_t size)
{
    const size_t alignment = alignof(max_align_t);
    if (size > PTRDIFF_MAX - sizeof(arena_block) - alignment) /* no object is larger */
        return NULL;
    size_t padded = (size + alignment - 1) / alignment * alignment;

    arena_block *block = a->newest;
    if (block == NULL || block->size - block->used < padded || is_large(padded)) {
        block = block_new(padded);
        if (block == NULL)
            return NULL;
        block_link(a, block, padded);
    }
    void *piece = block->bytes + block->used;
    block->used += padded;
    return piece;
}

void *arena_allocate(arena *a, size_t size)
{
    void *piece = take(a, size);
    if (piece != NULL && !is_large(size))
        memset(piece, 0, size);
    return piece;
}

text arena_copy(arena *a, text t)
{
    char *bytes = t.size > PTRDIFF_MAX ? NULL : take(a, t.size + 1);
    if (bytes == NULL)
        return (text){NULL, 0};
    if (t.size > 0)
        memcpy(bytes, t.bytes, t.size);
    bytes[t.size] = '\0';
    return text_from(bytes, t.size);
}

text arena_format(arena *a, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);

    char *bytes = length < 0 ? NULL : arena_allocate(a, (size_t)length + 1);
    if (bytes != NULL)
        vsnprintf(bytes, (size_t)length + 1, format, again);
    va_end(again);
    return bytes == NULL ? (text){NULL, 0} : text_from(bytes, (size_t)length);
}

void arena_release(arena *a)
{
    while (a->newest != NULL) {
        arena_block *older = a->newest->older;
        free(a->newest);
        a->newest = older;
    }
}

void *array_reserve(void *array, size_t *capacity, size_t needed, size_t element_size)
{
    if (needed <= *capacity && array != NULL)
        return array;
    size_t grown = *capacity < 8 ? 8 : *capacity;
    while (grown < needed) {
        if (grown > SIZE_MAX / 2)
            return NULL;
        grown *= 2;
    }
    if (grown > PTRDIFF_MAX / element_size)
        return NULL;
    void *moved = realloc(array, grown * element_size);
    if (moved != NULL) {
        *capacity = grown;
        large_pages_wish(moved, grown * element_size);
    }
    return moved;
}
