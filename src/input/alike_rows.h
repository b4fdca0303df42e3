/*
 * Rows alike in every cell and without payment_id: most likely one payment entered twice, which no number can tell. A
 * hash a row while reading; what repeats is confirmed by the bytes in a second reading.
 */
#ifndef SALESPAY_INPUT_ALIKE_ROWS_H
#define SALESPAY_INPUT_ALIKE_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/hash_bins.h"
#include "input/payment_row.h"

typedef struct {
    hash_bins seen; /* of the cells of each row */
} alike_rows;

#define ALIKE_ROWS_EMPTY ((alike_rows){.seen = HASH_BINS_EMPTY})

/* Remembers a row without payment_id by its cells. One thread at a time, or an alike_rows for each. */
void alike_rows_add(alike_rows *alike, text cells);

/* Adds what another one remembers, which is empty then. */
void alike_rows_join(alike_rows *alike, alike_rows *other);

/*
 * Reads the files again where anything repeats, and warns at each row of the one it repeats. It remembers none any more
 * then. False when the system fails.
 */
bool alike_rows_report(alike_rows *alike, const input_context *context, const payments_request *request);

void alike_rows_release(alike_rows *alike);

#endif
