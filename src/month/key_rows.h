/*
 * Payment rows remembered by their key, to confirm that two hashes are one payment and to name both rows.
 */
#ifndef SALESPAY_MONTH_KEY_ROWS_H
#define SALESPAY_MONTH_KEY_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diagnostics.h"
#include "input/payments.h"

typedef struct {
    uint64_t hash; /* of the key */
    text key, payment_id;
    location at;
    size_t order; /* of input */
} key_row;

typedef struct {
    arena memory; /* the texts */
    key_row *items;
    size_t count, capacity;
    bool out_of_memory;
} key_rows;

/* A payment_key_row_handler: closure is the key_rows. */
void key_rows_add(void *closure, const payment_key_row *row);

/* By key, then by order of input. */
void key_rows_sort(key_rows *rows);

/* The first row of that key among sorted rows, or NULL. */
const key_row *key_rows_find(const key_rows *sorted, text key);

/* Says that `row` repeats `earlier`; when: the earlier month, or empty. */
void key_row_report(diagnostics *d, message_code code, const key_row *row, const key_row *earlier, text when);

void key_rows_release(key_rows *rows);

#endif
