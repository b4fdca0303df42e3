/*
 * A formula worked out: the tree of what counted, with the exact value of each part.
 *
 * Of an if() only the branch taken is there, with the tests that decided; of min() and max() both sides, and which one
 * won.
 */
#ifndef SALESPAY_EXPLAIN_STEP_H
#define SALESPAY_EXPLAIN_STEP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "explain/scope.h"

typedef struct step step;

/* A test that an if() looked at. left and right: the sides of `sum > sum`. */
typedef struct step_test step_test;
struct step_test {
    const formula *of;
    bool holds;
    const step *left, *right;
    step_test *next;
};

struct step {
    const formula *of;
    fraction value;
    amount_unit unit;
    const step *parts[2]; /* IF: the branch taken alone */
    size_t part_count;
    size_t winner;          /* MIN, MAX: of parts; 0 where both are equal */
    const step_test *tests; /* IF */
};

/*
 * *out: NULL when some part is too large to be held exactly; a figure's own value is then still what settle recorded.
 * False when memory is out.
 */
bool step_evaluate(arena *memory, const scope *s, const formula *f, const step **out);

/* A leaf: NUMBER, NAME, RULE or CALL. */
bool step_is_leaf(const step *s);

/* Calls visit for s and everything below that matters: of min() and max() with `winners_only` the winner alone. */
typedef void step_visitor(void *closure, const step *s);
void step_walk(const step *s, bool winners_only, step_visitor *visit, void *closure);

#endif
