/*
 * Repeated payments: the same payment paid twice, in the month or in an earlier month of the book.
 *
 * A payment's key (input/payments.h) is held as a 64-bit hash, 8 bytes a payment, and written to payment_ids.bin for later months. A
 * hash that comes twice is only a suspicion: a second reading confirms it by the key's bytes and names both rows.
 */
#ifndef SALESPAY_MONTH_PAYMENT_KEYS_H
#define SALESPAY_MONTH_PAYMENT_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/hash_bins.h"
#include "input/context.h"
#include "input/payments.h"
#include "month/paths.h"

typedef struct {
    hash_bins collected;  /* until payment_keys_check */
    sorted_hashes sorted; /* after it */
    bool out_of_memory;
} payment_keys;

/* The hashes of some keys. One thread at a time, or payment_keys for each. */
void payment_keys_add(payment_keys *keys, const uint64_t *hashes, size_t count);

/* Adds what others collected, which are empty then. */
void payment_keys_join(payment_keys *keys, payment_keys *others);

/*
 * Sorts, and reports every payment that repeats one of the month or of an earlier month (paths->earlier). False only when the system
 * failed or memory is out. taker: NULL, or who gets the hashes while they are sorted, as of hash_bins_sort.
 */
bool payment_keys_check(payment_keys *keys, const input_context *context, const payments_request *request,
                        const month_paths *paths, const hash_taker *taker);

void payment_keys_release(payment_keys *keys);

#endif
