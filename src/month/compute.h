/*
 * One month computed from a set of paths into a sink: the only place where reading, crediting, tallying and settling are chained.
 *
 *   month_compute(&computed, paths, sink, d)   reads everything, tells every error, settles, hands the result to the sink
 *   computed.…                                 the inputs and results, for summaries, check and explanations
 *   month_release(&computed)
 *
 * All errors of all files are told in one run: a file that fails does not stop the reading of the others.
 */
#ifndef SALESPAY_MONTH_COMPUTE_H
#define SALESPAY_MONTH_COMPUTE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diagnostics.h"
#include "input/adjustments.h"
#include "input/context.h"
#include "model/payslip.h"
#include "month/paths.h"
#include "month/payment_keys.h"
#include "month/sink.h"
#include "output/month_result.h"

typedef struct {
    arena memory;
    rules_history history;
    const rules *rules; /* in force in the month; NULL when the rules failed */
    people people;
    bool people_read;
    contracts contracts;
    bool contracts_read; /* also true where there is no such file */
    adjustments adjustments;
    company_month company;
    opening opening;
    tally tally;
    payment_keys keys;
    input_log inputs;
    settle_facts facts;
    settlement settlement;
    month_result result;
    uint64_t payments_without_contract;
} computed_month;

/* True when the month is free of errors and the sink took it. Call month_release in either case. */
bool month_compute(computed_month *computed, const month_paths *paths, const month_sink *sink, diagnostics *d);

void month_release(computed_month *computed);

#endif
