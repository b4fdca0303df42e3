/*
 * From options to months to compute: in a book, or from plain files.
 */
#ifndef SALESPAY_CLI_REQUEST_H
#define SALESPAY_CLI_REQUEST_H

#include <stdbool.h>

#include "book/chain.h"
#include "cli/months.h"
#include "cli/options.h"
#include "io/lock.h"
#include "month/compute.h"

/* Where the inputs of a command come from. */
typedef struct {
    const options *options;
    bool plain; /* files named one by one: no book */
    bool reads_archive; /* see request_only_reads */
    book book;
    chain chain;
} request;

/*
 * Decides between book and plain files, and reads the book's months. Plain: --first-month or --balances was given, or rules, staff and
 * payments all were and no --book. False and reported (usage) when what was given does not go together.
 */
bool request_open(request *r, const options *o, diagnostics *d);
void request_release(request *r);

/* For commands that only read: of a closed month its archived inputs count, unless one is named by option. True. */
bool request_only_reads(request *r);

/*
 * Takes the book's lock, reads the months again, since another run may have changed them meanwhile, and adds to the journal what a crash
 * left out. Nothing to lock with plain files.
 * False and reported when another run holds it.
 */
bool request_lock(request *r, book_lock *lock, diagnostics *d);

/* False and reported (usage) where several months are asked for, but there is one set of files, or one folder to write. */
bool request_takes(const request *r, month_range range, diagnostics *d);

/*
 * The paths of one month: its inputs and, unless inputs_only, what it opens with. False and reported when something is missing or
 * refused.
 */
bool request_paths(request *r, month m, bool inputs_only, month_paths *out, diagnostics *d);

#endif
