/*
 * An input that a job holds until it is computed: a file of the caller's by its path, or bytes in anonymous memory that
 * the readers open by path too.
 */
#ifndef SALESPAY_LIBRARY_HELD_INPUT_H
#define SALESPAY_LIBRARY_HELD_INPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diagnostics.h"

typedef struct {
    const char *path; /* what is opened; owned by the arena */
    const char *name; /* what messages show; owned by the arena */
    int descriptor;   /* of the anonymous memory; -1: a file of the caller's */
} held_input;

typedef struct {
    held_input *items;
    size_t count, capacity;
} held_inputs;

/* Each adds an input to the end of the list. False when memory or descriptors are out; the list is as it was. */
bool held_inputs_add_file(held_inputs *list, arena *memory, const char *path);
bool held_inputs_add_bytes(held_inputs *list, arena *memory, const char *name, const void *bytes,
                           size_t size);
bool held_inputs_add_copy(held_inputs *list, arena *memory,
                          const held_input *of); /* lives longer than the original */

/* Shows those in memory by their names. */
void held_inputs_show(const held_inputs *list, diagnostics *d);

void held_inputs_release(held_inputs *list);

#endif
