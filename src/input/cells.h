/*
 * The cells of a row, each read as what its column must hold. Everything wrong with a row is told, not the first alone.
 */
#ifndef SALESPAY_INPUT_CELLS_H
#define SALESPAY_INPUT_CELLS_H

#include <stdbool.h>

#include "base/date.h"
#include "base/money.h"
#include "base/price.h"
#include "base/text.h"
#include "input/table.h"

typedef enum {
    CELL_BLANK, /* or the file has no such column */
    CELL_GOOD,
    CELL_BAD /* reported */
} cell_state;

typedef struct {
    cell_state state;
    bool all; /* CELL_AMOUNT_OR_ALL: the cell says `all` */
    union {
        text text; /* CELL_ID, CELL_NAME, CELL_LONG_NUMBER: a view, valid until the next row */
        money amount;
        price price;
        quantity count;
        date day;
        month month;
    };
} cell_value;

/* Reads every cell of the row, by column. False when one is bad; the others are good all the same. */
bool cells_parse(const table *t, cell_value values[COLUMNS_MAX]);

static inline bool cell_is_good(const cell_value *value)
{
    return value->state == CELL_GOOD;
}

/* The text of a cell of text; empty when it is blank or bad. */
static inline text cell_text(const cell_value *value)
{
    return cell_is_good(value) ? value->text : TEXT_EMPTY;
}

#endif
