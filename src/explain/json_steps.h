/*
 * A formula worked out, as nested JSON objects (explain/write_json.h says what they hold).
 */
#ifndef SALESPAY_EXPLAIN_JSON_STEPS_H
#define SALESPAY_EXPLAIN_JSON_STEPS_H

#include <stdio.h>

#include "explain/step.h"

/* ,"name":{…}; nothing where there are no steps. */
void json_steps(FILE *out, const char *name, const scope *s, const step *steps);

/* ,"name":"1500.125"; an amount of money has two decimals at the least. */
void json_fraction(FILE *out, const char *name, fraction value, amount_unit unit);

/*
 * ,"rounding":[{"exact":"1500.125","rounded":"1500.13"}]: each round() of the figure that counted; [] without one.
 */
void json_rounding(FILE *out, const scope *s, const step *steps);

#endif
