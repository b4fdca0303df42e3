#include "report/text_tables.h"

#include "report/words.h"
#include "review/amounts.h"
#include "review/words.h"

/* What a table of figures shows. always: also where everybody has 0. */
typedef struct {
    figure shown;
    bool always;
    int word; /* REVIEW_… for its heading; -1: the figure's name */
} text_column;

static const text_column pay[] = {
#define PAY_COLUMN(id, always) {FIGURE_##id, always, -1},
#include "report/pay_columns.def"
#undef PAY_COLUMN
};
static const text_column commission[] = {
    {FIGURE_COLLECTED, true, -1},          {FIGURE_BASE_COMMISSION, true, -1},
    {FIGURE_EXCESS_COMMISSION, false, -1}, {FIGURE_LATE_DEDUCTION, false, -1},
    {FIGURE_COMMISSION_DUE, true, -1},
};
static const text_column fund[] = {
    {FIGURE_RISK_FUND_OPENING, true, REVIEW_OPENING},
    {FIGURE_RISK_FUND_WITHHELD, true, REVIEW_WITHHELD},
    {FIGURE_RISK_FUND_DRAWN, true, REVIEW_DRAWN},
    {FIGURE_RISK_FUND_RELEASED, true, REVIEW_RELEASED},
    {FIGURE_RISK_FUND_BALANCE, true, REVIEW_CLOSING},
};
#define COUNT(array) (sizeof(array) / sizeof *(array))

static void heading(report_word w, language lang, FILE *out)
{
    fprintf(out, "\n%s\n", report_text(w, lang));
}

/* ---- figures, a row a person ---- */

static bool stands(const report_month *m, const text_column *column)
{
    bool stands = column->always;
    for (size_t i = 0; i < m->person_count && !stands; i++)
        stands = m->persons[i].slip->figures[column->shown].fen != 0;
    return stands;
}

static void figure_columns(rows_table *t, const report_month *m, const text_column *columns,
                           size_t count, language lang)
{
    for (size_t c = 0; c < count; c++)
        if (stands(m, &columns[c]))
            rows_table_column(t,
                              columns[c].word >= 0 ? review_text((review_word)columns[c].word, lang)
                                                   : figure_label(columns[c].shown, lang),
                              true);
}

static void figure_cells(rows_table *t, const report_month *m, const text_column *columns,
                         size_t count, const report_person *p)
{
    for (size_t c = 0; c < count; c++)
        if (stands(m, &columns[c]))
            amount_cell(t, p ? p->slip->figures[columns[c].shown].fen : m->sums[columns[c].shown]);
}

static bool write_figures(const report_data *data, const report_month *m,
                          const text_column *columns, size_t count, FILE *out)
{
    rows_table t;
    rows_table_begin(&t, out);
    rows_table_column(&t, report_text(REPORT_WORD_EMPLOYEE_ID, data->lang), false);
    rows_table_column(&t, report_text(REPORT_WORD_NAME, data->lang), false);
    rows_table_column(&t, report_text(REPORT_WORD_DEPARTMENT, data->lang), false);
    figure_columns(&t, m, columns, count, data->lang);
    for (size_t i = 0; i < m->person_count; i++) {
        const report_person *p = &m->persons[i];
        rows_table_row(&t);
        rows_table_text(&t, p->who->id);
        rows_table_text(&t, p->who->name);
        rows_table_text(&t, p->who->department);
        figure_cells(&t, m, columns, count, p);
    }
    rows_table_row(&t);
    rows_table_cell(&t, report_text(REPORT_WORD_TOTAL, data->lang));
    rows_table_cell(&t, "");
    rows_table_cell(&t, "");
    figure_cells(&t, m, columns, count, NULL);
    return rows_table_end(&t);
}

bool text_pay(const report_data *data, const report_month *m, FILE *out)
{
    heading(REPORT_WORD_PAY, data->lang, out);
    return write_figures(data, m, pay, COUNT(pay), out);
}

bool text_commission(const report_data *data, const report_month *m, FILE *out)
{
    heading(REPORT_WORD_COMMISSION, data->lang, out);
    return write_figures(data, m, commission, COUNT(commission), out);
}

bool text_fund(const report_data *data, const report_month *m, FILE *out)
{
    bool any = false;
    for (size_t c = 0; c < COUNT(fund); c++) {
        text_column column = fund[c];
        column.always = false;
        any |= stands(m, &column);
    }
    if (!any)
        return true;
    heading(REPORT_WORD_FUND, data->lang, out);
    return write_figures(data, m, fund, COUNT(fund), out);
}

/* ---- contracts and adjustments ---- */

static const contract_figure collection[] = {CONTRACT_DUE, CONTRACT_LATE, CONTRACT_DUE_TO_DATE,
                                             CONTRACT_COLLECTED_TO_DATE, CONTRACT_OVERDUE};

/* One that had something to collect in the month, or still has. */
static bool contract_shown(const report_contract *c)
{
    return c->account->due.fen != 0 || c->account->overdue.fen != 0;
}

static void contract_row(rows_table *t, const report_contract *c)
{
    rows_table_row(t);
    rows_table_text(t, c->of->id);
    rows_table_text(t, c->owner ? c->owner->name : c->of->owner_id);
    for (size_t f = 0; f < COUNT(collection); f++)
        amount_cell(t, c->account->figures[collection[f]].fen);
}

bool text_collection(const report_data *data, const report_month *m, FILE *out)
{
    rows_table t;
    size_t count = 0;
    for (size_t i = 0; i < m->contract_count; i++)
        count += contract_shown(&m->contracts[i]);
    if (count == 0)
        return true;
    heading(REPORT_WORD_COLLECTION, data->lang, out);
    rows_table_begin(&t, out);
    rows_table_column(&t, report_text(REPORT_WORD_CONTRACT, data->lang), false);
    rows_table_column(&t, report_text(REPORT_WORD_NAME, data->lang), false);
    for (size_t f = 0; f < COUNT(collection); f++)
        rows_table_column(&t, contract_figure_label(collection[f], data->lang), true);
    for (size_t i = 0; i < m->contract_count; i++)
        if (contract_shown(&m->contracts[i]))
            contract_row(&t, &m->contracts[i]);
    return rows_table_end(&t);
}

static bool any_note(const report_month *m)
{
    for (size_t i = 0; i < m->adjustment_count; i++)
        if (m->adjustments[i].note.size > 0)
            return true;
    return false;
}

static void adjustment_row(rows_table *t, const report_month *m, const adjustment *a, bool noted,
                           language lang)
{
    const person *who = &m->now.computed.people.items[a->person];
    rows_table_row(t);
    rows_table_text(t, who->id);
    rows_table_text(t, who->name);
    rows_table_cell(t, adjustment_kind_name(a->kind, lang));
    if (a->all)
        rows_table_cell(t, report_text(REPORT_WORD_ALL, lang));
    else
        amount_cell(t, a->amount.fen);
    if (noted)
        rows_table_text(t, a->note);
}

bool text_adjustments(const report_data *data, const report_month *m, FILE *out)
{
    rows_table t;
    const bool noted = any_note(m);
    if (m->adjustment_count == 0)
        return true;
    heading(REPORT_WORD_ADJUSTMENTS, data->lang, out);
    rows_table_begin(&t, out);
    rows_table_column(&t, report_text(REPORT_WORD_EMPLOYEE_ID, data->lang), false);
    rows_table_column(&t, report_text(REPORT_WORD_NAME, data->lang), false);
    rows_table_column(&t, report_text(REPORT_WORD_KIND, data->lang), false);
    rows_table_column(&t, report_text(REPORT_WORD_AMOUNT, data->lang), true);
    if (noted)
        rows_table_column(&t, report_text(REPORT_WORD_NOTE, data->lang), false);
    for (size_t i = 0; i < m->adjustment_count; i++)
        adjustment_row(&t, m, &m->adjustments[i], noted, data->lang);
    return rows_table_end(&t);
}

/* ---- a range ---- */

static const figure of_months[] = {FIGURE_COLLECTED, FIGURE_BASE_SALARY, FIGURE_COMMISSION_PAID,
                                   FIGURE_GROSS_PAY, FIGURE_NET_PAY};

static void month_row(rows_table *t, const report_data *data, const report_month *m)
{
    char written[MONTH_TEXT_SIZE];
    month_format(m->month, written);
    rows_table_row(t);
    rows_table_cell(t, written);
    rows_table_cell(t, report_state_text(m->state, data->lang));
    for (size_t f = 0; f < COUNT(of_months); f++)
        amount_cell(t, m->sums[of_months[f]]);
}

static void months_total(rows_table *t, const report_data *data)
{
    rows_table_row(t);
    rows_table_cell(t, report_text(REPORT_WORD_TOTAL, data->lang));
    rows_table_cell(t, "");
    for (size_t f = 0; f < COUNT(of_months); f++) {
        int128 sum = 0;
        for (size_t i = 0; i < data->month_count; i++)
            sum += data->months[i].sums[of_months[f]];
        amount_cell(t, sum);
    }
}

bool text_months(const report_data *data, FILE *out)
{
    rows_table t;
    heading(REPORT_WORD_TOTALS, data->lang, out);
    rows_table_begin(&t, out);
    rows_table_column(&t, report_text(REPORT_WORD_MONTH, data->lang), false);
    rows_table_column(&t, report_text(REPORT_WORD_STATE, data->lang), false);
    for (size_t f = 0; f < COUNT(of_months); f++)
        rows_table_column(&t, figure_label(of_months[f], data->lang), true);
    for (size_t i = 0; i < data->month_count; i++)
        month_row(&t, data, &data->months[i]);
    months_total(&t, data);
    return rows_table_end(&t);
}
