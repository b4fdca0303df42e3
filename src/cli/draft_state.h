/*
 * What explain, report and export say of a month that they computed: whether the book's draft is the same.
 */
#ifndef SALESPAY_CLI_DRAFT_STATE_H
#define SALESPAY_CLI_DRAFT_STATE_H

#include "cli/request.h"
#include "explain/draft.h"

/*
 * Notes that the month was not run yet, warns that the draft is stale. With plain files there is no draft (DRAFT_ABSENT,
 * nothing said).
 */
draft_state judge_draft(request *r, const month_result *result, diagnostics *d);

#endif
