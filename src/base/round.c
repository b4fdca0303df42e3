#include "base/round.h"

/* The same in 64 bits, which a processor divides many times faster. */
static int64_t round_narrow(int64_t numerator, int64_t denominator)
{
    const int64_t quotient = numerator / denominator, remainder = numerator % denominator;
    const int64_t magnitude = remainder < 0 ? -remainder : remainder;
    if (magnitude < denominator - magnitude)
        return quotient;
    return numerator < 0 ? quotient - 1 : quotient + 1;
}

int128 round_half_away(int128 numerator, int128 denominator)
{
    int64_t narrow, by;
    if (int128_narrow(numerator, &narrow) && int128_narrow(denominator, &by))
        return round_narrow(narrow, by);
    int128 quotient = numerator / denominator;
    int128 remainder = numerator % denominator;
    int128 magnitude = remainder < 0 ? -remainder : remainder;

    /* Compared without doubling, which could overflow. */
    if (magnitude < denominator - magnitude)
        return quotient;
    return numerator < 0 ? quotient - 1 : quotient + 1;
}
