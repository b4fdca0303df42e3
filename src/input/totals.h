/*
 * totals.csv read back: what a month came to.
 */
#ifndef SALESPAY_INPUT_TOTALS_H
#define SALESPAY_INPUT_TOTALS_H

#include <stdbool.h>

#include "base/money.h"
#include "input/context.h"
#include "model/figure.h"

typedef struct {
    uint64_t persons;
    money sums[FIGURE_COUNT]; /* 0 for a figure that the file does not name */
} month_totals;

/* False and reported when the file cannot be read to its end or a value is no amount. */
bool totals_read(const input_context *context, const char *path, month_totals *out);

#endif
