/*
 * The MONTH operand: 2026-07, 2026-06..2026-08, last.
 */
#ifndef SALESPAY_CLI_MONTHS_H
#define SALESPAY_CLI_MONTHS_H

#include <stdbool.h>

#include "base/date.h"
#include "base/diagnostics.h"

typedef struct {
    month from, to;
    bool range; /* FROM..TO was written */
} month_range;

/* `last` is the month before today, local time: the only place where a command looks at the clock. False and reported (usage). */
bool month_range_parse(const char *operand, month_range *out, diagnostics *d);

/* The month of a command that takes one alone. */
bool month_parse_one(const char *operand, const char *command, month *out, diagnostics *d);

#endif
