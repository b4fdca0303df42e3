/*
 * Sorts 64-bit hashes that lie in several places, in linear time: they are put in order in memory of the sorter's own and
 * copied back. That memory serves for the next as well: of hashes that are some ten thousand at a time, it stays within a
 * processor's cache, and whoever wants them side by side finds them there.
 */
#ifndef SALESPAY_BASE_HASH_SORTER_H
#define SALESPAY_BASE_HASH_SORTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/hash_spans.h"

#define HASH_SORTER_DIGIT_BITS 14 /* by which hashes are told apart at a time, at the most */

typedef struct {
    uint64_t *hashes;
    size_t capacity;
} hash_room;

/* Some 64 KB: not for a stack. One that is all zeros is ready. */
typedef struct {
    uint32_t places[1 << HASH_SORTER_DIGIT_BITS]; /* how many have each digit, then where the next of them goes */
    hash_room order;                              /* the hashes in order, as they were sorted last */
    size_t count;                                 /* how many those are */
    hash_room again;                              /* those of them that one digit does not tell apart */
} hash_sorter;

/*
 * Sorts the hashes of so many spans, all of which are alike above their lowest `bits` (1 to 64) bits, upwards over the spans
 * as they stand, and sets *repeats where one comes twice. False when memory is out: they stand as before.
 */
bool hash_sorter_sort(hash_sorter *s, const hash_span *spans, size_t span_count, unsigned bits, bool *repeats);

void hash_sorter_release(hash_sorter *s);

#endif
