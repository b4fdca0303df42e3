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
#include "io/input_file.h"
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

/* The file of an earlier month, open. */
typedef struct {
    input_file file;
    payment_id_mode mode; /* what the keys of that month were made of */
    uint64_t count;
} payment_ids_file;

/* False and reported when it cannot be read or is not what payment_ids_write writes; nothing is to be closed then. */
bool payment_ids_open(payment_ids_file *ids, const char *path, diagnostics *d);

/* Some hashes, upwards over all calls, none twice. */
typedef void payment_ids_taker(void *closure, const uint64_t *hashes, size_t count);

/* Hands on all of them, a piece at a time. False and reported on damage or failure: what was taken means nothing then. */
bool payment_ids_each(const payment_ids_file *ids, payment_ids_taker *take, void *closure, diagnostics *d);

void payment_ids_close(payment_ids_file *ids);

/* The same in memory. */
typedef struct payment_ids {
    payment_id_mode mode;
    uint64_t *hashes; /* ascending, none twice */
    size_t count;
} payment_ids;

/*
 * Reads a file whole, unless it holds more than `most`: then false, and nothing is said of that. False and reported as by
 * payment_ids_open and payment_ids_each.
 */
bool payment_ids_read(const char *path, size_t most, payment_ids *out, diagnostics *d);

void payment_ids_release(payment_ids *ids);

#endif
