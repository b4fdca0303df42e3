/*
 * The rows that figures came from, as tables for people: payment lines, contracts, instalments, adjustments.
 */
#ifndef SALESPAY_EXPLAIN_WRITE_ROWS_H
#define SALESPAY_EXPLAIN_WRITE_ROWS_H

#include <stdbool.h>
#include <stdio.h>

#include "base/messages.h"
#include "explain/explanation.h"

/*
 * rows: ROWS_…, which tables are wanted; kinds: which adjustments. A table without a row is left out. False when memory
 * is out or out failed.
 */
bool rows_write(const explanation *e, unsigned rows, const bool kinds[ADJUSTMENT_KIND_COUNT], language lang, FILE *out);

#endif
