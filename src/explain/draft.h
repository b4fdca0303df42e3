/*
 * Whether what a month's folder holds is what its inputs give now.
 */
#ifndef SALESPAY_EXPLAIN_DRAFT_H
#define SALESPAY_EXPLAIN_DRAFT_H

#include "base/diagnostics.h"
#include "output/month_result.h"

typedef enum {
    DRAFT_ABSENT, /* the folder has no payslips.csv: the month was not run yet */
    DRAFT_FRESH,  /* its bytes are those that a run would write now */
    DRAFT_STALE,
    DRAFT_UNREADABLE /* reported */
} draft_state;

draft_state draft_compare(const char *payslips_path, const month_result *result, diagnostics *d);

#endif
