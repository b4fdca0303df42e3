/*
 * For tests that sweep over many values: numbers that look random and are the same in every run, and an assertion that
 * costs nothing while it holds (each of Check's writes a mark).
 */
#ifndef SALESPAY_TESTS_SWEEP_H
#define SALESPAY_TESTS_SWEEP_H

#include <check.h>
#include <stdint.h>

#define HOLDS(condition)                                                                                               \
    do {                                                                                                               \
        if (!(condition))                                                                                              \
            ck_abort_msg("%s", #condition);                                                                            \
    } while (0)

static inline uint64_t random_next(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

/* From 0 to below `limit`. */
static inline uint32_t random_under(uint64_t *state, uint32_t limit)
{
    return (uint32_t)(random_next(state) >> 33) % limit;
}

/* Below `bits` bits wide, of either sign; small and large ones alike often. */
static inline int64_t random_signed(uint64_t *state, int bits)
{
    uint64_t width = random_next(state) % (uint64_t)bits;
    int64_t value = (int64_t)(random_next(state) & (((uint64_t)1 << width << 1) - 1));
    return random_next(state) % 2 == 0 ? value : -value;
}

static inline int64_t random_positive(uint64_t *state, int bits)
{
    int64_t value = random_signed(state, bits);
    return value < 0 ? -value : value + (value == 0);
}

#endif
