/*
 * The one lock of a book: held by run, close and reopen; a dead holder does not block.
 */
#ifndef SALESPAY_IO_LOCK_H
#define SALESPAY_IO_LOCK_H

#include <stdbool.h>

#include "base/diagnostics.h"

typedef struct {
    int descriptor; /* -1: not held */
} book_lock;

#define BOOK_LOCK_FREE ((book_lock){-1})

/*
 * Takes the lock file `path` (created owner-only, never a symbolic link; it stays, and holds "PID HOST" of its holder).
 * Waits up to wait_seconds (0 or more). False and reported when another run holds it (book-busy, naming the holder) or
 * the file cannot be made.
 */
bool book_lock_take(book_lock *lock, const char *path, int wait_seconds, diagnostics *d);

/* Harmless on a lock that is not held. */
void book_lock_release(book_lock *lock);

#endif
