/*
 * The columns of a batch of plain payment rows, each read on its own: so what one row waits for (a product, memory) does not
 * hold up the next. Between asking for memory (of ids, contracts, whoever is credited) and looking at it, columns are read
 * that need none.
 */
#ifndef SALESPAY_INPUT_PLAIN_COLUMNS_H
#define SALESPAY_INPUT_PLAIN_COLUMNS_H

#include "input/plain_payments.h"

/* Fills in the rows and key hashes of the batch, whose lines are known, and its mask of odd rows: those that are not plain. */
void plain_columns_read(plain_payments *plain, const csv_lines *lines);

#endif
