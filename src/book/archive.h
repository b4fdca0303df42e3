/*
 * The archive of a closed month: inputs/ of its folder, itself a book, with every input as it was when the month was closed.
 */
#ifndef SALESPAY_BOOK_ARCHIVE_H
#define SALESPAY_BOOK_ARCHIVE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diagnostics.h"
#include "io/file_set.h"
#include "month/paths.h"

/*
 * Copies the inputs of `from` into the staged set, whatever paths were given, under the names a book gives them; `to` gets the paths of the
 * copies (in memory), and what the month opens with as it is. Messages about the copies speak of the originals. False and reported when
 * a file cannot be read or written, changes meanwhile, or a payment file has a name that no book would find.
 */
bool archive_inputs(const month_paths *from, file_set *set, arena *memory, month_paths *to, diagnostics *d);

#endif
