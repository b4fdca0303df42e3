/*
 * The payment rows (回款) in which two versions of a month differ, from their commission_lines.csv.
 */
#ifndef SALESPAY_MONTH_PAYMENT_CHANGES_H
#define SALESPAY_MONTH_PAYMENT_CHANGES_H

#include "month/row_changes.h"

/*
 * Rows are alike when id, date, person, contract, customer, product, amount and excess are. listed false: rows are
 * counted and added up alone (two different months share none). False and reported when a file cannot be read.
 */
bool payment_changes_find(const char *old_lines, const char *new_lines, bool listed,
                          row_changes *out, diagnostics *d);

#endif
