/*
 * [columns.FILE] of the rules: names for columns beside our own, and columns to pass over.
 */
#ifndef SALESPAY_INPUT_ALIASES_H
#define SALESPAY_INPUT_ALIASES_H

#include <stdbool.h>

#include "base/diagnostics.h"
#include "input/columns.h"
#include "model/rules.h"

/*
 * Checks the KEY of every alias of a rule file against the table of columns: one that does not exist is an error at its
 * line there. False and reported. Called once for each rule file, before inputs are read.
 */
bool aliases_check(const rules *r, diagnostics *d);

#define COLUMN_UNKNOWN SIZE_MAX
#define COLUMN_IGNORED (SIZE_MAX - 1)

/*
 * The column that a header names: COLUMN_IGNORED where the rules pass it over, else the column it is an alias of, else
 * that of the name itself; COLUMN_UNKNOWN. r may be NULL: no aliases.
 */
size_t aliases_column(const rules *r, const column_table *table, text header);

#endif
