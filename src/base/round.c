#include "base/round.h"

int128 round_wide(int128 numerator, int128 denominator)
{
    ROUND_HALF_AWAY(int128, numerator, denominator);
}
