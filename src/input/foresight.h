/*
 * Looking some rows ahead: the ids that will be looked up are known long before their turn, so the memory that holds their
 * answers can be fetched meanwhile. With many people a look-up costs little else than waiting for it.
 *
 * It changes no answer: what is foreseen counts only where the row's id is those very bytes of the lines at hand.
 */
#ifndef SALESPAY_INPUT_FORESIGHT_H
#define SALESPAY_INPUT_FORESIGHT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/name_index.h"
#include "input/csv.h"

#define FORESIGHT_ROWS 16 /* how far ahead; a power of two */

/* An id in the lines at hand, and what it names. */
typedef struct {
    text id;           /* empty: nobody could say */
    size_t generation; /* of those lines: other lines may lie in the same memory */
    name_key key;
    uint32_t found;    /* once it was looked up */
} foreseen;

typedef struct {
    bool wanted;
    const name_index *index;
    size_t row;        /* of the next step */
    size_t generation; /* of the lines at hand */
    foreseen ahead[FORESIGHT_ROWS];
} foresight;

/* Looks up ids in the index, if it is so large that this is worth while. */
void foresight_init(foresight *f, const name_index *index);

/*
 * To be called at every row, behind its line and before its id is looked for: sees to the row FORESIGHT_ROWS - 1 ahead,
 * whose id is guessed to be that cell of `width`, and looks up the one half as far. Returns what that names, or NAME_NONE.
 */
uint32_t foresight_step(foresight *f, const csv_reader *reader, size_t width, size_t cell);

/* What this row's id names in the index, foreseen or not. */
static inline uint32_t foresight_find(const foresight *f, text id)
{
    const foreseen *here = &f->ahead[(f->row - 1) % FORESIGHT_ROWS];
    if (here->id.bytes == id.bytes && here->id.size == id.size && here->generation == f->generation &&
        here->found != NAME_NONE)
        return here->found;
    return name_index_find(f->index, id);
}

#endif
