/*
 * Verifying one closed month, on a thread of its own: everything it needs is its own.
 */
#ifndef SALESPAY_BOOK_VERIFY_MONTH_H
#define SALESPAY_BOOK_VERIFY_MONTH_H

#include "book/chain.h"
#include "book/seal.h"

typedef struct {
    month month;
    size_t threads;              /* that may compute it */
    size_t files;                /* hashes compared */
    char seal[SEAL_TEXT_SIZE];   /* "" when the seal file cannot be read */
    diagnostics diagnostics;     /* what does not hold */
} verify_job;

void verify_job_init(verify_job *job, month m);
void verify_job_release(verify_job *job);

/* folder: of the book. The chain is only read. */
void verify_month(const char *folder, const chain *c, verify_job *job);

#endif
