#include "io/json.h"
#include "io/show.h"
#include "review/amounts.h"
#include "review/history.h"
#include "review/words.h"

/* The main figures, and the ledger of the fund with the words for its columns. */
static const figure pay[] = {FIGURE_COLLECTED,       FIGURE_COMMISSION_DUE, FIGURE_BASE_SALARY,
                             FIGURE_COMMISSION_PAID, FIGURE_GROSS_PAY,      FIGURE_NET_PAY,
                             FIGURE_CARRIED_OUT};
#define PAY_COUNT (sizeof pay / sizeof *pay)

static const struct {
    figure shown;
    review_word words;
} fund[] = {
    {FIGURE_RISK_FUND_OPENING, REVIEW_OPENING}, {FIGURE_RISK_FUND_WITHHELD, REVIEW_WITHHELD},
    {FIGURE_RISK_FUND_DRAWN, REVIEW_DRAWN},     {FIGURE_RISK_FUND_RELEASED, REVIEW_RELEASED},
    {FIGURE_RISK_FUND_BALANCE, REVIEW_CLOSING},
};
#define FUND_COUNT (sizeof fund / sizeof *fund)

static void month_cell(rows_table *t, month m)
{
    char written[MONTH_TEXT_SIZE];
    month_format(m, written);
    rows_table_row(t);
    rows_table_cell(t, written);
}

static bool write_pay(const history *h, language lang, FILE *out)
{
    rows_table t;
    rows_table_begin(&t, out);
    rows_table_column(&t, review_text(REVIEW_MONTH, lang), false);
    rows_table_column(&t, review_text(REVIEW_STATE, lang), false);
    rows_table_column(&t, review_text(REVIEW_GRADE, lang), false);
    for (size_t i = 0; i < PAY_COUNT; i++)
        rows_table_column(&t, figure_label(pay[i], lang), true);
    for (size_t i = 0; i < h->count; i++) {
        const history_month *m = &h->months[i];
        month_cell(&t, m->month);
        rows_table_cell(&t,
                        review_text(m->closed ? REVIEW_STATE_CLOSED : REVIEW_STATE_DRAFT, lang));
        rows_table_text(&t, m->paid.grade);
        for (size_t f = 0; f < PAY_COUNT; f++)
            amount_cell(&t, m->paid.figures[pay[f]].fen);
    }
    return rows_table_end(&t);
}

static bool write_fund(const history *h, language lang, FILE *out)
{
    rows_table t;
    rows_table_begin(&t, out);
    rows_table_column(&t, review_text(REVIEW_MONTH, lang), false);
    for (size_t i = 0; i < FUND_COUNT; i++)
        rows_table_column(&t, review_text(fund[i].words, lang), true);
    for (size_t i = 0; i < h->count; i++) {
        month_cell(&t, h->months[i].month);
        for (size_t f = 0; f < FUND_COUNT; f++)
            amount_cell(&t, h->months[i].paid.figures[fund[f].shown].fen);
    }
    return rows_table_end(&t);
}

bool history_write_text(const history *h, language lang, FILE *out)
{
    if (h->count == 0)
        return true;
    show_text(out, h->id);
    putc(' ', out);
    show_text(out, h->months[h->count - 1].paid.name);
    fputs("\n\n", out);
    if (!write_pay(h, lang, out))
        return false;
    fprintf(out, "\n%s\n", review_text(REVIEW_FUND, lang));
    return write_fund(h, lang, out);
}

void history_write_json(const history *h, FILE *out)
{
    for (size_t i = 0; i < h->count; i++) {
        const history_month *m = &h->months[i];
        char written[MONTH_TEXT_SIZE];
        json_begin(out, "history");
        json_text(out, "month", text_from(written, month_format(m->month, written)));
        json_text(out, "state", text_of(m->closed ? "closed" : "draft"));
        json_text(out, "employee_id", m->paid.id);
        json_text(out, "name", m->paid.name);
        json_text(out, "department", m->paid.department);
        json_text(out, "grade", m->paid.grade);
        for (figure f = 0; f < FIGURE_COUNT; f++)
            if (figure_is_payslip_column(f))
                json_money(out, figure_key(f), m->paid.figures[f]);
        json_end(out);
    }
}
