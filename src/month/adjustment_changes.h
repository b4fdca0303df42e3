/*
 * The rows of adjustments.csv (调整) in which two computed months differ.
 */
#ifndef SALESPAY_MONTH_ADJUSTMENT_CHANGES_H
#define SALESPAY_MONTH_ADJUSTMENT_CHANGES_H

#include "month/compute.h"
#include "month/row_changes.h"

/* A month that was computed, and from what. */
typedef struct {
    const computed_month *computed;
    const month_paths *paths;
} computed_from;

/*
 * Rows are alike when person, kind and amount are, whatever their month: what recurs is no difference. Kinds are named
 * in the language given. False and reported when memory is out; rows that are wrong were told when the months were
 * computed.
 */
bool adjustment_changes_find(computed_from old, computed_from now, language lang, row_changes *out,
                             diagnostics *d);

#endif
