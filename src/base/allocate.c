#include "base/allocate.h"

#include <stdlib.h>

/* Largest remainder first; of equal ones the earlier taker. */
static int compare_remainders(const void *left, const void *right)
{
    const allocate_scratch *a = left, *b = right;
    if (a->remainder != b->remainder)
        return a->remainder > b->remainder ? -1 : 1;
    return (a->taker > b->taker) - (a->taker < b->taker);
}

bool allocate_largest_remainders(money pool, const money *weights, size_t count, allocate_scratch *scratch,
                                 money *shares)
{
    int128 total = 0;
    for (size_t i = 0; i < count; i++) {
        total += weights[i].fen;
        shares[i] = MONEY_ZERO;
    }
    if (total == 0)
        return false;

    int64_t left = pool.fen;
    for (size_t i = 0; i < count; i++) {
        int128 product = (int128)pool.fen * weights[i].fen;
        shares[i].fen = (int64_t)(product / total);
        scratch[i] = (allocate_scratch){.remainder = product % total, .taker = i};
        left -= shares[i].fen;
    }
    /* What is left is Σ remainders / total: fewer fen than there are takers with a remainder. */
    qsort(scratch, count, sizeof *scratch, compare_remainders);
    for (size_t i = 0; left > 0; i++, left--)
        shares[scratch[i].taker].fen++;
    return true;
}
