#include "base/hash_bins.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

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
#define HUGE_PAGE    ((size_t)2 * 1024 * 1024)

/*
 * As malloc. Whole huge pages that lie in it are asked for as such: the system then hands them out in one go, and the
 * processor, which writes in hundreds of places by turns, keeps them all in mind.
 */
static void *large_memory(size_t size)
{
    char *const memory = malloc(size);
    const size_t before = (HUGE_PAGE - (uintptr_t)memory % HUGE_PAGE) % HUGE_PAGE;
    if (memory != NULL && size >= before + HUGE_PAGE)
        (void)madvise(memory + before, (size - before) / HUGE_PAGE * HUGE_PAGE, MADV_HUGEPAGE); /* only slower without */
    return memory;
}

static struct hash_slab *slab_new(struct hash_slab *older)
{
    size_t size = older == NULL ? SLAB_FIRST : (sizeof *older + older->capacity) * 4;
    if (size > SLAB_LARGEST)
        size = SLAB_LARGEST;
    struct hash_slab *slab = large_memory(size);
    if (slab != NULL)
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

bool hash_bins_distribute(hash_bins *bins)
{
    for (const uint64_t *hash = bins->waiting; hash != bins->waiting_next; hash++)
        put(bins, *hash);
    if (bins->waiting == NULL)
        bins->waiting = take_memory(bins, WAITING * sizeof *bins->waiting);
    bins->waiting_next = bins->waiting;
    bins->waiting_end = bins->waiting == NULL ? NULL : bins->waiting + WAITING;
    bins->out_of_memory |= bins->waiting == NULL;
    return !bins->out_of_memory;
}

/* Leaves none waiting, and writes down how far the newest chunks are filled. */
static void settle(hash_bins *bins)
{
    if (bins->waiting != NULL)
        (void)hash_bins_distribute(bins);
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

#define INSERTION_MAX  32 /* so few are sorted one by one */
#define DIGIT_BITS_MAX 14

/* What a thread sorts with. */
typedef struct {
    uint32_t places[1 << DIGIT_BITS_MAX]; /* how many hashes have each digit, then where the next of them goes */
    uint64_t *scratch;
    size_t scratch_size;
} sorter;

/* Hashes whose bits above `shift` + the bits of `mask` are alike; those at `shift` under `mask` are their digit. */
typedef struct {
    unsigned shift;
    size_t mask;
} digit;

/* Such that one or two hashes have the same, where they are spread evenly. */
static digit digit_for(size_t count, unsigned bits_left)
{
    unsigned bits = 1;
    while (bits < DIGIT_BITS_MAX && bits < bits_left && (count >> bits) > 2)
        bits++;
    return (digit){.shift = bits_left - bits, .mask = ((size_t)1 << bits) - 1};
}

static void count_digits(sorter *s, digit by, const uint64_t *hashes, size_t count)
{
    for (size_t i = 0; i < count; i++)
        s->places[hashes[i] >> by.shift & by.mask]++;
}

/* Turns the counts into places; returns the largest count. */
static uint32_t place_digits(sorter *s, digit by)
{
    uint32_t largest = 0, place = 0;
    for (size_t i = 0; i <= by.mask; i++) {
        const uint32_t here = s->places[i];
        s->places[i] = place;
        place += here;
        largest = here > largest ? here : largest;
    }
    return largest;
}

static void scatter(sorter *s, digit by, const uint64_t *hashes, size_t count, uint64_t *to)
{
    for (size_t i = 0; i < count; i++)
        to[s->places[hashes[i] >> by.shift & by.mask]++] = hashes[i];
}

/* Carries the larger of each two on: most hashes that are near their place come to it, without a branch to mispredict. */
static void carry_on(uint64_t *hashes, size_t count)
{
    uint64_t carried = hashes[0];
    for (size_t i = 1; i < count; i++) {
        const uint64_t hash = hashes[i];
        hashes[i - 1] = hash < carried ? hash : carried;
        carried = hash < carried ? carried : hash;
    }
    hashes[count - 1] = carried;
}

/* Quick where each hash is near its place. */
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

static bool reserve_scratch(sorter *s, size_t count)
{
    if (count <= s->scratch_size)
        return true;
    free(s->scratch);
    s->scratch = malloc(count * sizeof *s->scratch);
    s->scratch_size = s->scratch == NULL ? 0 : count;
    return s->scratch != NULL;
}

static bool sort_digits(sorter *s, digit sorted, uint64_t *hashes, size_t count);

/* Sorts hashes that are alike above their lowest bits_left bits. False when memory is out. */
static bool sort_alike(sorter *s, uint64_t *hashes, size_t count, unsigned bits_left)
{
    if (bits_left == 0)
        return true; /* all are the same */
    if (count <= INSERTION_MAX) {
        insert_all(hashes, count);
        return true;
    }
    if (!reserve_scratch(s, count))
        return false;
    const digit by = digit_for(count, bits_left);
    memcpy(s->scratch, hashes, count * sizeof *hashes);
    memset(s->places, 0, (by.mask + 1) * sizeof *s->places);
    count_digits(s, by, s->scratch, count);
    (void)place_digits(s, by);
    scatter(s, by, s->scratch, count, hashes);
    return sort_digits(s, by, hashes, count);
}

/* Sorts those of each digit, which stand together already, among themselves. False when memory is out. */
static bool sort_digits(sorter *s, digit sorted, uint64_t *hashes, size_t count)
{
    for (size_t begin = 0, end; begin < count; begin = end) {
        for (end = begin + 1; end < count && hashes[end] >> sorted.shift == hashes[begin] >> sorted.shift;)
            end++;
        if (!sort_alike(s, hashes + begin, end - begin, sorted.shift))
            return false;
    }
    return true;
}

static bool any_repeats(const uint64_t *sorted, size_t count)
{
    bool repeats = false;
    for (size_t i = 1; i < count; i++)
        repeats |= sorted[i] == sorted[i - 1];
    return repeats;
}

/* Copies a bin's hashes to their place, sorted by their first digit. False when memory is out. */
static bool sort_bin(sorter *s, const struct hash_chunk *newest, uint64_t *to, size_t count)
{
    const digit by = digit_for(count, 64 - HASH_BIN_BITS);
    memset(s->places, 0, (by.mask + 1) * sizeof *s->places);
    for (const struct hash_chunk *chunk = newest; chunk != NULL; chunk = chunk->older)
        count_digits(s, by, chunk->hashes, chunk->used);
    const uint32_t largest = place_digits(s, by);
    for (const struct hash_chunk *chunk = newest; chunk != NULL; chunk = chunk->older)
        scatter(s, by, chunk->hashes, chunk->used, to);
    if (largest > INSERTION_MAX)
        return sort_digits(s, by, to, count);
    if (count > 0)
        carry_on(to, count);
    insert_all(to, count);
    return true;
}

/* What the threads share. */
typedef struct {
    hash_bins *bins;
    uint64_t *sorted;
    size_t begins[HASH_BIN_COUNT + 1]; /* where each bin's hashes go */
    atomic_size_t next_bin;
    atomic_bool repeats, out_of_memory;
} sorting;

static size_t bin_size(const struct hash_chunk *newest)
{
    size_t size = 0;
    for (; newest != NULL; newest = newest->older)
        size += newest->used;
    return size;
}

/* Takes bins until none is left. False when memory is out. */
static bool sort_bins(sorting *work, sorter *s)
{
    for (size_t bin; (bin = work->next_bin++) < HASH_BIN_COUNT;) {
        uint64_t *const to = work->sorted + work->begins[bin];
        const size_t count = work->begins[bin + 1] - work->begins[bin];
        if (count > UINT32_MAX || !sort_bin(s, work->bins->newest[bin], to, count))
            return false;
        if (any_repeats(to, count))
            work->repeats = true;
    }
    return true;
}

static void sort_some(void *closure, size_t thread)
{
    sorting *work = closure;
    sorter *s = malloc(sizeof *s);
    (void)thread;
    if (s == NULL) {
        work->out_of_memory = true;
        return;
    }
    s->scratch = NULL;
    s->scratch_size = 0;
    if (!sort_bins(work, s))
        work->out_of_memory = true;
    free(s->scratch);
    free(s);
}

uint64_t *hash_bins_sort(hash_bins *bins, size_t threads, bool *repeats)
{
    sorting work = {.bins = bins};
    settle(bins);
    work.sorted = bins->out_of_memory ? NULL : large_memory((bins->count + 1) * sizeof *work.sorted);
    for (size_t i = 0; i < HASH_BIN_COUNT; i++)
        work.begins[i + 1] = work.begins[i] + bin_size(bins->newest[i]);
    if (work.sorted != NULL)
        parallel_run(bins->count > HASH_BIN_COUNT * INSERTION_MAX ? threads : 1, sort_some, &work);
    hash_bins_release(bins);
    *repeats = work.repeats;
    if (!work.out_of_memory)
        return work.sorted;
    free(work.sorted);
    return NULL;
}
