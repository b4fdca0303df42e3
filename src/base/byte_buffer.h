/*
 * Bytes that are put one behind the other in memory that grows.
 */
#ifndef SALESPAY_BASE_BYTE_BUFFER_H
#define SALESPAY_BASE_BYTE_BUFFER_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/text.h"

typedef struct {
    char *bytes;
    size_t size, capacity;
    bool out_of_memory; /* something was not put */
} byte_buffer;

#define BYTE_BUFFER_EMPTY ((byte_buffer){0})

/* Moves what is there to where `more` bytes have room behind it; as byte_buffer_room. */
char *byte_buffer_grow(byte_buffer *buffer, size_t more);

/* Room for `more` bytes behind what is there; NULL, and remembered, when memory is out. */
static inline char *byte_buffer_room(byte_buffer *buffer, size_t more)
{
    return buffer->capacity - buffer->size >= more ? buffer->bytes + buffer->size : byte_buffer_grow(buffer, more);
}

static inline void byte_buffer_put(byte_buffer *buffer, const char *bytes, size_t size)
{
    char *to = byte_buffer_room(buffer, size);
    if (to == NULL || size == 0)
        return;
    memcpy(to, bytes, size);
    buffer->size += size;
}

/* What was put, until more is. */
static inline text byte_buffer_text(const byte_buffer *buffer)
{
    return buffer->size == 0 ? TEXT_EMPTY : text_from(buffer->bytes, buffer->size);
}

/* Empty again, its memory kept, and nothing remembered. */
static inline void byte_buffer_clear(byte_buffer *buffer)
{
    buffer->size = 0;
    buffer->out_of_memory = false;
}

static inline void byte_buffer_swap(byte_buffer *a, byte_buffer *b)
{
    const byte_buffer first = *a;
    *a = *b;
    *b = first;
}

void byte_buffer_release(byte_buffer *buffer);

#endif
