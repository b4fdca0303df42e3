#include "input/cells.h"
#include "input/contracts.h"
#include "input/references.h"
#include "input/table.h"

static void take_row(const table *t, references *known, instalment_handler *handle, void *closure)
{
    cell_value cells[COLUMNS_MAX];
    instalment due = {.line = t->record.line};
    bool good = cells_parse(t, cells);
    good &= references_contract(known, t, INSTALMENTS_CONTRACT_ID, &cells[INSTALMENTS_CONTRACT_ID], &due.contract);
    if (!good || due.contract == CONTRACT_NONE)
        return;
    due.due = cells[INSTALMENTS_DUE_DATE].day;
    due.amount = cells[INSTALMENTS_AMOUNT].amount;
    handle(closure, &due);
}

bool instalments_read(const input_context *context, const char *path, const contracts *known,
                      instalment_handler *handle, void *closure)
{
    table t;
    references refs;
    if (!table_open(&t, context, path, &instalments_columns))
        return false;
    references_init(&refs, NULL, known);
    while (table_next(&t))
        take_row(&t, &refs, handle, closure);
    references_release(&refs);
    return table_close(&t);
}
