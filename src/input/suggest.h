/*
 * Whom or which contract an unknown id most likely means: the one whose id is a single edit away (a character more, less,
 * different, or two exchanged), the earliest of several. Ids are looked up, not compared one by one, what was found is
 * remembered, and after some thousand different ids no more are searched for: a file with the wrong ids in every row
 * costs little more than its messages.
 */
#ifndef SALESPAY_INPUT_SUGGEST_H
#define SALESPAY_INPUT_SUGGEST_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/name_index.h"
#include "base/text.h"

typedef struct {
    const name_index *ids; /* the known ones */
    arena memory;
    name_index asked; /* id → its answer, an index or NAME_NONE */
    uint32_t *answers;
    size_t count, capacity;
} suggestions;

void suggestions_init(suggestions *s, const name_index *ids);
void suggestions_release(suggestions *s);

/* The index of the nearest, or NAME_NONE (also when memory is out: a hint is no reason to fail). */
uint32_t suggestions_find(suggestions *s, text unknown);

#endif
