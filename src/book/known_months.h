/*
 * What every later month asks of a closed one, read once for all of them: where its payment files lie, and its
 * payment_ids.bin where that is small. Without it, verifying n months would open n² files.
 */
#ifndef SALESPAY_BOOK_KNOWN_MONTHS_H
#define SALESPAY_BOOK_KNOWN_MONTHS_H

#include <stddef.h>

#include "book/layout.h"
#include "month/paths.h"
#include "output/payment_ids.h"

typedef struct {
    month month;
    path_list payments;
    payment_ids keys; /* hashes NULL: not read */
} known_month;

/* Only read once it is filled, by any number of threads. */
typedef struct known_months {
    known_month *items;
    size_t count;
} known_months;

struct chain;

/*
 * Looks at every closed month of the chain. One that cannot be read, or for which memory is out, is not known, and whoever
 * needs it finds out why. The paths are owned by the book's memory.
 */
void known_months_fill(known_months *known, const struct chain *c, book *b);
void known_months_release(known_months *known);

/* NULL where the month is not known, or nothing is (known is NULL). */
const known_month *known_months_find(const known_months *known, month m);

#endif
