/*
 * Verifying a book: is every closed month what it was when it was closed, and does it still compute?
 *
 * Of each closed month: its folder holds the files that its seal file names, all of them and no others, each with the hash that stands there;
 * its seal file names the one of the month before; the journal says that it was closed with this seal; and computed again from its own
 * archive, it gives the same bytes. And of each reopened month, the version that was sealed is kept as it was.
 */
#ifndef SALESPAY_BOOK_VERIFY_H
#define SALESPAY_BOOK_VERIFY_H

#include <stdbool.h>
#include <stddef.h>

#include "book/chain.h"
#include "book/layout.h"

typedef struct {
    month from, to;    /* the closed months between these; both MONTH_NONE: all */
    const char *seal;  /* --seal: some month of the chain must have this seal; NULL: not asked */
    size_t threads;    /* at least 1 */
    /* Called now and then from one thread at a time, with how many months are done; NULL: nobody looks. */
    void (*progress)(size_t done, size_t count);
} verify_request;

typedef struct {
    size_t months; /* closed months that were looked at */
    size_t files;  /* hashes that were compared */
} verify_result;

/* True when everything holds; else what does not is reported (verification), by month and file. Writes nothing, takes no lock. */
bool book_verify(book *b, const chain *c, const verify_request *request, verify_result *result, diagnostics *d);

#endif
