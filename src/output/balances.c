/*
 * balances.csv: what the next month opens with, by person. Everyone with a payslip and everyone of last month's, zero
 * or not.
 */
#include "output/formats.h"

#include "output/csv_writer.h"

static const struct {
    const char *header;
    figure shown;
} columns[] = {
    {"risk_fund_opening", FIGURE_RISK_FUND_OPENING},
    {"risk_fund_withheld", FIGURE_RISK_FUND_WITHHELD},
    {"risk_fund_released", FIGURE_RISK_FUND_RELEASED},
    {"risk_fund_drawn", FIGURE_RISK_FUND_DRAWN},
    {"risk_fund_closing", FIGURE_RISK_FUND_BALANCE},
    {"carried_in", FIGURE_CARRIED_IN},
    {"carried_written_off", FIGURE_CARRIED_WRITTEN_OFF},
    {"carried_out", FIGURE_CARRIED_OUT},
};
#define COLUMN_COUNT (sizeof columns / sizeof *columns)

static void write_header(csv_writer *w)
{
    csv_writer_text(w, TEXT_LITERAL("month"));
    csv_writer_text(w, TEXT_LITERAL("employee_id"));
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        csv_writer_text(w, text_of(columns[i].header));
    csv_writer_end_row(w);
}

/* slip NULL: of a person who is in no input any more and holds nothing. */
static void write_row(csv_writer *w, month m, text employee_id, const payslip *slip)
{
    char month_text[MONTH_TEXT_SIZE];
    csv_writer_text(w, text_from(month_text, month_format(m, month_text)));
    csv_writer_text(w, employee_id);
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        csv_writer_money(w, slip == NULL ? MONEY_ZERO : slip->figures[columns[i].shown]);
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
