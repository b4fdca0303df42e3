/*
 * How far a long piece of work has got, for somebody who watches. Nothing else depends on it.
 */
#ifndef SALESPAY_BASE_PROGRESS_H
#define SALESPAY_BASE_PROGRESS_H

#include <stdint.h>

typedef struct {
    /* done of total, in bytes; one thread at a time. done == total: nobody need watch any longer. */
    void (*told)(void *closure, uint64_t done, uint64_t total);
    void *closure;
} reading_progress;

/* p may be NULL: nobody watches. */
static inline void progress_tell(const reading_progress *p, uint64_t done, uint64_t total)
{
    if (p)
        p->told(p->closure, done, total);
}

#endif
