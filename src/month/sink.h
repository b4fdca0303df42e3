/*
 * Where a computed month goes: files, memory, a comparison, or nowhere. The commands differ in their sink, never in how a month is
 * computed.
 *
 * Order of calls: begin (once, before the first payment; only when rules, people and openings are sound), line and lines, keys (at
 * most once, behind the last payment), finish (once, after settling, only when the month has no error). begin may have been called and finish not: the owner of the sink then
 * throws away what it holds. Each returns false when it failed and reported why; computing stops writing then.
 *
 * A sink that wants `line` is handed every payment row in input order, and the month is then read by one thread. One that wants `lines`
 * gets commission_lines.csv as text, header and all, a piece at a time (unless the rules say lines = no), whatever the number of threads.
 */
#ifndef SALESPAY_MONTH_SINK_H
#define SALESPAY_MONTH_SINK_H

#include <stdbool.h>
#include <stdio.h>

#include "base/diagnostics.h"
#include "model/payment.h"
#include "output/month_result.h"

typedef struct {
    bool (*begin)(void *closure, const settle_facts *facts, diagnostics *d);
    bool (*line)(void *closure, const settle_facts *facts, const payment *row, credited line, diagnostics *d); /* or NULL */
    bool (*finish)(void *closure, const month_result *result, diagnostics *d);
    void *closure;
    bool (*lines)(void *closure, text piece, diagnostics *d); /* or NULL */
    /*
     * The stream of payment_ids.bin, for a month of many payments: it is written while their keys are sorted, and finish is told so
     * (payment_keys_written). Where it is not, a key came twice, and what the stream was given does not count. NULL: nobody wants it.
     */
    FILE *(*keys)(void *closure, diagnostics *d);
} month_sink;

/* A sink that keeps nothing: check and --dry-run. */
extern const month_sink month_sink_none;

#endif
