/*
 * Why a figure is 0, from the part of its formula that made it so; and what there is to say of a min() or max() that
 * held it back.
 */
#ifndef SALESPAY_EXPLAIN_REASON_H
#define SALESPAY_EXPLAIN_REASON_H

#include <stdio.h>

#include "explain/render.h"

/* "no full 10,000.00 in 9,999.99". s: a figure's steps, its value 0. */
void reason_of_zero(const teller *t, const step *s, FILE *out);

/*
 * Says what a MIN or MAX decided: "held to cap of the base salary 2,000.00; it would be 3,600.00". Nothing, and false,
 * where both sides are equal or the result is what anyone would expect (a bound that was not reached).
 */
bool reason_of_bound(const teller *t, const step *s, FILE *out);

#endif
