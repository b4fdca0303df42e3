/*
 * Payment files that look random and are the same in every run: mostly plain rows, odd cells and rows among them, so that
 * two ways of reading can be held equal.
 */
#ifndef SALESPAY_TESTS_INPUT_ODD_ROWS_H
#define SALESPAY_TESTS_INPUT_ODD_ROWS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/byte_buffer.h"

typedef struct {
    uint64_t state;
    uint32_t people;    /* E0001 to so many */
    uint32_t contracts; /* C0001 likewise, contract i being person i's at 10 and 15 */
} odd_rows;

uint32_t odd_below(odd_rows *odd, uint32_t limit);

/*
 * Adds a header and so many rows. oddness: of how many rows in two hundred one cell is odd, or of how many
 * cells in a thousand; rows that are odd as a whole are a twenty-fifth of the former.
 * fatal: also what ends a file, a stray quote and its kin.
 */
void odd_file(odd_rows *odd, size_t rows, uint32_t oddness, bool fatal, byte_buffer *out);

#endif
