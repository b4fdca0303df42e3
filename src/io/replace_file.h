/*
 * One file replaced as a whole: written beside its place, synced, renamed over it, the folder synced.
 */
#ifndef SALESPAY_IO_REPLACE_FILE_H
#define SALESPAY_IO_REPLACE_FILE_H

#include <stdbool.h>

#include "base/diagnostics.h"
#include "base/text.h"

/*
 * Puts content at path, owner-only (0600). The caller holds the book's lock: what a dead run left of an earlier attempt
 * (.NAME.salespay-new) is removed first. A symbolic link is never followed or replaced (not-a-file). False and reported:
 * what stood there still does, unless it was the folder alone that could not be synced.
 */
bool replace_file(const char *path, text content, bool sync, diagnostics *d);

/*
 * The same for a file that no lock guards, since it lies outside a book: two runs at once each stage a file of their
 * own (.NAME.salespay-PID), and the later one stands. One that is killed leaves it.
 */
bool replace_file_unlocked(const char *path, text content, bool sync, diagnostics *d);

#endif
