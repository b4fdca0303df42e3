/*
 * A computed month as the file that a format describes, whole in memory: nothing is handed out unless its count and
 * total are the payroll's.
 */
#ifndef SALESPAY_EXPORT_WRITE_H
#define SALESPAY_EXPORT_WRITE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diagnostics.h"
#include "output/month_result.h"

/* What a file holds, and what the payroll says it must hold: rows, and Σ of the format's amount (of debits) in fen. */
typedef struct {
    uint64_t rows;
    int128 total;
} export_tally;

typedef struct {
    text bytes; /* lives in the caller's arena */
    export_tally tally;
} exported;

/* False and reported, at the row of staff.csv where it is about a person. */
bool export_write(const export_rules *format, const month_result *result, arena *memory,
                  exported *out, diagnostics *d);

/* Reports where what was written is not what the payroll says. True when it is. */
bool export_tally_holds(export_tally written, export_tally payroll, diagnostics *d);

#endif
