/*
 * Where a month's inputs lie. From a book folder (book/layout) or from options; computing a month does not know which.
 */
#ifndef SALESPAY_MONTH_PATHS_H
#define SALESPAY_MONTH_PATHS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/progress.h"
#include "io/encoding.h"

typedef struct {
    const char *const *items;
    size_t count;
} path_list;

/* An earlier month of the book, whose payments must not be paid again and whose sales are counted. */
typedef struct {
    month month;
    const char *keys_path;   /* its payment_ids.bin */
    const struct payment_ids *keys; /* the same, where somebody has read it already; else NULL */
    const char *totals_path; /* its totals.csv, or NULL */
    path_list payment_paths; /* its payment files, to confirm a hit by the bytes; may be gone */
} earlier_month;

/* Borrowed strings; NULL or count 0 where there is no such file. */
typedef struct {
    month month;
    path_list rules;
    bool rules_dated; /* they lie in rules/: each must say from when it holds */
    const char *staff;
    path_list payments;
    const char *contracts, *instalments, *adjustments, *company;
    const char *balances, *receivables; /* of the month before; both NULL in a first month */
    const earlier_month *earlier;
    size_t earlier_count;
    bool inputs_only; /* what the month opens with is not known: its inputs are read and checked, nothing is settled */
    encoding encoding; /* --encoding */
    size_t chunk_size; /* 0: the default */
    size_t threads;    /* that read the payments at once; 0: one */
    const reading_progress *progress; /* of reading them; NULL: nobody watches */
} month_paths;

#endif
