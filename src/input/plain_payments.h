/*
 * Payment rows in their plainest form, read straight from the bytes of their lines, many at a time.
 *
 * Most rows of a large file have a good date of the month, an id that somebody bears, numbers like 1234.50, and nothing that
 * would be remarked on. Such a row gives the same payment here as by input/payment_row (a test holds both equal); for any
 * other, nothing is taken and nothing said, and input/payment_row judges it.
 *
 * Lines at hand are taken by the batch, and each column of a batch on its own: so what a row waits for (a product, memory)
 * does not hold up the next. A batch may hold rows that are not plain; those before and between them are handed on all the same.
 */
#ifndef SALESPAY_INPUT_PLAIN_PAYMENTS_H
#define SALESPAY_INPUT_PLAIN_PAYMENTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/number_column.h"
#include "input/payment_row.h"
#include "input/table.h"

#define PLAIN_BATCH CELL_COLUMN_MAX /* rows: a bit each in a mask */

/* Rows whose lines have just as many cells as the header. */
typedef struct {
    size_t generation; /* of the lines at hand */
    size_t first;      /* number of the separator that ends the first cell */
    size_t count;
    uint32_t cut; /* bytes before each line end that are none of a cell: 1 where CR stands before all of them */
    uint64_t odd; /* a bit a row, the first lowest: not plain */
    payment rows[PLAIN_BATCH];
    uint64_t key_hashes[PLAIN_BATCH];
    name_key person_keys[PLAIN_BATCH], contract_keys[PLAIN_BATCH];
} plain_batch;

/* What is known of the rows of one file. */
typedef struct {
    payment_rows *rows;
    const table *table;
    void *closure;
    bool usable; /* rows of this file can be plain at all */
    bool finds_contracts;
    const number_reader *numbers;
    size_t width;
    size_t cell_of[PAYMENTS_AMOUNT + 1]; /* by column; CELL_ABSENT where the file has none */
    char month_prefix[8];                /* "2026-07-" */
    int month_days;
    size_t looked_at; /* generation of lines of which is known: */
    bool regular; /* from the first on that was looked at, all have as many cells as the header */
    plain_batch batch;
} plain_payments;

static inline bool plain_has_column(const plain_payments *plain, size_t column)
{
    return plain->cell_of[column] != CELL_ABSENT;
}

/* The rows must be ready to read the file (payment_rows_begin). closure: for the request's handlers. */
void plain_payments_begin(plain_payments *plain, payment_rows *rows, const table *t, void *closure);

/*
 * Takes all plain rows at the front of the lines at hand (csv_reader_lines of the table; NULL: none), and hands them to the
 * request's handlers. Returns how many.
 */
size_t plain_payments_take(plain_payments *plain, csv_lines *lines);

#endif
