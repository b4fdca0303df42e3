/*
 * Contracts that came after the month they were signed in: under measure = contracted their sale
 * (销售额) counts in no month, and somebody should be told.
 *
 * No file of a month names the contracts that were there; receivables.csv holds those alone on
 * which something was due or collected. So an earlier month's totals.csv is held against the sales
 * of the contracts signed in it as they are now: what they come to above it came late.
 */
#ifndef SALESPAY_MONTH_LATE_SIGNED_H
#define SALESPAY_MONTH_LATE_SIGNED_H

#include <stdbool.h>

#include "month/compute.h"

/*
 * Sets came_late of the openings; no figure depends on it. Of the contracts signed in one earlier
 * month that are not listed in the receivables: those whose sale is at most what came late to it,
 * or all of them where the month's totals are not at hand (plain files, no book). None that were
 * signed before the book's first month, or while sales were not counted by contracts.
 * False and reported when a totals.csv cannot be read, or memory is out.
 */
bool late_signed_find(computed_month *computed, const month_paths *paths, const input_context *context);

#endif
