/*
 * The payment files read once more, in silence: to confirm by their bytes what hashes made likely, and to say where both
 * rows stand.
 */
#ifndef SALESPAY_INPUT_PAYMENT_RESCAN_H
#define SALESPAY_INPUT_PAYMENT_RESCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "input/payment_row.h"

/* What the handler of a row may look at. */
typedef struct {
    payment_rows *rows;
    const table *table;
    const payment_row *row;
    source_id source;  /* in the diagnostics of payments_rescan's context, not of the table's */
    size_t path_index; /* among request->paths */
} rescanned_row;

/* False ends the rescan. */
typedef bool rescan_handler(void *closure, const rescanned_row *row);

/*
 * Hands on every row of the right shape, in input order. Files that cannot be read are passed over, since the first
 * reading has told of them. False and reported when the system fails, a file changed, or the handler said so.
 */
bool payments_rescan(const input_context *context, const payments_request *request, rescan_handler *handle,
                     void *closure);

/* Whether the value is among `count` sorted ones. */
bool hash_is_among(const uint64_t *sorted, size_t count, uint64_t value);

#endif
