/*
 * Many 64-bit hashes in memory, in several places.
 */
#ifndef SALESPAY_BASE_HASH_SPANS_H
#define SALESPAY_BASE_HASH_SPANS_H

#include <stddef.h>
#include <stdint.h>

/* Some that stand side by side; none is fine. */
typedef struct {
    uint64_t *hashes;
    size_t count;
} hash_span;

/* Where it is said that hashes go upwards, they do so within each span and from each to the next. */
typedef struct {
    hash_span *items;
    size_t span_count;
    size_t count; /* of the hashes of all */
} hash_spans;

#endif
