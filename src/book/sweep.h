/*
 * What runs that died left in a book: hidden folders beside the months and beside the kept versions of reopened ones.
 */
#ifndef SALESPAY_BOOK_SWEEP_H
#define SALESPAY_BOOK_SWEEP_H

#include <stdint.h>

#include "book/layout.h"

/* Where the sealed versions of reopened months are kept. */
#define HISTORY_FOLDER "months/.history"

/*
 * Removes what was staged and never put in place, and puts back what was set aside. Called by every writer once it
 * holds the book's lock, before it looks at the months. What cannot be removed stays: it harms nobody.
 */
void book_sweep(const book *b);

/* Whether that is the name of something staged: what a dead run left, or a living one is at. */
bool book_is_leftover(text name);

/*
 * Removes the kept version of a reopening that was given up: its month is still closed, and no line of the journal
 * tells of it.
 */
void book_discard_kept(const book *b, month m, uint64_t sequence);

#endif
