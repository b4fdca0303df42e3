/*
 * Many 64-bit hashes collected one by one, on any number of threads, and then sorted where they lie: little more than 8
 * bytes a hash from beginning to end.
 *
 * They are kept by their highest bits from the beginning, so that each bin can be sorted by itself, within the reach of a
 * processor's cache, and all of them at once on several threads.
 */
#ifndef SALESPAY_BASE_HASH_BINS_H
#define SALESPAY_BASE_HASH_BINS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/hash_spans.h"

#define HASH_BIN_BITS  8 /* the highest, which choose the bin */
#define HASH_BIN_COUNT (1 << HASH_BIN_BITS)

typedef struct {
    struct hash_chunk *newest[HASH_BIN_COUNT];
    uint64_t *next[HASH_BIN_COUNT], *end[HASH_BIN_COUNT]; /* of the newest chunk: where the next hash goes, and its end */
    size_t chunk_count;      /* of all bins */
    struct hash_slab *slabs; /* in which the chunks lie */
    uint64_t *waiting;       /* hashes that are not in their bins yet */
    uint64_t *waiting_next, *waiting_end; /* where the next goes, and the end of the room for them */
    size_t count;
    bool out_of_memory; /* some hash was not kept */
} hash_bins;

#define HASH_BINS_EMPTY ((hash_bins){.count = 0})

/* Adds so many hashes; whether there was memory for them, out_of_memory says. */
void hash_bins_add(hash_bins *bins, const uint64_t *hashes, size_t count);

/* Adds all that another one holds, which is empty then. */
void hash_bins_join(hash_bins *bins, hash_bins *other);

void hash_bins_release(hash_bins *bins);

/*
 * Gets the hashes while they are sorted: some of them at a time, side by side, upwards over all calls. One thread at a time,
 * whichever it is. They may be changed; they are gone after the call.
 */
typedef struct {
    void (*take)(void *closure, uint64_t *hashes, size_t count);
    void *closure;
} hash_taker;

typedef struct {
    hash_spans spans;  /* all of them upwards, each once */
    uint64_t *repeats; /* those that were added more than once: upwards, each once */
    size_t repeat_count;
    bool taken; /* the taker got all of them, and each once: there are no repeats */
    struct hash_slab *slabs; /* in which the hashes lie */
} sorted_hashes;

/*
 * Sorts on so many threads, unless they are few. The bins are empty then; their memory goes over to *sorted, whose old
 * content is not looked at. False, and *sorted empty, when memory is out, now or before.
 *
 * taker: NULL, or who gets them meanwhile, unless they are few; from the first that repeats on it gets no more.
 */
bool hash_bins_sort(hash_bins *bins, size_t threads, const hash_taker *taker, sorted_hashes *sorted);

void sorted_hashes_release(sorted_hashes *sorted);

#endif
