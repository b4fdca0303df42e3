/*
 * journal.csv of a book: what was closed and reopened, when and by whom.
 *
 * sequence,time,user,action,month,seal,reason,hash — one row an action; time is UTC (2026-08-03T09:15:00Z); hash is the SHA-256 of the line
 * before (its hash field) and this line's own fields, so that no line can be changed, taken out or moved unseen.
 *
 * The rename of a month's folder commits, not the journal: a crash between the two leaves out one line, which the next writer appends and
 * readers accept with a note.
 */
#ifndef SALESPAY_BOOK_JOURNAL_H
#define SALESPAY_BOOK_JOURNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/diagnostics.h"
#include "book/seal.h"

#define JOURNAL_NAME "journal.csv"

typedef enum { JOURNAL_CLOSE, JOURNAL_REOPEN } journal_action;

typedef struct {
    uint64_t sequence; /* from 1 */
    text time, user, reason;
    journal_action action;
    month month;
    char seal[SEAL_TEXT_SIZE];
    char hash[SEAL_TEXT_SIZE];
} journal_entry;

typedef struct {
    journal_entry *entries;
    size_t count;
    source_id source;
} journal;

/* Reads and checks the chain of hashes. A missing file is an empty journal. False and reported (verification) at the first bad line. */
bool journal_read(const char *path, arena *memory, journal *out, diagnostics *d);

/* Appends one line: the whole file is written anew beside its place, synced and renamed over it. False and reported on failure. */
bool journal_append(const char *path, const journal *before, journal_action action, month m, const char seal[SEAL_TEXT_SIZE], text reason,
                    bool sync, diagnostics *d);

#endif
