/*
 * What is wrong with a cell, told by what most likely happened to it, and what to write instead.
 */
#ifndef SALESPAY_INPUT_CELL_FAULTS_H
#define SALESPAY_INPUT_CELL_FAULTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/decimal.h"
#include "input/table.h"

/* #REF!, #N/A, ##### and their kin. */
bool cell_is_spreadsheet_error(text cell);

/* Why the cell is no amount, price or quantity; status is not DECIMAL_OK. */
void cell_report_number(const table *t, size_t column, decimal_status status);

/* Why the cell is no date, or no month. */
void cell_report_date(const table *t, size_t column);
void cell_report_month(const table *t, size_t column);

/* An id: 1 to 64 characters, none of them unseen, no / or \, not beginning with = + - @, not in scientific notation. */
bool cell_id_is_good(const table *t, size_t column);

/* None of its characters unseen, not in scientific notation; over 15 digits ending in 000 gives a warning. */
bool cell_long_number_is_good(const table *t, size_t column);

/* No control characters but line breaks and tabs, which only a quoted cell can hold. */
bool cell_name_is_good(const table *t, size_t column);

#endif
