/*
 * Exact fractions, so that an explanation can show what a figure was before it was rounded.
 *
 * Always in lowest terms, the denominator above 0. Each operation says whether its result fits: numerator and
 * denominator stay within ±2^126. Amounts of money are yuan here, rates parts of one, as the formulas of
 * calc/figures.h count.
 */
#ifndef SALESPAY_EXPLAIN_FRACTION_H
#define SALESPAY_EXPLAIN_FRACTION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/int128.h"
#include "base/money.h"

typedef struct {
    int128 numerator, denominator;
} fraction;

#define FRACTION_ZERO ((fraction){0, 1})

/* numerator / denominator in lowest terms; denominator above 0, both within ±2^126. */
fraction fraction_of(int128 numerator, int128 denominator);

fraction fraction_of_money(money amount);

/* False, and *out untouched, when the result does not fit, or b is 0 in a division. out may be an operand. */
bool fraction_add(fraction a, fraction b, fraction *out);
bool fraction_subtract(fraction a, fraction b, fraction *out);
bool fraction_multiply(fraction a, fraction b, fraction *out);
bool fraction_divide(fraction a, fraction b, fraction *out);

fraction fraction_negate(fraction a);

/* -1, 0 or 1 in *out; false when the two cannot be compared within 126 bits. */
bool fraction_compare(fraction a, fraction b, int *out);

/* Half away from zero, to the fen (四舍五入). */
bool fraction_round(fraction a, fraction *out);

/* Down to a whole number. */
fraction fraction_floor(fraction a);

static inline bool fraction_equal(fraction a, fraction b)
{
    return a.numerator == b.numerator && a.denominator == b.denominator;
}

/*
 * "1500.125", with `least` decimals at the least, where it ends within FRACTION_PLACES_MAX decimals, else "5/3": every JSON reader's fraction type takes
 * both. Returns the length; writes at most FRACTION_TEXT_SIZE bytes with the NUL.
 */
#define FRACTION_PLACES_MAX 12
#define FRACTION_TEXT_SIZE  96
size_t fraction_format(fraction a, int least, char buffer[FRACTION_TEXT_SIZE]);

/*
 * For people: thousands in groups, at least `least` decimals; what does not end within FRACTION_SHOWN_PLACES decimals is
 * cut there and ends in "…".
 */
#define FRACTION_SHOWN_PLACES 6
size_t fraction_show(fraction a, int least, char buffer[FRACTION_TEXT_SIZE]);

#endif
