/*
 * One row of a payments file: checked, its references resolved, its key worked out.
 */
#ifndef SALESPAY_INPUT_PAYMENT_ROW_H
#define SALESPAY_INPUT_PAYMENT_ROW_H

#include <stdbool.h>
#include <stdint.h>

#include "input/cells.h"
#include "input/payments.h"
#include "input/references.h"
#include "input/table.h"
#include "model/payment.h"

/* What reads the rows of one file after another. */
typedef struct {
    const input_context *context;
    const payments_request *request;
    references references;
    text source_name; /* base name of the file at hand */
    char *joined;     /* where keys are put together */
    bool *active;     /* by person: in the month */
    date first_day, last_day; /* of the month */
} payment_rows;

/* A row as it was read; its texts are views, valid until the next. */
typedef struct {
    bool good; /* payment may be handed on */
    payment payment;
    bool has_payment_id; /* the cell is filled, well or not */
    bool has_key;
    text key;
} payment_row;

/* False and reported when memory is out. */
bool payment_rows_init(payment_rows *rows, const input_context *context, const payments_request *request);
void payment_rows_release(payment_rows *rows);

/* Begins another file. */
void payment_rows_begin(payment_rows *rows, const char *path);

/* The row at which t stands; what is wrong with it is reported (unless t is quiet). */
void payment_row_read(payment_rows *rows, const table *t, payment_row *out);

/* All cells of the row, joined so that two rows give the same bytes only when they are alike in every cell. */
text payment_row_cells(payment_rows *rows, const table *t);

#endif
