/*
 * payment_ids.bin: the hashes of the payment keys of a month, so that later months find a repeated payment without
 * reading old lines.
 *
 * Bytes: "SPAYIDS" and the format's version (1), the mode (0 unique, 1 line), the count in 8 bytes and each hash in 8
 * bytes, least byte first; hashes ascending, none twice.
 */
#ifndef SALESPAY_OUTPUT_PAYMENT_IDS_H
#define SALESPAY_OUTPUT_PAYMENT_IDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/diagnostics.h"
#include "output/month_result.h"

/* The month's keys, by the mode of its rules. False when the stream failed, or memory is out. */
bool payment_ids_write(const month_result *result, FILE *out);

/*
 * The same in pieces, for who has the keys one after the other: the beginning, and then so many hashes at a time, which are
 * no numbers any more afterwards. Whether the stream failed, it says itself.
 */
void payment_ids_begin(payment_id_mode mode, uint64_t count, FILE *out);
void payment_ids_add(uint64_t *hashes, size_t count, FILE *out);

/* Whether the file is still to be written: not where that was done while the keys were sorted. */
bool payment_ids_wanted(const month_result *result);

typedef struct payment_ids {
    payment_id_mode mode; /* what the keys of that month were made of */
    uint64_t *hashes;     /* ascending, none twice */
    size_t count;
} payment_ids;

/*
 * Reads the file of an earlier month whole. False and reported when it cannot be read or is not what payment_ids_write
 * writes.
 */
bool payment_ids_read(const char *path, payment_ids *out, diagnostics *d);

/* The same, unless there are more than `most`: then false, and nothing is said of that. */
bool payment_ids_read_small(const char *path, size_t most, payment_ids *out, diagnostics *d);

void payment_ids_release(payment_ids *ids);

#endif
