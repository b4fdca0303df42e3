#include "report/html_page.h"

/* In large, at the top. */
static const figure main_figures[] = {FIGURE_COLLECTED, FIGURE_COMMISSION_DUE, FIGURE_GROSS_PAY,
                                      FIGURE_NET_PAY, FIGURE_RISK_FUND_BALANCE};
/* Of a range of months: what adds up. */
static const figure of_months[] = {FIGURE_COLLECTED, FIGURE_BASE_SALARY, FIGURE_COMMISSION_PAID,
                                   FIGURE_GROSS_PAY, FIGURE_NET_PAY};
/* Every figure, in the order of the way from a payment to what is paid out; one that stands in none comes last. */
static const figure collected[] = {FIGURE_SALES,  FIGURE_COLLECTED, FIGURE_REGULAR,
                                   FIGURE_EXCESS, FIGURE_DUE,       FIGURE_LATE};
static const figure commission[] = {FIGURE_BASE_COMMISSION, FIGURE_EXCESS_COMMISSION,
                                    FIGURE_COMMISSION, FIGURE_LATE_DEDUCTION,
                                    FIGURE_COMMISSION_DUE};
static const figure pay[] = {FIGURE_BASE_SALARY,
                             FIGURE_BASE_FORFEIT,
                             FIGURE_COMMISSION_PAID,
                             FIGURE_RISK_FUND_RELEASED,
                             FIGURE_ALLOWANCES,
                             FIGURE_PROFIT_SHARE,
                             FIGURE_BONUS,
                             FIGURE_ADDITIONS,
                             FIGURE_GROSS_PAY,
                             FIGURE_SOCIAL_INSURANCE,
                             FIGURE_HOUSING_FUND,
                             FIGURE_TAX,
                             FIGURE_DEDUCTIONS,
                             FIGURE_CARRIED_IN,
                             FIGURE_CARRIED_WRITTEN_OFF,
                             FIGURE_NET_PAY,
                             FIGURE_CARRIED_OUT};
static const figure fund[] = {FIGURE_RISK_FUND_OPENING, FIGURE_RISK_FUND_WITHHELD,
                              FIGURE_RISK_FUND_DRAWN, FIGURE_RISK_FUND_BALANCE};
typedef struct {
    report_word heading;
    const figure *figures;
    size_t count;
} figure_group;
static const figure_group groups[] = {
    {REPORT_WORD_COLLECTED, collected, sizeof collected / sizeof *collected},
    {REPORT_WORD_COMMISSION, commission, sizeof commission / sizeof *commission},
    {REPORT_WORD_PAY, pay, sizeof pay / sizeof *pay},
    {REPORT_WORD_FUND, fund, sizeof fund / sizeof *fund},
};
/* Amounts of more digits are set smaller. */
#define LONG_FEN     INT64_C(1000000000)
#define COUNT(array) (sizeof(array) / sizeof *(array))

static void write_main(const html_page *p, const report_month *m, figure f)
{
    const int128 sum = m->sums[f];
    const bool is_long = sum >= LONG_FEN || sum <= -LONG_FEN / 10;
    fprintf(p->out, "<div><dt>");
    html_text(p, text_of(figure_label(f, p->lang)));
    fprintf(p->out, "</dt><dd class=\"%s\">", is_long ? "amount long" : "amount");
    html_amount(p, sum);
    fputs("</dd>", p->out);
    if (m->before) {
        fputs("<dd>", p->out);
        html_difference(p, sum - m->before->people.old_sums[f]);
        fputs("</dd>", p->out);
    }
    fputs("</div>\n", p->out);
}

static void write_persons(const html_page *p, const report_month *m)
{
    fputs("<div><dt>", p->out);
    html_word(p, REPORT_WORD_PERSONS);
    fprintf(p->out, "</dt><dd class=\"amount\">%zu</dd>", m->person_count);
    if (m->before) {
        const payslip_changes *changed = &m->before->people;
        fputs("<dd>", p->out);
        html_word(p, REPORT_WORD_CAME);
        fprintf(p->out, p->lang == LANGUAGE_CHINESE ? " %zu，" : " %zu, ", changed->came);
        html_word(p, REPORT_WORD_WENT);
        fprintf(p->out, " %zu</dd>", changed->went);
    }
    fputs("</div>\n", p->out);
}

static int128 old_sum(const report_month *m, figure f)
{
    return m->before ? m->before->people.old_sums[f] : 0;
}

/* Not a figure that nobody had in either month, unless everyone looks for it. */
static bool stands(const report_month *m, figure f)
{
    return m->sums[f] != 0 || old_sum(m, f) != 0 || f == FIGURE_COLLECTED ||
           f == FIGURE_GROSS_PAY || f == FIGURE_NET_PAY;
}

static void write_row(const html_page *p, const report_month *m, figure f)
{
    const int128 now = m->sums[f], old = old_sum(m, f);
    if (!stands(m, f))
        return;
    html_row_begin(p, text_of(figure_label(f, p->lang)));
    if (m->before)
        html_cell_amount(p, old);
    html_cell_amount(p, now);
    if (m->before)
        html_cell_difference(p, now - old);
    html_row_end(p);
}

/* A body of rows under a heading; which ones were written is noted in told. */
static void write_group(const html_page *p, const report_month *m, const figure_group *group,
                        bool told[FIGURE_COUNT])
{
    bool any = false;
    for (size_t i = 0; i < group->count; i++) {
        told[group->figures[i]] = true;
        any = any || stands(m, group->figures[i]);
    }
    if (!any)
        return;
    fprintf(p->out, "<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"%d\">",
            m->before ? 4 : 2);
    html_word(p, group->heading);
    fputs("</th></tr>\n", p->out);
    for (size_t i = 0; i < group->count; i++)
        write_row(p, m, group->figures[i]);
}

static void write_rows(const html_page *p, const report_month *m)
{
    bool told[FIGURE_COUNT] = {false};
    for (size_t i = 0; i < COUNT(groups); i++) {
        if (i > 0)
            fputs("</tbody>\n<tbody>\n", p->out);
        write_group(p, m, &groups[i], told);
    }
    for (figure f = 0; f < FIGURE_COUNT; f++)
        if (figure_is_payslip_column(f) && !told[f])
            write_row(p, m, f);
}

static void write_table(const html_page *p, const report_month *m)
{
    char written[MONTH_TEXT_SIZE];
    html_table_begin(p, m->month, "totals",
                     m->before ? REPORT_WORD_AGAINST_BEFORE : REPORT_WORD_NO_MONTH_BEFORE, "");
    html_table_column(p, text_of(report_text(REPORT_WORD_FIGURE, p->lang)), false);
    if (m->before)
        html_table_column(p, month_words(m->before->old->month, written), true);
    html_table_column(p, month_words(m->month, written), true);
    if (m->before)
        html_table_column(p, text_of(report_text(REPORT_WORD_DIFFERENCE, p->lang)), true);
    html_table_body(p);
    write_rows(p, m);
    html_table_total(p);
    html_table_end(p);
}

void html_totals(const html_page *p, const report_month *m)
{
    html_section_begin(p, m->month, "totals", REPORT_WORD_TOTALS);
    fputs("<dl class=\"main\">\n", p->out);
    for (size_t i = 0; i < COUNT(main_figures); i++)
        write_main(p, m, main_figures[i]);
    write_persons(p, m);
    fputs("</dl>\n", p->out);
    write_table(p, m);
    html_section_end(p);
}

/* ---- a range ---- */

static void write_month(const html_page *p, const report_month *m)
{
    char written[MONTH_TEXT_SIZE];
    month_format(m->month, written);
    fprintf(p->out, "<tr><th scope=\"row\"><a href=\"#month-%s\">%s</a></th>", written, written);
    html_cell_text(p, text_of(report_state_text(m->state, p->lang)));
    for (size_t f = 0; f < COUNT(of_months); f++)
        html_cell_amount(p, m->sums[of_months[f]]);
    html_row_end(p);
}

static void write_sum(const html_page *p)
{
    html_row_begin(p, text_of(report_text(REPORT_WORD_TOTAL, p->lang)));
    html_cell_text(p, TEXT_EMPTY);
    for (size_t f = 0; f < COUNT(of_months); f++) {
        int128 sum = 0;
        for (size_t i = 0; i < p->data->month_count; i++)
            sum += p->data->months[i].sums[of_months[f]];
        html_cell_amount(p, sum);
    }
    html_row_end(p);
}

void html_months(const html_page *p)
{
    const report_data *data = p->data;
    html_section_begin(p, data->months[0].month, "months", REPORT_WORD_TOTALS);
    html_table_begin(p, data->months[0].month, "months", REPORT_WORD_CONTENTS, "");
    html_table_column(p, text_of(report_text(REPORT_WORD_MONTH, p->lang)), false);
    html_table_column(p, text_of(report_text(REPORT_WORD_STATE, p->lang)), false);
    for (size_t f = 0; f < COUNT(of_months); f++)
        html_table_column(p, text_of(figure_label(of_months[f], p->lang)), true);
    html_table_body(p);
    for (size_t i = 0; i < data->month_count; i++)
        write_month(p, &data->months[i]);
    html_table_total(p);
    write_sum(p);
    html_table_end(p);
    html_section_end(p);
}
