/*
 * The sink that writes a month's files into a folder, all or nothing.
 */
#ifndef SALESPAY_MONTH_WRITE_FILES_H
#define SALESPAY_MONTH_WRITE_FILES_H

#include <stdbool.h>
#include <stdio.h>

#include "io/file_set.h"
#include "month/sink.h"

typedef struct {
    const char *folder; /* months/2026-07 or --out DIR */
    bool in_book;       /* the former: months/ is salespay's own, too */
    bool sync;
    file_set *files;
    FILE *lines; /* commission_lines.csv, or NULL under lines = no */
    FILE *keys;  /* payment_ids.bin, where it is written while its keys are sorted */
} files_sink;

/* A sink over *state, which the caller owns; it writes into `files`, a set that the caller has begun and ends itself. */
month_sink files_sink_into(files_sink *state, file_set *files);

/* A sink over *state, which the caller owns. */
month_sink files_sink_open(files_sink *state, const char *folder, bool in_book, bool sync);

/* Puts the folder in place (after month_compute succeeded) or, with keep false, throws everything away. */
bool files_sink_close(files_sink *state, bool keep);

#endif
