#include "input/suggest.h"

#include <stdlib.h>

#define ID_BYTES_MAX 64   /* longer ones get no hint */
#define ASKED_MAX    4096 /* different ids; whoever gets so many messages is not helped by one hint more */

/* What people type in ids; other characters are found left out, doubled or exchanged only. */
static const char typed[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_.";

void suggestions_init(suggestions *s, const name_index *ids)
{
    *s = (suggestions){.ids = ids, .memory = ARENA_EMPTY, .asked = NAME_INDEX_EMPTY};
}

void suggestions_release(suggestions *s)
{
    name_index_release(&s->asked);
    free(s->answers);
    arena_release(&s->memory);
}

/* Keeps the earlier of *best and the id that the bytes spell, where there is one. */
static void try_id(const suggestions *s, const char *bytes, size_t size, uint32_t *best)
{
    uint32_t found = name_index_find(s->ids, text_from(bytes, size));
    if (found < *best) /* NAME_NONE is the largest */
        *best = found;
}

/* The id without its byte i, and with it exchanged for the one behind it. */
static void try_less_and_exchanged(const suggestions *s, text id, size_t i, uint32_t *best)
{
    char bytes[ID_BYTES_MAX];
    memcpy(bytes, id.bytes, i);
    memcpy(bytes + i, id.bytes + i + 1, id.size - i - 1);
    if (id.size > 1)
        try_id(s, bytes, id.size - 1, best);
    if (i + 1 == id.size)
        return;
    memcpy(bytes, id.bytes, id.size);
    bytes[i] = id.bytes[i + 1];
    bytes[i + 1] = id.bytes[i];
    try_id(s, bytes, id.size, best);
}

/* The id with another character for byte i, and with one put in before it (i may be the size: behind the last). */
static void try_other_and_more(const suggestions *s, text id, size_t i, uint32_t *best)
{
    char other[ID_BYTES_MAX], more[ID_BYTES_MAX + 1];
    memcpy(other, id.bytes, id.size);
    memcpy(more, id.bytes, i);
    memcpy(more + i + 1, id.bytes + i, id.size - i);
    for (const char *c = typed; *c != '\0'; c++) {
        more[i] = *c;
        try_id(s, more, id.size + 1, best);
        if (i < id.size && id.size > 1) {
            other[i] = *c;
            try_id(s, other, id.size, best);
        }
    }
}

static uint32_t search(const suggestions *s, text unknown)
{
    uint32_t best = NAME_NONE;
    if (unknown.size == 0 || unknown.size > ID_BYTES_MAX)
        return NAME_NONE;
    for (size_t i = 0; i < unknown.size; i++)
        try_less_and_exchanged(s, unknown, i, &best);
    for (size_t i = 0; i <= unknown.size; i++)
        try_other_and_more(s, unknown, i, &best);
    return best;
}

static void remember(suggestions *s, text unknown, uint32_t answer)
{
    uint32_t ignored;
    uint32_t *answers = array_reserve(s->answers, &s->capacity, s->count + 1, sizeof *answers);
    if (answers == NULL)
        return;
    s->answers = answers;
    text copy = arena_copy(&s->memory, unknown);
    if (copy.bytes != NULL && name_index_put(&s->asked, copy, (uint32_t)s->count, &ignored))
        answers[s->count++] = answer;
}

uint32_t suggestions_find(suggestions *s, text unknown)
{
    uint32_t before = name_index_find(&s->asked, unknown);
    if (before != NAME_NONE)
        return s->answers[before];
    if (s->count == ASKED_MAX)
        return NAME_NONE;
    uint32_t answer = search(s, unknown);
    remember(s, unknown, answer);
    return answer;
}
