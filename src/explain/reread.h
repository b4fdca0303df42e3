/*
 * Second readings of a computed month's small files, for those who want the rows themselves. They were judged when the
 * month was computed: only what stops a reading is told again.
 */
#ifndef SALESPAY_EXPLAIN_REREAD_H
#define SALESPAY_EXPLAIN_REREAD_H

#include "input/adjustments.h"
#include "input/contracts.h"
#include "month/compute.h"

/*
 * Each hands on the rows in input order, those of adjustments.csv of the month alone; paths are those that the month
 * was computed from, memory owns what the reader keeps. Where the month has no such file there are no rows. False and
 * reported when the file cannot be read again.
 */
bool reread_adjustments(const computed_month *computed, const month_paths *paths, arena *memory,
                        adjustment_handler *handle, void *closure, diagnostics *d);
bool reread_instalments(const computed_month *computed, const month_paths *paths, arena *memory,
                        instalment_handler *handle, void *closure, diagnostics *d);

#endif
