/*
 * A formula that was worked out, as a line for people: in words ("round(regular collected × rate of base commission)")
 * and in numbers ("round(50,000.00 × 3%)"). Only the branches taken are written.
 */
#ifndef SALESPAY_EXPLAIN_RENDER_H
#define SALESPAY_EXPLAIN_RENDER_H

#include <stdio.h>

#include "base/messages.h"
#include "explain/step.h"

typedef struct {
    arena *memory; /* for what is looked up on the way */
    const scope *scope;
    language lang;
    bool *failed; /* set when memory is out: what was written is not whole then */
} teller;

void render_words(const teller *t, const step *s, FILE *out);
void render_numbers(const teller *t, const step *s, FILE *out);

/* What counts below the branches taken: never an IF. */
const step *render_inner(const step *s);

/* The name of a leaf: "regular collected", 正价回款. */
void render_name(const teller *t, const formula *leaf, FILE *out);

/* "50,000.00", "3%", "12.5". */
void render_amount(fraction value, amount_unit unit, FILE *out);

/* A text of explain/words.def with its {NAME}s and {SECTION.KEY}s filled in. */
void render_template(const teller *t, const char *pattern, FILE *out);

#endif
