#include "base/hash_bins.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/hash_sorter.h"
#include "base/in_order.h"
#include "base/large_pages.h"
#include "base/parallel.h"

#define WAITING       2048 /* hashes: some eight of each bin */
#define CHUNK_FIRST   14
#define CHUNK_LARGEST 510 /* 4 KB with what stands before them */

/* Some hashes of one bin; a full one stands behind a newer one of up to twice its size. */
struct hash_chunk {
    struct hash_chunk *older;
    uint32_t used, capacity;
    uint64_t hashes[];
};

/* Memory for chunks: large pieces, since those go back to the system whole when they are freed. */
struct hash_slab {
    struct hash_slab *older;
    size_t used, capacity;
    char bytes[];
};

#define SLAB_FIRST   ((size_t)32 * 1024)
#define SLAB_LARGEST ((size_t)16 * 1024 * 1024)

static struct hash_slab *slab_new(struct hash_slab *older)
{
    size_t size = older == NULL ? SLAB_FIRST : (sizeof *older + older->capacity) * 4;
    if (size > SLAB_LARGEST)
        size = SLAB_LARGEST;
    struct hash_slab *slab = malloc(size);
    if (slab == NULL)
        return NULL;
    large_pages_wish(slab, size);
    *slab = (struct hash_slab){.older = older, .capacity = size - sizeof *slab};
    return slab;
}

/* size: a multiple of 8, at most WAITING hashes. */
static void *take_memory(hash_bins *bins, size_t size)
{
    if (bins->slabs == NULL || bins->slabs->capacity - bins->slabs->used < size) {
        struct hash_slab *slab = slab_new(bins->slabs);
        if (slab == NULL)
            return NULL;
        bins->slabs = slab;
    }
    void *memory = bins->slabs->bytes + bins->slabs->used;
    bins->slabs->used += size;
    return memory;
}

/* Makes room for another hash of the bin. */
static bool grow(hash_bins *bins, size_t bin)
{
    struct hash_chunk *older = bins->newest[bin];
    uint32_t capacity = older == NULL ? CHUNK_FIRST : older->capacity * 2 + 2;
    if (capacity > CHUNK_LARGEST)
        capacity = CHUNK_LARGEST;
    struct hash_chunk *chunk = take_memory(bins, sizeof *chunk + capacity * sizeof *chunk->hashes);
    if (chunk == NULL) {
        bins->out_of_memory = true;
        return false;
    }
    if (older != NULL)
        older->used = older->capacity;
    bins->chunk_count++;
    chunk->older = older;
    chunk->capacity = capacity;
    bins->newest[bin] = chunk;
    bins->next[bin] = chunk->hashes;
    bins->end[bin] = chunk->hashes + capacity;
    return true;
}

static void put(hash_bins *bins, uint64_t hash)
{
    const size_t bin = hash >> (64 - HASH_BIN_BITS);
    if (bins->next[bin] != bins->end[bin] || grow(bins, bin))
        *bins->next[bin]++ = hash;
}

/* Asks for the memory that the next few hashes of each bin go to: since the last ones it has left the processor's cache. */
static void expect_all(const hash_bins *bins)
{
    for (size_t bin = 0; bin < HASH_BIN_COUNT; bin++)
        __builtin_prefetch(bins->next[bin], 1);
}

/*
 * Makes room for another hash by putting those that wait into their bins. It does so with many in a row: one at a time, the
 * places of hundreds of bins would push what the caller works with out of the processor's cache. False, and remembered in
 * out_of_memory, when memory is out.
 */
static bool distribute(hash_bins *bins)
{
    expect_all(bins);
    for (const uint64_t *hash = bins->waiting; hash != bins->waiting_next; hash++)
        put(bins, *hash);
    if (bins->waiting == NULL)
        bins->waiting = take_memory(bins, WAITING * sizeof *bins->waiting);
    bins->waiting_next = bins->waiting;
    bins->waiting_end = bins->waiting == NULL ? NULL : bins->waiting + WAITING;
    bins->out_of_memory |= bins->waiting == NULL;
    return !bins->out_of_memory;
}

void hash_bins_add(hash_bins *bins, const uint64_t *hashes, size_t count)
{
    while (count > 0) {
        if (bins->waiting_next == bins->waiting_end && !distribute(bins))
            return;
        const size_t room = (size_t)(bins->waiting_end - bins->waiting_next), part = count < room ? count : room;
        memcpy(bins->waiting_next, hashes, part * sizeof *hashes);
        bins->waiting_next += part;
        bins->count += part;
        hashes += part;
        count -= part;
    }
}

/* Leaves none waiting, and writes down how far the newest chunks are filled. */
static void settle(hash_bins *bins)
{
    if (bins->waiting != NULL)
        (void)distribute(bins);
    for (size_t bin = 0; bin < HASH_BIN_COUNT; bin++)
        if (bins->newest[bin] != NULL)
            bins->newest[bin]->used = (uint32_t)(bins->next[bin] - bins->newest[bin]->hashes);
}

static void join_bin(hash_bins *bins, const hash_bins *other, size_t bin)
{
    struct hash_chunk *oldest = other->newest[bin];
    if (oldest == NULL)
        return;
    while (oldest->older != NULL)
        oldest = oldest->older;
    oldest->older = bins->newest[bin];
    bins->newest[bin] = other->newest[bin];
    bins->next[bin] = other->next[bin];
    bins->end[bin] = other->end[bin];
}

/* The other's slabs go behind: what is added next goes on in the slab at hand. */
static void join_slabs(struct hash_slab **into, struct hash_slab *from)
{
    while (*into != NULL)
        into = &(*into)->older;
    *into = from;
}

void hash_bins_join(hash_bins *bins, hash_bins *other)
{
    settle(bins);
    settle(other);
    for (size_t bin = 0; bin < HASH_BIN_COUNT; bin++)
        join_bin(bins, other, bin);
    join_slabs(&bins->slabs, other->slabs);
    bins->chunk_count += other->chunk_count;
    bins->count += other->count;
    bins->out_of_memory |= other->out_of_memory;
    *other = HASH_BINS_EMPTY;
}

static void slabs_free(struct hash_slab *slabs)
{
    while (slabs != NULL) {
        struct hash_slab *older = slabs->older;
        free(slabs);
        slabs = older;
    }
}

void hash_bins_release(hash_bins *bins)
{
    slabs_free(bins->slabs);
    *bins = HASH_BINS_EMPTY;
}

/* ---- sorting ---- */

#define FEW   8192 /* so few are not worth another thread */
#define AHEAD 2    /* bins that are sorted while the taker is at one */

/* A bin that is sorted, and what it is sorted with. */
typedef struct {
    hash_sorter sorter;
    bool repeats, out_of_memory;
} sorted_bin;

/* What the threads share. */
typedef struct {
    hash_span *spans;                  /* of the first bin, of the second, … */
    size_t begins[HASH_BIN_COUNT + 1]; /* where each bin's begin */
    atomic_size_t next_bin;
    in_order order; /* of the sorted bins: whoever takes them touches what follows */
    hash_taker taker; /* take: NULL where nobody wants them, or no more of them */
    bool repeats, out_of_memory;
} sorting;

/* Takes bins until none is left. */
static void sort_some(void *closure, size_t thread)
{
    sorting *work = closure;
    sorted_bin *at_hand = in_order_first(&work->order);
    (void)thread;
    for (size_t bin; (bin = work->next_bin++) < HASH_BIN_COUNT;) {
        const size_t begin = work->begins[bin];
        at_hand->repeats = false;
        at_hand->out_of_memory = !hash_sorter_sort(&at_hand->sorter, work->spans + begin, work->begins[bin + 1] - begin,
                                                   64 - HASH_BIN_BITS, &at_hand->repeats);
        at_hand = in_order_put(&work->order, bin, at_hand);
    }
}

/* Hands on a bin whose turn it is. */
static void take_bin(void *closure, void *piece)
{
    sorting *work = closure;
    const sorted_bin *bin = piece;
    work->repeats |= bin->repeats;
    work->out_of_memory |= bin->out_of_memory;
    if (work->repeats || work->out_of_memory)
        work->taker.take = NULL;
    if (work->taker.take != NULL && bin->sorter.count > 0)
        work->taker.take(work->taker.closure, bin->sorter.order.hashes, bin->sorter.count);
}

/* Sorts all bins. False when memory is out. */
static bool sort_bins(sorting *work, size_t threads)
{
    const size_t count = threads == 1 ? 1 : threads + AHEAD;
    sorted_bin *const bins = calloc(count, sizeof *bins);
    if (bins == NULL || !in_order_init(&work->order, bins, sizeof *bins, count, take_bin, work)) {
        free(bins);
        return false;
    }
    parallel_run(threads, sort_some, work);
    in_order_release(&work->order);
    for (size_t i = 0; i < count; i++)
        hash_sorter_release(&bins[i].sorter);
    free(bins);
    return !work->out_of_memory;
}

/* A span a chunk, bin by bin. False when memory is out. */
static bool spread(const hash_bins *bins, sorting *work)
{
    size_t at = 0;
    work->spans = malloc((bins->chunk_count + 1) * sizeof *work->spans);
    if (work->spans == NULL)
        return false;
    for (size_t bin = 0; bin < HASH_BIN_COUNT; bin++) {
        for (struct hash_chunk *chunk = bins->newest[bin]; chunk != NULL; chunk = chunk->older)
            work->spans[at++] = (hash_span){chunk->hashes, chunk->used};
        work->begins[bin + 1] = at;
    }
    return true;
}

/* Notes a hash that stands a second time. False when memory is out. */
static bool note_repeat(sorted_hashes *sorted, size_t *capacity, uint64_t hash)
{
    if (sorted->repeat_count > 0 && sorted->repeats[sorted->repeat_count - 1] == hash)
        return true;
    uint64_t *repeats = array_reserve(sorted->repeats, capacity, sorted->repeat_count + 1, sizeof *repeats);
    if (repeats == NULL)
        return false;
    sorted->repeats = repeats;
    repeats[sorted->repeat_count++] = hash;
    return true;
}

/* Leaves each hash once, at the front of its span. False when memory is out. */
static bool drop_repeats(sorted_hashes *sorted)
{
    size_t capacity = 0, all_kept = 0;
    uint64_t last = 0;
    for (size_t i = 0; i < sorted->spans.span_count; i++) {
        hash_span *const span = &sorted->spans.items[i];
        size_t kept = 0;
        for (size_t j = 0; j < span->count; j++) {
            const uint64_t hash = span->hashes[j];
            if (hash != last || all_kept + kept == 0)
                span->hashes[kept++] = last = hash;
            else if (!note_repeat(sorted, &capacity, hash))
                return false;
        }
        span->count = kept;
        all_kept += kept;
    }
    sorted->spans.count = all_kept;
    return true;
}

bool hash_bins_sort(hash_bins *bins, size_t threads, const hash_taker *taker, sorted_hashes *sorted)
{
    const bool few = bins->count <= FEW;
    sorting work = {.taker = few || taker == NULL ? (hash_taker){NULL, NULL} : *taker};
    settle(bins);
    const bool done = !bins->out_of_memory && spread(bins, &work) && sort_bins(&work, few ? 1 : threads);
    *sorted = (sorted_hashes){
        .spans = {.items = work.spans, .span_count = work.begins[HASH_BIN_COUNT], .count = bins->count},
        .taken = work.taker.take != NULL,
        .slabs = bins->slabs,
    };
    *bins = HASH_BINS_EMPTY;
    if (done && (!work.repeats || drop_repeats(sorted)))
        return true;
    sorted_hashes_release(sorted);
    return false;
}

void sorted_hashes_release(sorted_hashes *sorted)
{
    slabs_free(sorted->slabs);
    free(sorted->spans.items);
    free(sorted->repeats);
    *sorted = (sorted_hashes){0};
}
