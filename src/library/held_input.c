#include "library/held_input.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

static bool append(held_inputs *list, held_input input)
{
    held_input *items = array_reserve(list->items, &list->capacity, list->count + 1, sizeof *items);
    if (!items || !input.path || !input.name)
        return false;
    list->items = items;
    items[list->count++] = input;
    return true;
}

bool held_inputs_add_file(held_inputs *list, arena *memory, const char *path)
{
    const char *kept = arena_copy(memory, text_of(path)).bytes;
    return append(list, (held_input){.path = kept, .name = kept, .descriptor = -1});
}

/* Takes the descriptor over: it is closed where the list cannot hold it. */
static bool add_memory(held_inputs *list, arena *memory, const char *name, int descriptor)
{
    const held_input input = {
        .path = arena_format(memory, "/proc/self/fd/%d", descriptor).bytes,
        .name = arena_copy(memory, text_of(name)).bytes,
        .descriptor = descriptor,
    };
    if (append(list, input))
        return true;
    (void)close(descriptor); /* memory alone: nothing can be lost */
    return false;
}

static bool write_all(int descriptor, const char *bytes, size_t size)
{
    while (size > 0) {
        const ssize_t part = write(descriptor, bytes, size);
        if (part < 0 && errno == EINTR)
            continue;
        if (part <= 0)
            return false;
        bytes += part;
        size -= (size_t)part;
    }
    return true;
}

bool held_inputs_add_bytes(held_inputs *list, arena *memory, const char *name, const void *bytes,
                           size_t size)
{
    const int descriptor = memfd_create("salespay", MFD_CLOEXEC);
    if (descriptor < 0)
        return false;
    if (write_all(descriptor, bytes, size))
        return add_memory(list, memory, name, descriptor);
    (void)close(descriptor);
    return false;
}

bool held_inputs_add_copy(held_inputs *list, arena *memory, const held_input *of)
{
    if (of->descriptor < 0)
        return held_inputs_add_file(list, memory, of->path);
    const int descriptor = fcntl(of->descriptor, F_DUPFD_CLOEXEC, 0);
    return descriptor >= 0 && add_memory(list, memory, of->name, descriptor);
}

void held_inputs_show(const held_inputs *list, diagnostics *d)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].descriptor >= 0)
            diagnostics_show_as(d, text_of(list->items[i].path), text_of(list->items[i].name));
}

void held_inputs_release(held_inputs *list)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].descriptor >= 0)
            (void)close(list->items[i].descriptor);
    free(list->items);
    *list = (held_inputs){0};
}
