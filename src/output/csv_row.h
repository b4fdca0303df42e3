/*
 * Cells of a row of ours in memory, one behind the other, each with the comma behind it; for files of very many rows, whose
 * makers reserve the room of a whole row at once. Each returns where it ends.
 */
#ifndef SALESPAY_OUTPUT_CSV_ROW_H
#define SALESPAY_OUTPUT_CSV_ROW_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/digits.h"
#include "base/digits_quick.h"
#include "base/money.h"
#include "base/text.h"
#include "output/csv_cell.h"

/* Room for an amount and its comma. */
#define CSV_ROW_MONEY_ROOM (DIGITS_TEXT_SIZE + 1)

/* Room for the end of a row. */
#define CSV_ROW_END_ROOM 2

/* Room for a text and its comma. */
static inline size_t csv_row_text_room(text cell)
{
    return csv_cell_room(cell) + 1;
}

/* guard: what a spreadsheet would run gets a leading '. */
static inline char *csv_row_text(char *to, text cell, bool guard)
{
    to = csv_cell_put(to, cell, guard);
    *to++ = ',';
    return to;
}

/* Nothing, of money and of what is exact: what most figures of a payslip are. */
static inline char *csv_row_zero(char *to)
{
    memcpy(to, "0.00,", 5);
    return to + 5;
}

/* Writes the sign of a number; returns its magnitude. */
static inline uint64_t csv_row_sign(char **to, int64_t value)
{
    if (value >= 0)
        return (uint64_t)value;
    *(*to)++ = '-';
    return -(uint64_t)value;
}

static inline char *csv_row_money(char *to, money amount)
{
    if (amount.fen == 0)
        return csv_row_zero(to);
    const uint64_t magnitude = csv_row_sign(&to, amount.fen);
    to = digits_put_hundredths(to, magnitude);
    *to++ = ',';
    return to;
}

/* The end of the row, in place of the last comma; excel: CRLF. */
static inline char *csv_row_end(char *to, bool excel)
{
    to--;
    if (excel)
        *to++ = '\r';
    *to++ = '\n';
    return to;
}

#endif
