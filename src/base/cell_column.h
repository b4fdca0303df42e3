/*
 * A column of a file that is cut into cells: the rows at hand.
 */
#ifndef SALESPAY_BASE_CELL_COLUMN_H
#define SALESPAY_BASE_CELL_COLUMN_H

#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

#define CELL_COLUMN_MAX 64 /* rows: a bit each in a mask */

/* Row i's cell begins behind the separator at bytes[end[i * width - 1]] and ends `cut` bytes before bytes[end[i * width]]. */
typedef struct {
    const char *bytes;
    const uint32_t *end;
    size_t width;
    uint32_t cut;
} cell_column;

static inline text cell_column_at(const cell_column *cells, size_t row)
{
    const uint32_t *const end = cells->end + row * cells->width;
    const uint32_t from = end[-1] + 1;
    return text_from(cells->bytes + from, *end - cells->cut - from);
}

/* The cell of the first row; the others move up. */
static inline text cell_column_next(cell_column *cells)
{
    const text cell = cell_column_at(cells, 0);
    cells->end += cells->width;
    return cell;
}

#endif
