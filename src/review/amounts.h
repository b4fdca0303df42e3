/*
 * Amounts as reviews show them: grouped for people, plain in JSON, differences with their sign.
 */
#ifndef SALESPAY_REVIEW_AMOUNTS_H
#define SALESPAY_REVIEW_AMOUNTS_H

#include <stdio.h>

#include "base/int128.h"
#include "explain/rows_table.h"

#define SHOWN_AMOUNT_SIZE (FRACTION_TEXT_SIZE + 1)

/* "12,345.60" */
const char *amount_shown(int128 fen, char buffer[SHOWN_AMOUNT_SIZE]);

/* "+100.00", "-3.50", "0.00" */
const char *difference_shown(int128 fen, char buffer[SHOWN_AMOUNT_SIZE]);

/* The next cell of a row. */
void amount_cell(rows_table *t, int128 fen);

/* ,"name":"12345.60" */
void amount_json(FILE *out, const char *name, int128 fen);

#endif
