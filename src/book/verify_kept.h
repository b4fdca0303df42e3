/*
 * Verifying what is kept of reopened months: months/.history holds, for every reopening that the journal tells of, the
 * month as it was sealed, with the reason, and nothing else.
 */
#ifndef SALESPAY_BOOK_VERIFY_KEPT_H
#define SALESPAY_BOOK_VERIFY_KEPT_H

#include "book/journal.h"
#include "book/layout.h"

/*
 * Reports (verification) what does not hold, and adds the hashes compared to *files. The month before a kept one may
 * have been reopened since, so that the chain to it is not followed; the journal holds the seal, which holds the chain.
 */
void verify_kept(book *b, const journal *j, size_t *files, diagnostics *d);

#endif
