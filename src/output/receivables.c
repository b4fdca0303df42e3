/* receivables.csv: what each contract owed and brought in up to the month's end. There wherever contracts.csv is. */
#include "output/formats.h"

#include "input/columns.h"
#include "output/csv_row.h"
#include "output/csv_writer.h"
#include "output/row_pieces.h"

/* What stands behind the three ids, by receivables_columns. */
static const contract_figure figures_shown[] = {
    [RECEIVABLES_DUE] = CONTRACT_DUE_TO_DATE,
    [RECEIVABLES_COLLECTED] = CONTRACT_COLLECTED_TO_DATE,
    [RECEIVABLES_OVERDUE] = CONTRACT_OVERDUE,
};
#define FIGURES_END (sizeof figures_shown / sizeof *figures_shown)

bool receivables_wanted(const month_result *result)
{
    return result->facts->contracts->given;
}

static void write_header(csv_writer *w)
{
    for (size_t i = 0; i < receivables_columns.count; i++)
        csv_writer_text(w, text_of(receivables_columns.columns[i].key));
    csv_writer_end_row(w);
}

/* What the rows are made with. */
typedef struct {
    const month_result *result;
    char month[MONTH_TEXT_SIZE]; /* the cell of every row */
} receivable_maker;

static void put_row(const receivable_maker *maker, text contract_id, text employee_id, const contract_account *account,
                    byte_buffer *out)
{
    const text m = text_of(maker->month);
    char *row = byte_buffer_room(out, csv_row_text_room(m) + csv_row_text_room(contract_id) +
                                          csv_row_text_room(employee_id) + FIGURES_END * CSV_ROW_MONEY_ROOM +
                                          CSV_ROW_END_ROOM);
    if (row == NULL)
        return;
    char *to = csv_row_text(row, m, false);
    to = csv_row_text(to, contract_id, false);
    to = csv_row_text(to, employee_id, false);
    for (size_t i = RECEIVABLES_DUE; i < FIGURES_END; i++)
        to = csv_row_money(to, account->figures[figures_shown[i]]);
    out->size += (size_t)(csv_row_end(to, false) - row);
}

static void put_contracts(const void *closure, size_t from, size_t to, byte_buffer *out)
{
    const receivable_maker *maker = closure;
    for (size_t i = from; i < to; i++) {
        const contract *c = &maker->result->facts->contracts->items[i];
        const contract_account *account = &maker->result->settlement->accounts[i];
        if (account->listed)
            put_row(maker, c->id, c->owner_id, account, out);
    }
}

/* Contracts that are in no input any more: what was due on them was collected, and stays so. */
static void put_vanished(const void *closure, size_t from, size_t to, byte_buffer *out)
{
    const receivable_maker *maker = closure;
    for (size_t i = from; i < to; i++) {
        const vanished_row *gone = &maker->result->facts->opening->vanished_contracts[i];
        contract_account account = {.listed = true};
        account.due_to_date = gone->due_to_date;
        account.collected_to_date = gone->collected_to_date;
        put_row(maker, gone->id, gone->owner_id, &account, out);
    }
}

bool receivables_write(const month_result *result, FILE *out)
{
    const settle_facts *facts = result->facts;
    receivable_maker maker = {.result = result};
    csv_writer w = csv_writer_begin(out, false);
    month_format(facts->month, maker.month);
    write_header(&w);
    return row_pieces_write(out, facts->contracts->count, result->threads, put_contracts, &maker) &&
           row_pieces_write(out, facts->opening->vanished_contract_count, 1, put_vanished, &maker) && csv_writer_done(&w);
}
