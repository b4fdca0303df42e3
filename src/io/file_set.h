/*
 * A set of files that appears in one step or not at all.
 *
 * Calling sequence: file_set_begin, then for each file file_set_add (a stream to write to), then file_set_commit or
 * file_set_abandon. The files are staged in a hidden folder beside their place (.NAME.salespay-XXXXXX), synced, and the
 * folder takes the place of the old one by one rename; an interruption leaves the old folder or the new one. What a
 * dead run left behind is cleaned up by the next one for the same folder. No symbolic link is followed or replaced, and
 * no file that salespay did not write is replaced or removed.
 */
#ifndef SALESPAY_IO_FILE_SET_H
#define SALESPAY_IO_FILE_SET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/diagnostics.h"

typedef struct file_set file_set;

typedef struct {
    bool share_with_group; /* files 0640 and folders 0750 instead of 0600 and 0700, whatever the umask */
    bool sync;             /* false: --no-sync */
    bool own_parent; /* the folder around it is salespay's too (months/): it must not be a symbolic link either */
    bool only_new;  /* nothing is replaced: the folder must be absent or empty, own names or not */
    bool read_only; /* the files are left without a write permission */
    const char *const *own_names;   /* what the new folder may hold ("inputs/": a folder with any files), NULL at the end */
    const char *const *replaceable; /* what a folder may hold that is replaced; NULL: own_names. Both are borrowed. */
} file_set_options;

/*
 * Prepares to write folder `path` (absent, empty, or holding own names alone); writes nothing yet but cleans up after
 * dead runs. NULL and reported when the folder holds a foreign file (foreign-file), is not a folder or is a symbolic
 * link (not-a-folder), bears no name of its own such as "." (folder-name), or the system fails.
 */
file_set *file_set_begin(const char *path, const file_set_options *options, diagnostics *d);

/*
 * A stream for a new file of that name, one of the own names; the set owns it and closes it. Missing parents of the
 * folder are made with the first, and the subfolders of a name like "payments/2026-07.csv". NULL and reported on
 * failure. Errors of writing may be left to the commit.
 */
FILE *file_set_add(file_set *set, const char *name);

/* Takes back a file that was added: as if it never was. */
void file_set_drop(file_set *set, const char *name);

/* Hands all that was written so far to the system, so that the staged files can be read. False and reported on failure. */
bool file_set_flush(file_set *set);

/* Where the files are staged until the commit: a path owned by the set, or NULL before the first file. */
const char *file_set_staged_path(const file_set *set);

/*
 * Flushes, syncs, checks and puts the folder in place; a place that was taken meanwhile is refused as at the beginning.
 * Frees the set either way. False and reported: what was there before still is.
 */
bool file_set_commit(file_set *set);

/* Removes what was staged, and parents that were made for it, and frees the set. NULL is fine. */
void file_set_abandon(file_set *set);

#endif
