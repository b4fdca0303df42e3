#include "unit.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash_bins.h"
#include "sweep.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif

#ifndef SANITIZED /* a sanitizer has allocators of its own */
static long left = -1; /* pieces of memory still given; below 0: all */

void *__libc_malloc(size_t size);
void *__libc_realloc(void *old, size_t size);
void *__libc_calloc(size_t count, size_t size);

static bool give(void)
{
    const bool given = left != 0;
    left -= left > 0;
    if (!given)
        errno = ENOMEM;
    return given;
}

void *malloc(size_t size)
{
    return give() ? __libc_malloc(size) : NULL;
}

void *calloc(size_t count, size_t size)
{
    return give() ? __libc_calloc(count, size) : NULL;
}

void *realloc(void *old, size_t size)
{
    return give() ? __libc_realloc(old, size) : NULL;
}
#endif

static int ascending(const void *a, const void *b)
{
    const uint64_t left_hash = *(const uint64_t *)a, right_hash = *(const uint64_t *)b;
    return (left_hash > right_hash) - (left_hash < right_hash);
}

/* What the hashes are like. */
typedef enum { ANY, FEW, ONE_BIN, SAME, ALIKE_BUT_LOW_BITS, ALIKE_BUT_HIGH_BITS, DOWNWARDS, ONE_TWICE, KINDS } kind;

static uint64_t hash_of_kind(kind of, uint64_t *state, size_t i)
{
    switch (of) {
    case FEW:
        return (random_next(state) % 9) * UINT64_C(0x123456789ABCDEF);
    case ONE_BIN:
        return random_next(state) >> 8 | UINT64_C(0xA7) << 56;
    case SAME:
        return UINT64_MAX;
    case ALIKE_BUT_LOW_BITS:
        return UINT64_C(0x4242424242424200) + random_next(state) % 200;
    case ALIKE_BUT_HIGH_BITS:
        return (random_next(state) % 5) << 62 | UINT64_C(77);
    case DOWNWARDS:
        return UINT64_MAX - i * 7;
    case ONE_TWICE:
        return UINT64_MAX - (i == 1 ? 0 : i * UINT64_C(0x3243F6A8885A));
    default:
        return random_next(state);
    }
}

/* Holds sorted hashes against the same in an array that qsort put in order. */
static void compare(const sorted_hashes *sorted, const uint64_t *expected, size_t count)
{
    const hash_spans *spans = &sorted->spans;
    size_t span = 0, at = 0, distinct = 0, repeated = 0;
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i + 1; end < count && expected[end] == expected[i];)
            end++;
        while (span < spans->span_count && at == spans->items[span].count)
            span++, at = 0;
        HOLDS(span < spans->span_count && spans->items[span].hashes[at++] == expected[i]);
        HOLDS(end == i + 1 || (repeated < sorted->repeat_count && sorted->repeats[repeated] == expected[i]));
        distinct++;
        repeated += end > i + 1;
    }
    HOLDS(spans->count == distinct && sorted->repeat_count == repeated);
    for (; span < spans->span_count; span++, at = 0)
        HOLDS(at == spans->items[span].count);
}

/* What a taker got. */
typedef struct {
    uint64_t *hashes;
    size_t count, most;
} taken_hashes;

/* Keeps what it gets, and spoils it, as it may. */
static void take(void *closure, uint64_t *hashes, size_t count)
{
    taken_hashes *taken = closure;
    HOLDS(count <= taken->most - taken->count);
    memcpy(taken->hashes + taken->count, hashes, count * sizeof *hashes);
    memset(hashes, 0xA5, count * sizeof *hashes);
    taken->count += count;
}

/* Many without a repeat: all of them; else those before the bin of the first repeat, or none. */
static void check_taken(const sorted_hashes *sorted, taken_hashes *taken, const uint64_t *expected, size_t count)
{
    HOLDS(sorted->taken == (count > 8192 && sorted->repeat_count == 0));
    HOLDS(sorted->taken ? taken->count == count : count > 8192 || taken->count == 0);
    for (size_t i = 0; i < taken->count; i++)
        HOLDS(taken->hashes[i] == expected[i]);
    free(taken->hashes);
}

/* Fills so many bins that take hashes in turn, joins them, sorts, and holds the spans against qsort. */
static void check(size_t count, kind of, size_t parts, size_t threads)
{
    hash_bins bins[4];
    uint64_t state = 1 + count, *const expected = malloc((count + 1) * sizeof *expected);
    for (size_t part = 0; part < parts; part++)
        bins[part] = HASH_BINS_EMPTY;
    for (size_t i = 0; i < count; i++)
        expected[i] = hash_of_kind(of, &state, i);
    for (size_t from = 0, some; from < count; from += some) { /* one by one, by the batch, and more than wait at a time */
        some = 1 + random_next(&state) % (size_t[]){1, 64, 5000}[random_next(&state) % 3];
        some = some < count - from ? some : count - from;
        hash_bins_add(&bins[random_next(&state) % parts], expected + from, some);
    }
    for (size_t part = 1; part < parts; part++) {
        hash_bins_join(&bins[0], &bins[part]);
        HOLDS(bins[part].count == 0);
        hash_bins_release(&bins[part]);
    }
    HOLDS(bins[0].count == count && !bins[0].out_of_memory);
    sorted_hashes sorted;
    taken_hashes taken = {.hashes = malloc((count + 1) * sizeof *taken.hashes), .most = count};
    const hash_taker taker = {take, &taken};
    HOLDS(hash_bins_sort(&bins[0], threads, &taker, &sorted));
    qsort(expected, count, sizeof *expected, ascending);
    compare(&sorted, expected, count);
    HOLDS(bins[0].count == 0);
    check_taken(&sorted, &taken, expected, count);
    sorted_hashes_release(&sorted);
    free(expected);
}

// A payment number that comes twice would not stand beside itself, and be paid twice.
START_TEST(sorts_as_qsort_does)
{
    static const size_t counts[] = {0, 1, 2, 13, 14, 15, 32, 33, 44, 45, 257, 1000, 2047, 2048, 2049, 9000, 40000};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        for (kind of = ANY; of < KINDS; of++)
            for (size_t threads = 1; threads <= 4; threads += threads == 2 ? 2 : 1)
                check(counts[i], of, 1 + (i + (size_t)of) % 4, threads);
}
END_TEST

// A large month's numbers, sorted by digits in several rounds, would come out in another order.
START_TEST(sorts_many)
{
    check(600000, ANY, 3, 2);
    check(600000, ONE_BIN, 2, 4);
    check(300000, FEW, 2, 3);
}
END_TEST

// Numbers added behind a join would be lost, or be written over those that were joined.
START_TEST(goes_on_behind_a_join)
{
    hash_bins all = HASH_BINS_EMPTY, other = HASH_BINS_EMPTY;
    for (uint64_t round = 0; round < 5; round++) {
        for (uint64_t i = 0; i < 100; i++)
            hash_bins_add(round % 2 == 0 ? &all : &other, (uint64_t[]){round * 100 + i}, 1);
        hash_bins_join(&all, &other);
        hash_bins_join(&all, &other);
    }
    ck_assert_uint_eq(all.count, 500);
    sorted_hashes sorted;
    uint64_t expected[500];
    for (uint64_t i = 0; i < 500; i++)
        expected[i] = i;
    ck_assert(hash_bins_sort(&all, 2, NULL, &sorted));
    compare(&sorted, expected, 500);
    sorted_hashes_release(&sorted);
}
END_TEST

// A number that memory did not suffice for would be missing without a word, and its repetition be paid.
START_TEST(what_was_not_kept_is_remembered)
{
    hash_bins bins = HASH_BINS_EMPTY, other = HASH_BINS_EMPTY;
    sorted_hashes sorted;
    hash_bins_add(&bins, (uint64_t[]){1}, 1);
    other.out_of_memory = true;
    hash_bins_join(&bins, &other);
    ck_assert(bins.out_of_memory);
    ck_assert(!hash_bins_sort(&bins, 2, NULL, &sorted));
    ck_assert_ptr_null(sorted.slabs);
    ck_assert(!bins.out_of_memory); /* empty again */
#ifndef SANITIZED
    long given = 0;
    for (bool kept = false; !kept; given++) {
        bins = HASH_BINS_EMPTY;
        left = given;
        for (uint64_t i = 0; i < 9000; i++)
            hash_bins_add(&bins, (uint64_t[]){i % 5 << 56 | i}, 1);
        hash_bins_add(&bins, (uint64_t[]){7, 7}, 2); /* 7 is one of them */
        const bool done = hash_bins_sort(&bins, 1, NULL, &sorted);
        kept = left > 0;
        left = -1;
        ck_assert(done || !kept);
        ck_assert_uint_eq(sorted.spans.count, done ? 9001 : 0);
        ck_assert_uint_eq(sorted.repeat_count, done);
        sorted_hashes_release(&sorted);
        hash_bins_release(&bins);
    }
    ck_assert_int_gt(given, 8); /* two slabs, the spans, what a thread sorts with and its two rooms, the repeats; and all of it */
#endif
}
END_TEST

Suite *suite(void)
{
    return suite_of("hash_bins", sorts_as_qsort_does, sorts_many, goes_on_behind_a_join, what_was_not_kept_is_remembered);
}
