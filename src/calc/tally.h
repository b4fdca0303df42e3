/*
 * Adding credited lines up by person and by contract. A month's lines may be tallied in parts and
 * the parts merged in any order: the sums are the same to the fen.
 */
#ifndef SALESPAY_CALC_TALLY_H
#define SALESPAY_CALC_TALLY_H

#include "model/payment.h"
#include "model/tally.h"

/* Adds each row's line to the person credited and, where it has one, to its contract. */
void tally_add(tally_part *t, const payment *rows, const credited *lines, size_t count);

/* Adds the tally of a part of the input, of the same people and contracts. */
void tally_merge(tally *into, const tally_part *from);

#endif
