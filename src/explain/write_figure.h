/*
 * One figure told to people: its value, its formula in words and in numbers, what held it back, what rounding did, and
 * the rules it rests on with file and line.
 */
#ifndef SALESPAY_EXPLAIN_WRITE_FIGURE_H
#define SALESPAY_EXPLAIN_WRITE_FIGURE_H

#include <stdio.h>

#include "explain/render.h"
#include "explain/told_figure.h"

/* Everything. A figure of 0 says why. */
void figure_write(const explanation *e, const teller *t, const told_figure *told, FILE *out);

/* A figure of 0 in one line: its name and why. */
void figure_write_zero(const teller *t, const told_figure *told, FILE *out);

/* What is rounded by largest remainders, before that: pool × weight / everybody's weights. False: no weight, or no fit. */
bool figure_exact_share(const scope *s, fraction *out);

#endif
