/* Everybody's payslip, and the risk fund as a ledger: tables of figures, a row a person. */
#include "report/html_page.h"

/* What a table shows. always: also where everybody has 0. */
typedef struct {
    figure shown;
    bool always;
    int word; /* REPORT_WORD_… for its heading; -1: the figure's name */
} figure_column;

static const figure_column pay[] = {
    {FIGURE_COLLECTED, true, -1},
#define PAY_COLUMN(id, always) {FIGURE_##id, always, -1},
#include "report/pay_columns.def"
#undef PAY_COLUMN
};
static const figure_column fund[] = {
    {FIGURE_RISK_FUND_OPENING, true, REPORT_WORD_OPENING},
    {FIGURE_RISK_FUND_WITHHELD, true, REPORT_WORD_WITHHELD},
    {FIGURE_RISK_FUND_RELEASED, true, REPORT_WORD_RELEASED},
    {FIGURE_RISK_FUND_DRAWN, true, REPORT_WORD_DRAWN},
    {FIGURE_RISK_FUND_BALANCE, true, REPORT_WORD_CLOSING},
};
#define COUNT(array)         (sizeof(array) / sizeof *(array))
#define PORTRAIT_COLUMNS_MAX 10 /* that fit on paper held upright */

static bool anybody_has(const report_month *m, figure f)
{
    for (size_t i = 0; i < m->person_count; i++)
        if (m->persons[i].slip->figures[f].fen != 0)
            return true;
    return false;
}

/* The columns that stand, as bits. */
static unsigned columns_of(const report_month *m, const figure_column *columns, size_t count)
{
    unsigned standing = 0;
    for (size_t c = 0; c < count; c++)
        if (columns[c].always || anybody_has(m, columns[c].shown))
            standing |= 1u << c;
    return standing;
}

typedef struct {
    const figure_column *columns;
    size_t count;
    unsigned standing;
} figure_table;

static void write_headings(const html_page *p, const figure_table *t)
{
    html_table_column(p, text_of(report_text(REPORT_WORD_PERSON, p->lang)), false);
    for (size_t c = 0; c < t->count; c++)
        if (t->standing & 1u << c)
            html_table_column(p,
                              text_of(t->columns[c].word >= 0
                                          ? report_text((report_word)t->columns[c].word, p->lang)
                                          : figure_label(t->columns[c].shown, p->lang)),
                              true);
    html_table_body(p);
}

static void write_person(const html_page *p, const figure_table *t, const report_person *who)
{
    html_row_person(p, who->who->name, who->who->id);
    for (size_t c = 0; c < t->count; c++)
        if (t->standing & 1u << c)
            html_cell_amount(p, who->slip->figures[t->columns[c].shown].fen);
    html_row_end(p);
}

static void write_total(const html_page *p, const figure_table *t, const report_month *m)
{
    html_table_total(p);
    html_row_begin(p, text_of(report_text(REPORT_WORD_TOTAL, p->lang)));
    for (size_t c = 0; c < t->count; c++)
        if (t->standing & 1u << c)
            html_cell_amount(p, m->sums[t->columns[c].shown]);
    html_row_end(p);
    html_table_end(p);
}

void html_payroll(const html_page *p, const report_month *m)
{
    const figure_table t = {pay, COUNT(pay), columns_of(m, pay, COUNT(pay))};
    int columns = 0;
    for (unsigned bits = t.standing; bits; bits &= bits - 1)
        columns++;
    html_section_begin(p, m->month, columns > PORTRAIT_COLUMNS_MAX ? "wide" : "payroll",
                       REPORT_WORD_PAY);
    html_table_begin(p, m->month, "payroll", REPORT_WORD_IN_YUAN, "");
    write_headings(p, &t);
    for (size_t i = 0; i < m->person_count; i++)
        write_person(p, &t, &m->persons[i]);
    write_total(p, &t, m);
    html_section_end(p);
}

static bool has_fund(const report_person *who)
{
    for (size_t c = 0; c < COUNT(fund); c++)
        if (who->slip->figures[fund[c].shown].fen != 0)
            return true;
    return false;
}

/* "12,180.00 + 1,019.00 …": the ledger of all, as a sum. */
static void write_ledger(const html_page *p, const report_month *m)
{
    static const char *const signs[COUNT(fund)] = {"", "+", "−", "−", "="};
    fputs("<dl class=\"ledger\">\n", p->out);
    for (size_t c = 0; c < COUNT(fund); c++) {
        fputs("<div><dt>", p->out);
        html_word(p, (report_word)fund[c].word);
        fprintf(p->out, "</dt><dd><span class=\"sign\">%s</span> ", signs[c]);
        html_amount(p, m->sums[fund[c].shown]);
        fputs("</dd></div>\n", p->out);
    }
    fputs("</dl>\n", p->out);
}

static void write_fund(const html_page *p, const report_month *m)
{
    const figure_table t = {fund, COUNT(fund), columns_of(m, fund, COUNT(fund))};
    write_ledger(p, m);
    html_table_begin(p, m->month, "fund", REPORT_WORD_BY_PERSON, "");
    write_headings(p, &t);
    for (size_t i = 0; i < m->person_count; i++)
        if (has_fund(&m->persons[i]))
            write_person(p, &t, &m->persons[i]);
    write_total(p, &t, m);
}

void html_fund(const html_page *p, const report_month *m)
{
    bool any = false;
    for (size_t i = 0; i < m->person_count && !any; i++)
        any = has_fund(&m->persons[i]);
    html_section_begin(p, m->month, "fund", REPORT_WORD_FUND);
    if (any)
        write_fund(p, m);
    else
        html_note(p, REPORT_WORD_NO_FUND);
    html_section_end(p);
}
