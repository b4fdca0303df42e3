/*
 * balances.csv and receivables.csv of the month before: what the month opens with; and what earlier months sold, from
 * their totals.csv. They are salespay's own files, but are checked like any other.
 */
#ifndef SALESPAY_INPUT_OPENINGS_H
#define SALESPAY_INPUT_OPENINGS_H

#include <stdbool.h>

#include "input/context.h"
#include "model/contract.h"
#include "model/opening.h"
#include "model/person.h"

/*
 * Openings of people and contracts from staff.csv and contracts.csv alone: all there is in a first month. Allocates the
 * arrays in context->memory. False and reported when memory is out.
 */
bool opening_init(const input_context *context, const people *known, const contracts *all, opening *out);

/*
 * Takes what last month's file says over those. A row whose person or contract is not known any more and who still holds
 * something (a fund, a carried amount, money overdue or prepaid) is an error at that row; one that holds nothing goes to
 * the vanished, in the file's order. Every row's month must be the month before. known NULL: form alone. False when the
 * file could not be read to its end or its header failed.
 */
bool balances_read(const input_context *context, const char *path, const people *known, opening *out);
bool receivables_read(const input_context *context, const char *path, const contracts *known, opening *out);

/*
 * The sales (销售额) that a month's totals.csv adds up to. *told is false where no row says so, or its sum is above the
 * limit of an amount. False when the file could not be read to its end or its header failed.
 */
bool totals_sales_read(const input_context *context, const char *path, money *sales, bool *told);

#endif
