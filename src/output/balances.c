/*
 * balances.csv: what the next month opens with, by person. Everyone with a payslip and everyone of last month's, zero
 * or not.
 */
#include "output/formats.h"

#include "input/columns.h"
#include "output/csv_row.h"
#include "output/csv_writer.h"
#include "output/row_pieces.h"

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

/* What the rows are made with. */
typedef struct {
    const month_result *result;
    char month[MONTH_TEXT_SIZE]; /* the cell of every row */
} balance_maker;

/* slip NULL: of a person who is in no input any more and holds nothing. */
static void put_row(const balance_maker *maker, text employee_id, const payslip *slip, byte_buffer *out)
{
    const text m = text_of(maker->month);
    char *row = byte_buffer_room(out, csv_row_text_room(m) + csv_row_text_room(employee_id) +
                                          FIGURES_END * CSV_ROW_MONEY_ROOM + CSV_ROW_END_ROOM);
    if (row == NULL)
        return;
    char *to = csv_row_text(row, m, false);
    to = csv_row_text(to, employee_id, false);
    for (size_t i = BALANCES_OPENING; i < FIGURES_END; i++)
        to = csv_row_money(to, slip == NULL ? MONEY_ZERO : slip->figures[figures_shown[i]]);
    out->size += (size_t)(csv_row_end(to, false) - row);
}

static void put_people(const void *closure, size_t from, size_t to, byte_buffer *out)
{
    const balance_maker *maker = closure;
    const settle_facts *facts = maker->result->facts;
    for (size_t i = from; i < to; i++) {
        const payslip *slip = &maker->result->settlement->payslips[i];
        if (slip->issued || facts->opening->people[i].listed)
            put_row(maker, facts->people->items[i].id, slip, out);
    }
}

static void put_vanished(const void *closure, size_t from, size_t to, byte_buffer *out)
{
    const balance_maker *maker = closure;
    for (size_t i = from; i < to; i++)
        put_row(maker, maker->result->facts->opening->vanished_people[i].id, NULL, out);
}

bool balances_write(const month_result *result, FILE *out)
{
    const settle_facts *facts = result->facts;
    balance_maker maker = {.result = result};
    csv_writer w = csv_writer_begin(out, false);
    month_format(facts->month, maker.month);
    write_header(&w);
    return row_pieces_write(out, facts->people->count, result->threads, put_people, &maker) &&
           row_pieces_write(out, facts->opening->vanished_person_count, 1, put_vanished, &maker) && csv_writer_done(&w);
}
