/*
 * adjustments.csv (调整) and company.csv (公司利润). Rows of other months are checked for form and counted, no
 * more.
 */
#ifndef SALESPAY_INPUT_ADJUSTMENTS_H
#define SALESPAY_INPUT_ADJUSTMENTS_H

#include <stdbool.h>

#include "base/money.h"
#include "input/context.h"
#include "model/adjustment.h"
#include "model/person.h"

/*
 * Allocates out->sums for known->count people in context->memory. known NULL: form alone, and out->sums stays NULL.
 * Returns as staff_read does.
 */
bool adjustments_read(const input_context *context, const char *path, const people *known, adjustments *out);

typedef void adjustment_handler(void *closure, const adjustment *row);

/* Hands every good row of the month on, in input order; else as adjustments_read. */
bool adjustments_rows(const input_context *context, const char *path, const people *known, adjustment_handler *handle,
                      void *closure);

typedef struct {
    bool has_profit; /* the file has a row for the month */
    money profit;    /* may be negative */
    uint64_t line;   /* of that row */
} company_month;

bool company_read(const input_context *context, const char *path, company_month *out);

#endif
