/*
 * Numbers in their plain form (base/plain_number.h), many of them at once: a column of a file cut into cells.
 *
 * One reader a kind of processor, all with the same answers (a test holds them equal); the best that this machine has is
 * chosen when the program runs.
 */
#ifndef SALESPAY_BASE_NUMBER_COLUMN_H
#define SALESPAY_BASE_NUMBER_COLUMN_H

#include <stddef.h>
#include <stdint.h>

#define NUMBER_COLUMN_MAX 64 /* rows: a bit each in a mask */

/*
 * Row i's cell begins behind the separator at bytes[end[i * width - 1]] and ends `cut` bytes before that at
 * bytes[end[i * width]]. Eight bytes up to each cell's last may be read, whatever stands before it.
 */
typedef struct {
    const char *bytes;
    const uint32_t *end;
    size_t width;
    uint32_t cut;
} number_cells;

typedef struct {
    const char *name; /* "avx2" */
    /*
     * Puts the numbers of up to NUMBER_COLUMN_MAX rows, in hundredths, into hundredths[0..count). Returns a bit for each row,
     * the first lowest, that was read. One without its bit is empty, not plain, or in a form that this reader leaves to
     * plain_number_read: long, or with one decimal; what is put there for it means nothing.
     */
    uint64_t (*read)(const number_cells *cells, size_t count, int64_t *hundredths);
} number_reader;

/* Any processor's. */
extern const number_reader number_reader_plain;

/* The best of this one. */
const number_reader *number_reader_best(void);

#endif
