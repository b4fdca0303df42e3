/*
 * Sharing an amount out by largest remainders (最大余数法), so that the shares add up to it to the fen.
 */
#ifndef SALESPAY_BASE_ALLOCATE_H
#define SALESPAY_BASE_ALLOCATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/int128.h"
#include "base/money.h"

/*
 * Gives each of `count` takers floor(pool × weight / Σ weights), then one fen more to those with the largest
 * remainders, ties to the earlier taker, until the pool is used up. weights and pool are not negative. scratch has room
 * for `count` entries. Returns false (nothing shared, shares all zero) when no weight is above zero.
 */
typedef struct {
    int128 remainder;
    size_t taker;
} allocate_scratch;

bool allocate_largest_remainders(money pool, const money *weights, size_t count, allocate_scratch *scratch,
                                 money *shares);

#endif
