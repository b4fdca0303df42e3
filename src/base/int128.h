/*
 * 128-bit integers: the intermediate of every product and every sum in salespay.
 *
 * Money fits 64 bits, but money × rate or price × quantity does not, and neither may a sum over many rows.
 * Sums are therefore held in int128 (which no count of rows can overflow) and narrowed once, with a check.
 */
#ifndef SALESPAY_BASE_INT128_H
#define SALESPAY_BASE_INT128_H

#include <stdbool.h>
#include <stdint.h>

__extension__ typedef __int128 int128;
__extension__ typedef unsigned __int128 uint128;

/* Stores value in *out when it fits 64 bits; else leaves *out alone and returns false. */
static inline bool int128_narrow(int128 value, int64_t *out)
{
    const int64_t low = (int64_t)(uint64_t)value;
    if (low != value)
        return false;
    *out = low;
    return true;
}

#endif
