/*
 * Writing exact decimals: the one place where an integer count of small units becomes digits and a point.
 */
#ifndef SALESPAY_BASE_DIGITS_H
#define SALESPAY_BASE_DIGITS_H

#include <stddef.h>

#include "base/int128.h"

/*
 * Writes value × 10^-places: a minus where it is below zero, no separators, `least` decimals at the least (`least` at
 * most `places`, `places` at most 20); trailing zeros beyond those are dropped, and with none left the point too.
 * buffer takes DIGITS_TEXT_SIZE bytes, the NUL included. Returns the length.
 */
#define DIGITS_TEXT_SIZE 48
size_t digits_format(int128 value, int places, int least, char *buffer);

#endif
