/*
 * Reading all inputs of a month but its payments.
 */
#ifndef SALESPAY_MONTH_LOAD_H
#define SALESPAY_MONTH_LOAD_H

#include <stdbool.h>

#include "month/compute.h"

/*
 * Fills rules, people, contracts, adjustments, company and opening, and allocates the tally. Wrong rows are reported; false only where a
 * needed part is missing, so that payments can be checked for form alone.
 */
bool month_load(computed_month *computed, const month_paths *paths, const input_context *context);

#endif
