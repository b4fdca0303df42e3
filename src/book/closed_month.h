/*
 * Closing a month: sealed with its inputs, read-only, never written again.
 *
 * months/2026-07/ then also holds inputs/ (itself a book) and SHA256SUMS, which chains it to the month before. The rename that puts the folder
 * in place is what closes the month; the journal's line follows, and a crash between the two is made good by the next writer.
 */
#ifndef SALESPAY_BOOK_CLOSED_MONTH_H
#define SALESPAY_BOOK_CLOSED_MONTH_H

#include <stdbool.h>

#include "book/chain.h"
#include "book/journal.h"
#include "book/layout.h"
#include "book/seal.h"

/* Told of the seal before the month is put in place: when nobody can be told (false, reported), the month stays a draft. */
typedef struct {
    bool (*tell)(void *closure, month m, const char *seal, diagnostics *d);
    void *closure;
} seal_listener;

/*
 * Closes the draft of paths->month. Every input is copied first and the month computed from the copies; the result must be the draft's, byte
 * for byte. Fills the seal; listener may be NULL. The caller holds the book's lock, and paths are complete (book_find_inputs,
 * chain_open_month). False and reported: refused when the draft is missing or stale or the month before is not closed; errors of the
 * inputs as in a run.
 */
bool closed_month_close(book *b, chain *c, const month_paths *paths, bool sync, const seal_listener *listener,
                        char seal[SEAL_TEXT_SIZE], diagnostics *d);

/*
 * Computes a closed month from the inputs as they are now, and holds the result against what was closed. True when every file but the
 * manifest is the same; false and reported (closed-differs, refused) otherwise. Nothing is changed.
 */
bool closed_month_compare(book *b, const month_paths *paths, diagnostics *d);

/* What a month was closed with: its archived inputs, as paths of a book. False and reported when the archive lacks something. */
bool closed_month_inputs(book *b, month m, month_paths *out, diagnostics *d);

/* The seal: the hash of the month's SHA256SUMS. */
bool closed_month_seal(const chain_link *link, char seal[SEAL_TEXT_SIZE], diagnostics *d);

/*
 * Appends the line that a crash left out: the latest closed month that the journal does not know, or the reopening of the one that it says
 * is closed. Called by every writer once it holds the lock.
 */
bool closed_month_mend_journal(book *b, const chain *c, bool sync, diagnostics *d);

/*
 * What follows once a month's folder is in place: its link in the chain, and its line in the journal. True whatever
 * happens, since the month is closed or reopened all the same: a note says that the line will be added later.
 */
bool closed_month_follow_up(book *b, chain *c, month m, bool sync, diagnostics *d);

/* Where the sealed version of a reopened month is kept: months/.history/2026-07-SEQUENCE. NULL and reported when memory is out. */
const char *reopened_month_folder(book *b, month m, uint64_t sequence, diagnostics *d);

/*
 * The closing that was taken back by a reopening which was cut off before its line was written, or NULL; *reason_path:
 * where the reason is kept.
 */
const journal_entry *closed_month_reopening_cut(book *b, const chain *c, const journal *j, const char **reason_path,
                                                diagnostics *d);

/*
 * Reopens the latest closed month: the sealed folder moves to months/.history/2026-07-SEQUENCE/ and a draft of its files takes its place; a
 * line is journalled. False and reported: refused when the month is not closed or not the latest closed one.
 */
bool closed_month_reopen(book *b, chain *c, month m, text reason, bool sync, diagnostics *d);

#endif
