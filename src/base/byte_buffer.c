#include "base/byte_buffer.h"

#include <stdlib.h>

#include "base/arena.h"

char *byte_buffer_grow(byte_buffer *buffer, size_t more)
{
    char *bytes = array_reserve(buffer->bytes, &buffer->capacity, buffer->size + more, 1);
    if (bytes == NULL) {
        buffer->out_of_memory = true;
        return NULL;
    }
    buffer->bytes = bytes;
    return bytes + buffer->size;
}

void byte_buffer_release(byte_buffer *buffer)
{
    free(buffer->bytes);
    *buffer = BYTE_BUFFER_EMPTY;
}
