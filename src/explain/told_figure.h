/*
 * One figure, ready to be told: its formula read and worked out, and what it rests on.
 */
#ifndef SALESPAY_EXPLAIN_TOLD_FIGURE_H
#define SALESPAY_EXPLAIN_TOLD_FIGURE_H

#include <stdbool.h>

#include "explain/explanation.h"
#include "explain/rests.h"

typedef struct {
    figure figure;
    money value;         /* as settle recorded it */
    const formula *read; /* of figure_formula(figure) */
    const step *steps;   /* NULL: too large to be held exactly */
    rests rests;
} told_figure;

/* False when memory is out. */
bool told_figure_make(arena *memory, const explanation *e, figure f, told_figure *out);

/* The steps of a row's figure, in the row's own scope: NULL where they do not fit. False when memory is out. */
bool told_steps(arena *memory, const scope *s, const char *source, const step **out);

#endif
