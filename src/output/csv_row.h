/*
 * Cells of a row of ours in memory, one behind the other, each with the comma behind it; for files of very many rows, whose
 * makers reserve the room of a whole row at once. Each returns where it ends.
 */
#ifndef SALESPAY_OUTPUT_CSV_ROW_H
#define SALESPAY_OUTPUT_CSV_ROW_H

#include <stdbool.h>
#include <string.h>

#include "base/digits.h"
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

static inline char *csv_row_money(char *to, money amount)
{
    static const char nothing[] = "0.00,"; /* what most figures of a payslip are */
    if (amount.fen == 0) {
        memcpy(to, nothing, sizeof nothing - 1);
        return to + sizeof nothing - 1;
    }
    to += digits_format(amount.fen, 2, 2, to);
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
