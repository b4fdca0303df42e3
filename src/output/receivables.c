/* receivables.csv: what each contract owed and brought in up to the month's end. There wherever contracts.csv is. */
#include "output/formats.h"

#include "input/columns.h"
#include "output/csv_writer.h"

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

static void write_row(csv_writer *w, month m, text contract_id, text employee_id, const contract_account *account)
{
    char month_text[MONTH_TEXT_SIZE];
    csv_writer_text(w, text_from(month_text, month_format(m, month_text)));
    csv_writer_text(w, contract_id);
    csv_writer_text(w, employee_id);
    for (size_t i = RECEIVABLES_DUE; i < FIGURES_END; i++)
        csv_writer_money(w, account->figures[figures_shown[i]]);
    csv_writer_end_row(w);
}

/* A contract that is in no input any more: what was due on it was collected, and stays so. */
static void write_vanished(csv_writer *w, month m, const vanished_row *gone)
{
    contract_account account = {.listed = true};
    account.due_to_date = gone->due_to_date;
    account.collected_to_date = gone->collected_to_date;
    write_row(w, m, gone->id, gone->owner_id, &account);
}

bool receivables_write(const month_result *result, FILE *out)
{
    const settle_facts *facts = result->facts;
    csv_writer w = csv_writer_begin(out, false);
    write_header(&w);
    for (size_t i = 0; i < facts->contracts->count; i++) {
        const contract *c = &facts->contracts->items[i];
        const contract_account *account = &result->settlement->accounts[i];
        if (account->listed)
            write_row(&w, facts->month, c->id, c->owner_id, account);
    }
    for (size_t i = 0; i < facts->opening->vanished_contract_count; i++)
        write_vanished(&w, facts->month, &facts->opening->vanished_contracts[i]);
    return csv_writer_done(&w);
}
