/*
 * What `diff` holds against each other: a month of the book as it was written, a folder, or a month computed just now.
 */
#ifndef SALESPAY_CLI_DIFF_SIDE_H
#define SALESPAY_CLI_DIFF_SIDE_H

#include "cli/request.h"
#include "month/memory_files.h"
#include "review/comparison.h"

/*
 * Each fills *side, whose texts live in the book's memory; call compared_side_release in either case. False and reported
 * when it cannot be read.
 *
 * A folder that run wrote (--out DIR), or that holds a month's files.
 */
bool diff_side_of_folder(compared_side *side, book *b, const char *folder, diagnostics *d);

/*
 * A month as it lies in the book, and what its inputs say now: of a draft that is stale, or whose inputs are wrong, a
 * warning says so.
 */
bool diff_side_of_month(compared_side *side, request *r, month m, diagnostics *d);

/* A month computed into memory, with_lines with its payment rows too; paths are complete. label is borrowed. */
bool diff_side_compute(compared_side *side, memory_files *files, bool with_lines,
                       const month_paths *paths, text label, diagnostics *d);

#endif
