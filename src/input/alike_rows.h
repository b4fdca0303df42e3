/*
 * Rows alike in every cell and without payment_id: most likely one payment entered twice, which no number can tell. A
 * hash a row while reading; what repeats is confirmed by the bytes in a second reading.
 */
#ifndef SALESPAY_INPUT_ALIKE_ROWS_H
#define SALESPAY_INPUT_ALIKE_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "input/payment_row.h"

typedef struct {
    uint64_t *slots; /* hashes seen; 0: an empty slot */
    size_t capacity; /* a power of two, or 0 */
    size_t count;
    uint64_t *repeats; /* hashes seen again */
    size_t repeat_count, repeat_capacity;
    bool out_of_memory;
} alike_rows;

#define ALIKE_ROWS_EMPTY ((alike_rows){0})

/* Remembers a row without payment_id by its cells. */
void alike_rows_add(alike_rows *alike, text cells);

/*
 * Reads the files again where anything repeats, and warns at each row of the one it repeats. False when the system
 * fails.
 */
bool alike_rows_report(alike_rows *alike, const input_context *context, const payments_request *request);

void alike_rows_release(alike_rows *alike);

#endif
