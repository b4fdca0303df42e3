/*
 * Repeated payments: the same payment paid twice, in the month or in an earlier month of the book.
 *
 * A payment's key is its payment_id, or under `payment_id = line` the payment_id with contract, product, credited person and refund or
 * not. Keys are held as 64-bit hashes (8 bytes a payment); a repeated hash is confirmed by the bytes in a second reading before it is an
 * error.
 */
#ifndef SALESPAY_MONTH_PAYMENT_KEYS_H
#define SALESPAY_MONTH_PAYMENT_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "input/context.h"
#include "input/payments.h"
#include "model/payment.h"
#include "month/paths.h"

typedef struct {
    uint64_t *hashes; /* in input order; sorted and without repeats after payment_keys_check */
    size_t count, capacity;
    bool out_of_memory;
} payment_keys;

void payment_keys_add(payment_keys *keys, const payment *row);

/* Sorts, finds repeats within the month and with earlier months, confirms and reports them. False when the system failed. */
bool payment_keys_check(payment_keys *keys, const input_context *context, const payments_request *request,
                        const month_paths *paths);

void payment_keys_release(payment_keys *keys);

#endif
