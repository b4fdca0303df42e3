#include "base/hash_bins.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/parallel.h"

#define BIN_BITS 8 /* the highest, which choose the bin */
#define CHUNK_FIRST 14
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
#define SLAB_LARGEST ((size_t)4 * 1024 * 1024)

static struct hash_slab *slab_new(struct hash_slab *older)
{
    size_t capacity = older == NULL ? SLAB_FIRST : older->capacity * 4;
    if (capacity > SLAB_LARGEST)
        capacity = SLAB_LARGEST;
    struct hash_slab *slab = malloc(sizeof *slab + capacity);
    if (slab != NULL)
        *slab = (struct hash_slab){.older = older, .capacity = capacity};
    return slab;
}

/* size: a multiple of 8, at most SLAB_FIRST. */
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
static bool add_chunk(hash_bins *bins, size_t bin)
{
    struct hash_chunk *older = bins->newest[bin];
    uint32_t capacity = older == NULL ? CHUNK_FIRST : older->capacity * 2 + 2;
    if (capacity > CHUNK_LARGEST)
        capacity = CHUNK_LARGEST;
    struct hash_chunk *chunk = take_memory(bins, sizeof *chunk + capacity * sizeof *chunk->hashes);
    if (chunk == NULL)
        return false;
    if (older != NULL)
        older->used = older->capacity;
    chunk->older = older;
    chunk->capacity = capacity;
    bins->newest[bin] = chunk;
    bins->next[bin] = chunk->hashes;
    bins->end[bin] = chunk->hashes + capacity;
    return true;
}

void hash_bins_add(hash_bins *bins, uint64_t hash)
{
    const size_t bin = hash >> (64 - BIN_BITS);
    if (bins->next[bin] == bins->end[bin] && !add_chunk(bins, bin)) {
        bins->out_of_memory = true;
        return;
    }
    *bins->next[bin]++ = hash;
    bins->count++;
}

/* Writes down how far the newest chunks are filled. */
static void settle(hash_bins *bins)
{
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
    for (size_t bin = 0; bin < HASH_BIN_COUNT; bin++)
        join_bin(bins, other, bin);
    join_slabs(&bins->slabs, other->slabs);
    bins->count += other->count;
    bins->out_of_memory |= other->out_of_memory;
    *other = HASH_BINS_EMPTY;
}

void hash_bins_release(hash_bins *bins)
{
    while (bins->slabs != NULL) {
        struct hash_slab *older = bins->slabs->older;
        free(bins->slabs);
        bins->slabs = older;
    }
    *bins = HASH_BINS_EMPTY;
}

/* ---- sorting ---- */

#define INSERTION_MAX 32 /* so few are sorted one by one */
#define DIGIT_BITS_MAX 11

static void insert_all(uint64_t *hashes, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        const uint64_t hash = hashes[i];
        size_t at = i;
        for (; at > 0 && hashes[at - 1] > hash; at--)
            hashes[at] = hashes[at - 1];
        hashes[at] = hash;
    }
}

/* So many bits that some eight hashes come to each value of them. */
static unsigned digit_bits(size_t count, unsigned bits_left)
{
    unsigned bits = 1;
    while (bits < DIGIT_BITS_MAX && (count >> bits) > 8)
        bits++;
    return bits < bits_left ? bits : bits_left;
}

/* Sorts hashes that are alike above their lowest bits_left bits. scratch has room for as many. */
static void sort_alike(uint64_t *hashes, uint64_t *scratch, size_t count, unsigned bits_left)
{
    if (bits_left == 0)
        return; /* all are the same */
    if (count <= INSERTION_MAX) {
        insert_all(hashes, count);
        return;
    }
    uint32_t ends[1 << DIGIT_BITS_MAX]; /* of each digit's hashes; first their count, then where they begin */
    const unsigned bits = digit_bits(count, bits_left), shift = bits_left - bits;
    const size_t digits = (size_t)1 << bits;
    memset(ends, 0, digits * sizeof *ends);
    for (size_t i = 0; i < count; i++)
        ends[hashes[i] >> shift & (digits - 1)]++;
    for (uint32_t digit = 0, begin = 0; digit < digits; digit++) {
        const uint32_t here = ends[digit];
        ends[digit] = begin;
        begin += here;
    }
    for (size_t i = 0; i < count; i++)
        scratch[ends[hashes[i] >> shift & (digits - 1)]++] = hashes[i];
    memcpy(hashes, scratch, count * sizeof *hashes);
    for (size_t digit = 0, begin = 0; digit < digits; begin = ends[digit++])
        if (ends[digit] - begin > 1)
            sort_alike(hashes + begin, scratch + begin, ends[digit] - begin, shift);
}

/* What the threads share. */
typedef struct {
    hash_bins *bins;
    uint64_t *sorted;
    size_t begins[HASH_BIN_COUNT + 1]; /* where each bin's hashes go */
    atomic_size_t next_bin;
    atomic_bool out_of_memory;
} sorting;

static size_t bin_size(const struct hash_chunk *newest)
{
    size_t size = 0;
    for (; newest != NULL; newest = newest->older)
        size += newest->used;
    return size;
}

/* Copies a bin's hashes to their place. */
static void gather(const struct hash_chunk *newest, uint64_t *to)
{
    for (const struct hash_chunk *chunk = newest; chunk != NULL; chunk = chunk->older) {
        memcpy(to, chunk->hashes, chunk->used * sizeof *to);
        to += chunk->used;
    }
}

/* scratch grows to the largest bin; it may be NULL before. */
static bool sort_bin(sorting *work, size_t bin, uint64_t **scratch, size_t *scratch_size)
{
    uint64_t *to = work->sorted + work->begins[bin];
    const size_t count = work->begins[bin + 1] - work->begins[bin];
    if (count > *scratch_size) {
        free(*scratch);
        *scratch = count > UINT32_MAX ? NULL : malloc(count * sizeof **scratch);
        *scratch_size = *scratch == NULL ? 0 : count;
        if (*scratch == NULL)
            return false;
    }
    gather(work->bins->newest[bin], to);
    sort_alike(to, *scratch, count, 64 - BIN_BITS);
    return true;
}

static void sort_some(void *closure, size_t thread)
{
    sorting *work = closure;
    uint64_t *scratch = NULL;
    size_t scratch_size = 0;
    (void)thread;
    for (size_t bin; (bin = work->next_bin++) < HASH_BIN_COUNT;)
        if (!sort_bin(work, bin, &scratch, &scratch_size))
            work->out_of_memory = true;
    free(scratch);
}

uint64_t *hash_bins_sort(hash_bins *bins, size_t threads)
{
    sorting work = {.bins = bins};
    settle(bins);
    work.sorted = bins->out_of_memory ? NULL : malloc((bins->count + 1) * sizeof *work.sorted);
    for (size_t i = 0; i < HASH_BIN_COUNT; i++)
        work.begins[i + 1] = work.begins[i] + bin_size(bins->newest[i]);
    if (work.sorted != NULL)
        parallel_run(bins->count > HASH_BIN_COUNT * INSERTION_MAX ? threads : 1, sort_some, &work);
    hash_bins_release(bins);
    if (!work.out_of_memory)
        return work.sorted;
    free(work.sorted);
    return NULL;
}
