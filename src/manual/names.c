#include "manual/names.h"

#include <stdlib.h>

void topic_names_add(topic_names *names, const char *name)
{
    const char **items = array_reserve(names->items, &names->capacity, names->count + 1, sizeof *items);
    if (!items) {
        names->failed = true;
        return;
    }
    names->items = items;
    items[names->count++] = name;
}

void topic_names_add_joined(topic_names *names, const char *front, const char *back)
{
    const text joined = arena_format(&names->memory, "%s.%s", front, back);
    if (joined.bytes)
        topic_names_add(names, joined.bytes);
    else
        names->failed = true;
}

void topic_names_release(topic_names *names)
{
    free(names->items);
    arena_release(&names->memory);
    *names = (topic_names){0};
}
