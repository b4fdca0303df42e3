/*
 * The state of each month of a book, as `status` shows it.
 */
#ifndef SALESPAY_REVIEW_BOOK_STATE_H
#define SALESPAY_REVIEW_BOOK_STATE_H

#include <stdbool.h>
#include <stdio.h>

#include "base/date.h"
#include "input/totals.h"

typedef enum {
    MONTH_EMPTY,   /* between other months, but without payment files */
    MONTH_MISSING, /* payments, but never run */
    MONTH_DRAFT,
    MONTH_STALE,  /* a draft that its inputs give no more */
    MONTH_ERRORS, /* a draft whose inputs are wrong now */
    MONTH_SEALED,
    MONTH_STATES
} month_state;

typedef struct {
    month month;
    month_state state;
    bool has_totals;
    month_totals totals;
    const char *seal; /* whole; NULL where the month is not closed */
} month_row;

const char *month_state_key(month_state state); /* "stale" */

/* For people: a table, seals abbreviated. False when memory was out. */
bool book_state_write_text(const month_row *rows, size_t count, language lang, FILE *out);

/* JSON: an object month_state each. */
void book_state_write_json(const month_row *rows, size_t count, FILE *out);

#endif
