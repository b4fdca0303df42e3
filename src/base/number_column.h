/*
 * Numbers in their plain form (base/plain_number.h), many of them at once: a column of a file cut into cells.
 *
 * One reader a kind of processor, all with the same answers (a test holds them equal); the best that this machine has is
 * chosen when the program runs.
 */
#ifndef SALESPAY_BASE_NUMBER_COLUMN_H
#define SALESPAY_BASE_NUMBER_COLUMN_H

#include "base/cell_column.h"

typedef struct {
    const char *name; /* "avx2" */
    /*
     * Puts the numbers of up to CELL_COLUMN_MAX rows, in hundredths, into hundredths[0..count). Returns a bit for each row,
     * the first lowest, that was read. One without its bit is empty, not plain, or in a form that this reader leaves to
     * plain_number_read: long, or with one decimal; what is put there for it means nothing. Eight bytes up to
     * each cell's last may be read, whatever stands before it.
     */
    uint64_t (*read)(const cell_column *cells, size_t count, int64_t *hundredths);
} number_reader;

/* Any processor's. */
extern const number_reader number_reader_plain;

/* The best of this one. */
const number_reader *number_reader_best(void);

#endif
