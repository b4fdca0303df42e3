/*
 * What a figure rests on: the rules that its formula looks at, the figures that it is made of, the rows that it adds up.
 */
#ifndef SALESPAY_EXPLAIN_RESTS_H
#define SALESPAY_EXPLAIN_RESTS_H

#include <stdbool.h>
#include <stddef.h>

#include "explain/step.h"

typedef struct rest_rule rest_rule;
struct rest_rule {
    rule_use use;
    rest_rule *next;
};

/* Which rows stand behind it. */
enum {
    ROWS_LINES = 1u << 0,
    ROWS_CONTRACTS = 1u << 1,
    ROWS_INSTALMENTS = 1u << 2,
    ROWS_ADJUSTMENTS = 1u << 3,
    ROWS_PROFIT = 1u << 4
};

typedef struct {
    const rest_rule *rules; /* in the order in which the formula names them, none twice */
    figure figures[FIGURE_COUNT];
    size_t figure_count;
    unsigned rows;                         /* ROWS_… */
    bool kinds[ADJUSTMENT_KIND_COUNT];     /* the kinds of adjustments that it looks at */
} rests;

/*
 * What the steps of a person's figure rest on; f, its formula, stands in where there are no steps (they did not fit).
 * False when memory is out.
 */
bool rests_gather(arena *memory, const scope *s, const formula *f, const step *steps, rests *out);

#endif
