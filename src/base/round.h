/*
 * The one rounding rule of the scheme: half away from zero (四舍五入).
 *
 * Every figure is rounded once, to the fen, where its formula says `round`; nothing else in the program rounds.
 */
#ifndef SALESPAY_BASE_ROUND_H
#define SALESPAY_BASE_ROUND_H

#include <assert.h>

#include "base/int128.h"

/*
 * The rule itself, for either width; the halves are compared without doubling, which could overflow, and without a jump, since
 * nobody could guess which way it goes.
 */
#define ROUND_HALF_AWAY(type, numerator, denominator)                                                                  \
    const type quotient = (numerator) / (denominator), remainder = (numerator) % (denominator);                       \
    const type magnitude = remainder < 0 ? -remainder : remainder;                                                    \
    const type away = magnitude >= (denominator) - magnitude;                                                         \
    return quotient + ((numerator) < 0 ? -away : away)

int128 round_wide(int128 numerator, int128 denominator);

static inline int64_t round_narrow(int64_t numerator, int64_t denominator)
{
    ROUND_HALF_AWAY(int64_t, numerator, denominator);
}

/*
 * numerator / denominator, halves away from zero. denominator > 0; |numerator| at most 2^126. What fits 64 bits is divided
 * in 64 bits, which is many times faster.
 */
static inline int128 round_half_away(int128 numerator, int128 denominator)
{
    int64_t narrow, by;
    assert(denominator > 0);
    if (int128_narrow(numerator, &narrow) && int128_narrow(denominator, &by))
        return round_narrow(narrow, by);
    return round_wide(numerator, denominator);
}

#endif
