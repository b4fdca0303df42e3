/*
 * Work done by several threads at once.
 */
#ifndef SALESPAY_BASE_PARALLEL_H
#define SALESPAY_BASE_PARALLEL_H

#include <stddef.h>

#define THREADS_MAX 64

/* Does a share of the work; thread: 0, 1, 2 … */
typedef void parallel_work(void *closure, size_t thread);

/*
 * Calls work once on each of `threads` threads (1 to THREADS_MAX, this one is the last of them) and waits for all. Threads
 * that the system does not give are done without: the work must be one that any number of threads can share.
 */
void parallel_run(size_t threads, parallel_work *work, void *closure);

/* Works on items from..to, `to` not among them. */
typedef void parallel_part(void *closure, size_t from, size_t to);

/* Calls work on parts of 0..count on so many threads, until each item was in one part, and waits for all. */
void parallel_each(size_t threads, size_t count, parallel_part *work, void *closure);

/* As many threads as there are processors that this process may run on. */
size_t parallel_processors(void);

#endif
