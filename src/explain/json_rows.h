/*
 * The rows behind a person's figures as JSON: openings, payment lines, contracts, instalments, adjustments.
 */
#ifndef SALESPAY_EXPLAIN_JSON_ROWS_H
#define SALESPAY_EXPLAIN_JSON_ROWS_H

#include <stdbool.h>
#include <stdio.h>

#include "explain/explanation.h"

/* False when memory is out. */
bool json_rows(const explanation *e, FILE *out);

/* ,"month":"2026-07","employee_id":"XS01", behind the type of every object. */
void json_subject(const explanation *e, FILE *out);

#endif
