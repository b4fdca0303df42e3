/*
 * An explanation for people, in the language asked for.
 */
#ifndef SALESPAY_EXPLAIN_WRITE_TEXT_H
#define SALESPAY_EXPLAIN_WRITE_TEXT_H

#include <stdbool.h>
#include <stdio.h>

#include "base/messages.h"
#include "explain/explanation.h"

/*
 * `only` FIGURE_COUNT: every figure of the payslip in order, those of 0 in a line each. Else that figure, and those it
 * is made of. Then the rows that they came from. False when memory is out or out failed.
 */
bool explanation_write_text(const explanation *e, figure only, language lang, FILE *out);

#endif
