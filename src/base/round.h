/*
 * The one rounding rule of the scheme: half away from zero (四舍五入).
 *
 * Every figure is rounded once, to the fen, where its formula says `round`; nothing else in the program rounds.
 */
#ifndef SALESPAY_BASE_ROUND_H
#define SALESPAY_BASE_ROUND_H

#include "base/int128.h"

/* numerator / denominator, halves away from zero. denominator > 0; |numerator| at most 2^126. */
int128 round_half_away(int128 numerator, int128 denominator);

#endif
