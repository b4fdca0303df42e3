/*
 * Payment rows credited and tallied as they are read, by one thread or several: each has a part of its own, and the parts
 * are added up at the end. The lines of commission_lines.csv are made by whoever reads the row, and handed on in order.
 */
#ifndef SALESPAY_MONTH_CREDITING_H
#define SALESPAY_MONTH_CREDITING_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/byte_buffer.h"
#include "input/payments.h"
#include "model/payslip.h"
#include "month/payment_keys.h"
#include "month/sink.h"
#include "output/commission_lines.h"

/* What all parts look at. */
typedef struct {
    const settle_facts *facts;
    const month_sink *sink;
    bool sound;       /* rules, people and contracts are there to credit by */
    atomic_bool open; /* the sink takes lines: it was begun, and the month may still come out whole */
} crediting;

/* One thread's. */
typedef struct {
    crediting *shared;
    diagnostics *said; /* what is wrong with the rows of this part that were not told of yet */
    tally_part tally;
    payment_keys keys;
    line_maker maker;
    byte_buffer lines; /* of commission_lines.csv, of the block at hand */
    uint64_t rows, rows_without_contract;
} crediting_part;

/* False when memory is out; it is to be released all the same. */
bool crediting_part_init(crediting_part *part, crediting *shared);

/* Adds what the part tallied. */
void crediting_part_join(crediting_part *part, tally *all, payment_keys *keys);

void crediting_part_release(crediting_part *part);

/* The handlers of a payments_request, whose closures are parts. */
void crediting_begin(void *closure, diagnostics *d);
void crediting_keys(void *closure, const uint64_t *hashes, size_t count);
void crediting_rows(void *closure, const payment *rows, size_t count);
void crediting_expect(void *closure, const payment *rows, size_t count);
void crediting_end_block(void *closure, byte_buffer *lines);

/* Hands lines of commission_lines.csv on to the sink; the closure is what the parts share. */
void crediting_take_block(void *closure, const byte_buffer *lines, diagnostics *d);

#endif
