/*
 * Memory in pages of 2 MB: those who write or look in hundreds of places by turns find them sooner, and the system hands them
 * out in one go.
 */
#ifndef SALESPAY_BASE_LARGE_PAGES_H
#define SALESPAY_BASE_LARGE_PAGES_H

#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>

#define LARGE_PAGE ((size_t)2 * 1024 * 1024)

/* A wish, no more, for the whole large pages that lie in memory which malloc gave: without, all is only slower. */
static inline void large_pages_wish(void *memory, size_t size)
{
    const size_t before = (LARGE_PAGE - (uintptr_t)memory % LARGE_PAGE) % LARGE_PAGE;
    if (size >= before + LARGE_PAGE)
        (void)madvise((char *)memory + before, (size - before) / LARGE_PAGE * LARGE_PAGE, MADV_HUGEPAGE);
}

#endif
