/*
 * Months held in memory by commands that write nothing (check, --dry-run), so that each can open from the one before.
 *
 *     kept_months_init(&kept)
 *     for each month: files = kept_months_next(&kept, d), compute into it, kept_months_link(files, …)
 *     kept_months_release(&kept)
 *
 * Each costs two descriptors for as long as later months look for its payments. The soft limit is raised as far as the
 * system lets us: a book of many years is still one run.
 */
#ifndef SALESPAY_CLI_KEPT_MONTHS_H
#define SALESPAY_CLI_KEPT_MONTHS_H

#include <stdbool.h>
#include <stddef.h>

#include "book/chain.h"
#include "month/memory_files.h"

typedef struct {
    memory_files **items;
    size_t count, capacity;
} kept_months;

void kept_months_init(kept_months *kept);

/* For the next month. What only the month just computed needed is let go of. NULL and reported when memory is out. */
memory_files *kept_months_next(kept_months *kept, diagnostics *d);

/* The month takes its place in the chain. The chain borrows from kept. */
bool kept_months_link(const memory_files *files, month m, chain *c, diagnostics *d);

void kept_months_release(kept_months *kept);

#endif
