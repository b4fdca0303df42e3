/*
 * balances.csv: what the next month opens with, by person. Everyone with a payslip and everyone of last month's, zero
 * or not.
 */
#include "output/formats.h"

#include "input/columns.h"
#include "output/csv_writer.h"

/* What stands behind month and employee_id, by balances_columns. */
static const figure figures_shown[] = {
    [BALANCES_OPENING] = FIGURE_RISK_FUND_OPENING,   [BALANCES_WITHHELD] = FIGURE_RISK_FUND_WITHHELD,
    [BALANCES_RELEASED] = FIGURE_RISK_FUND_RELEASED, [BALANCES_DRAWN] = FIGURE_RISK_FUND_DRAWN,
    [BALANCES_CLOSING] = FIGURE_RISK_FUND_BALANCE,   [BALANCES_CARRIED_IN] = FIGURE_CARRIED_IN,
    [BALANCES_WRITTEN_OFF] = FIGURE_CARRIED_WRITTEN_OFF, [BALANCES_CARRIED_OUT] = FIGURE_CARRIED_OUT,
};
#define FIGURES_END (sizeof figures_shown / sizeof *figures_shown)

static void write_header(csv_writer *w)
{
    for (size_t i = 0; i < balances_columns.count; i++)
        csv_writer_text(w, text_of(balances_columns.columns[i].key));
    csv_writer_end_row(w);
}

/* slip NULL: of a person who is in no input any more and holds nothing. */
static void write_row(csv_writer *w, month m, text employee_id, const payslip *slip)
{
    char month_text[MONTH_TEXT_SIZE];
    csv_writer_text(w, text_from(month_text, month_format(m, month_text)));
    csv_writer_text(w, employee_id);
    for (size_t i = BALANCES_OPENING; i < FIGURES_END; i++)
        csv_writer_money(w, slip == NULL ? MONEY_ZERO : slip->figures[figures_shown[i]]);
    csv_writer_end_row(w);
}

bool balances_write(const month_result *result, FILE *out)
{
    const settle_facts *facts = result->facts;
    const opening *before = facts->opening;
    csv_writer w = csv_writer_begin(out, false);
    write_header(&w);
    for (size_t i = 0; i < facts->people->count; i++) {
        const payslip *slip = &result->settlement->payslips[i];
        if (slip->issued || before->people[i].listed)
            write_row(&w, facts->month, facts->people->items[i].id, slip);
    }
    for (size_t i = 0; i < before->vanished_person_count; i++)
        write_row(&w, facts->month, before->vanished_people[i].id, NULL);
    return csv_writer_done(&w);
}
