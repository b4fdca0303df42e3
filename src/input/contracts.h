/*
 * contracts.csv (合同) and instalments.csv (应收).
 */
#ifndef SALESPAY_INPUT_CONTRACTS_H
#define SALESPAY_INPUT_CONTRACTS_H

#include <stdbool.h>

#include "input/context.h"
#include "model/contract.h"
#include "model/person.h"

/*
 * known: NULL when the staff file failed. An owner who is not known in the month stays PERSON_NONE: that is wrong only once
 * the contract carries a figure. A contract with a wrong row is among `out` all the same, with prices of 1 where its own
 * are wrong. Returns, and leaves the caller to release out->by_id, as staff_read does.
 */
bool contracts_read(const input_context *context, const char *path, const people *known, contracts *out);

typedef void instalment_handler(void *closure, const instalment *due);

/* Hands every good instalment to handle, in input order. known: NULL when the contracts failed: form alone is checked. */
bool instalments_read(const input_context *context, const char *path, const contracts *known,
                      instalment_handler *handle, void *closure);

#endif
