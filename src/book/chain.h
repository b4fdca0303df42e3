/*
 * The chain of months: each opens with what the one before closed with.
 *
 * The first month of a book opens from staff.csv and contracts.csv; a later one runs on the month before it. A month that was computed
 * in this very run (FROM..TO, check) takes its place in the chain, written or only held in memory.
 */
#ifndef SALESPAY_BOOK_CHAIN_H
#define SALESPAY_BOOK_CHAIN_H

#include <stdbool.h>
#include <stddef.h>

#include "book/layout.h"
#include "month/paths.h"

/* What a month leaves to the later ones. */
typedef struct {
    month month;
    bool closed;             /* sealed: never rewritten */
    bool computed_now;       /* in this run, so that it needs no word about being a draft */
    const char *balances;    /* balances.csv */
    const char *receivables; /* receivables.csv, or NULL */
    const char *keys;        /* payment_ids.bin */
    const char *totals;      /* totals.csv, or NULL */
    const char *seal;        /* SHA256SUMS of a closed month, or NULL */
} chain_link;

/* In order of months. Links are owned by the book's memory. */
typedef struct chain {
    chain_link *links;
    size_t count, capacity;
    const struct known_months *known; /* what was read of them already (book/known_months), or NULL; borrowed */
} chain;

/* Reads months/ of the book. */
bool chain_load(chain *c, book *b, diagnostics *d);
void chain_release(chain *c);

/* Puts a link in its place, over an earlier one of the same month. */
bool chain_put(chain *c, chain_link link, diagnostics *d);

/* The link of a month folder of the book, as it lies on the disk. */
bool chain_link_of_folder(book *b, month m, chain_link *out, diagnostics *d);

/* NULL when the month is not there. */
const chain_link *chain_find(const chain *c, month m);

/* NULL where no month is closed. */
const chain_link *chain_latest_closed(const chain *c);

/*
 * Fills in what the month opens with: balances, receivables, and the earlier months whose payments must not come again. False and
 * reported (refused) when the month before is missing, or the month lies before the book's first.
 */
bool chain_open_month(const chain *c, book *b, month_paths *paths, diagnostics *d);

#endif
