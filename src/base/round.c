#include "base/round.h"

int128 round_half_away(int128 numerator, int128 denominator)
{
    int128 quotient = numerator / denominator;
    int128 remainder = numerator % denominator;
    int128 magnitude = remainder < 0 ? -remainder : remainder;

    /* Compared without doubling, which could overflow. */
    if (magnitude < denominator - magnitude)
        return quotient;
    return numerator < 0 ? quotient - 1 : quotient + 1;
}
