/* Pay by part and person: a row a person, its bar drawn without text so that it may be as wide as the page. */
#include "report/html_page.h"
#include "report/html_parts.h"

#include <stdlib.h>

#define BARS_MAX 30 /* of more people the others stand together */
#define WIDTH    10000

typedef struct {
    const report_month *month;
    const report_person **order; /* the highest gross pay first */
    size_t shown;
    pay_parts rest, average; /* of those not shown */
    int128 rest_gross;
    chart_range range;
    unsigned used;
} bars;

static int by_gross_pay(const void *a, const void *b)
{
    const report_person *const *p = a, *const *q = b;
    const int order =
        money_compare((*q)->slip->figures[FIGURE_GROSS_PAY], (*p)->slip->figures[FIGURE_GROSS_PAY]);
    return order != 0 ? order : (*p > *q) - (*p < *q);
}

/* Those beyond the ones shown, and what each has on average. */
static void gather_rest(bars *b)
{
    const int128 count = (int128)(b->month->person_count - b->shown);
    for (size_t i = b->shown; i < b->month->person_count; i++) {
        const pay_parts parts = parts_of_slip(b->order[i]->slip);
        for (int k = 0; k < PART_COUNT; k++)
            b->rest.part[k] += parts.part[k];
        b->rest_gross += b->order[i]->slip->figures[FIGURE_GROSS_PAY].fen;
    }
    for (int k = 0; k < PART_COUNT && count > 0; k++)
        b->average.part[k] = b->rest.part[k] / count;
}

static bool gather(html_page *p, const report_month *m, bars *b)
{
    *b = (bars){.month = m};
    b->order = arena_allocate(&p->scratch, m->person_count * sizeof *b->order);
    if (!b->order)
        return false;
    for (size_t i = 0; i < m->person_count; i++)
        b->order[i] = &m->persons[i];
    qsort(b->order, m->person_count, sizeof *b->order, by_gross_pay);
    b->shown = m->person_count > BARS_MAX + 1 ? BARS_MAX : m->person_count;
    gather_rest(b);
    for (size_t i = 0; i < b->shown; i++) {
        const pay_parts parts = parts_of_slip(b->order[i]->slip);
        chart_range_take(&b->range, &parts);
        b->used |= parts_used(&parts);
    }
    chart_range_take(&b->range, &b->average);
    b->used |= parts_used(&b->rest);
    return true;
}

/* Amounts above zero go from the line to the right, those below to the left, in the order of the legend. */
static void write_segments(const html_page *p, const bars *b, const pay_parts *parts)
{
    int128 above = 0, below = 0;
    for (int i = 0; i < PART_COUNT; i++) {
        int128 *end = parts->part[i] < 0 ? &below : &above;
        const int64_t from = chart_place(&b->range, *end, WIDTH);
        *end += parts->part[i];
        const int64_t to = chart_place(&b->range, *end, WIDTH);
        if (from != to)
            fprintf(p->out, "<rect class=\"p%d\" x=\"%lld\" y=\"1\" width=\"%lld\" height=\"8\"/>",
                    i, (long long)(from < to ? from : to),
                    (long long)(from < to ? to - from : from - to));
    }
}

static void write_bar(const html_page *p, const bars *b, const pay_parts *parts, text name)
{
    const long long zero = (long long)chart_place(&b->range, 0, WIDTH);
    fprintf(
        p->out,
        "<td class=\"bar\"><svg role=\"img\" viewBox=\"0 0 %d 10\" preserveAspectRatio=\"none\">"
        "<title>",
        WIDTH);
    html_text(p, name);
    fputs("</title><desc>", p->out);
    parts_words(p, parts);
    fputs("</desc>", p->out);
    write_segments(p, b, parts);
    fprintf(p->out, "<path class=\"zero\" d=\"M%lld 0V10\"/></svg></td>", zero);
}

static void write_person(const html_page *p, const bars *b, const report_person *who)
{
    const pay_parts parts = parts_of_slip(who->slip);
    html_row_person(p, who->who->name, who->who->id);
    write_bar(p, b, &parts, who->who->name);
    html_cell_amount(p, who->slip->figures[FIGURE_GROSS_PAY].fen);
    html_row_end(p);
}

/* "all others together (970)", whose bar is one person's, on average: theirs together would dwarf every other. */
static void write_rest(const html_page *p, const bars *b)
{
    if (b->shown == b->month->person_count)
        return;
    fputs("<tr><th scope=\"row\">", p->out);
    html_word(p, REPORT_WORD_THE_OTHERS);
    fprintf(p->out, " (%zu) <small>", b->month->person_count - b->shown);
    html_word(p, REPORT_WORD_ON_AVERAGE);
    fputs("</small></th>", p->out);
    write_bar(p, b, &b->average, text_of(report_text(REPORT_WORD_ON_AVERAGE, p->lang)));
    html_cell_amount(p, b->rest_gross);
    html_row_end(p);
}

static void write_table(const html_page *p, const bars *b)
{
    const report_month *m = b->month;
    html_table_begin(p, m->month, "parts", REPORT_WORD_PAY_BY_PART_RULE, "bars");
    html_table_column(p, text_of(report_text(REPORT_WORD_PERSON, p->lang)), false);
    html_table_column(p, text_of(report_text(REPORT_WORD_PARTS, p->lang)), false);
    html_table_column(p, text_of(figure_label(FIGURE_GROSS_PAY, p->lang)), true);
    html_table_body(p);
    for (size_t i = 0; i < b->shown; i++)
        write_person(p, b, b->order[i]);
    write_rest(p, b);
    html_table_total(p);
    html_row_begin(p, text_of(report_text(REPORT_WORD_TOTAL, p->lang)));
    fputs("<td></td>", p->out);
    html_cell_amount(p, m->sums[FIGURE_GROSS_PAY]);
    html_row_end(p);
    html_table_end(p);
}

bool html_bars(html_page *p, const report_month *m)
{
    bars b;
    if (!gather(p, m, &b))
        return false;
    html_section_begin(p, m->month, "parts", REPORT_WORD_PAY_BY_PART);
    parts_legend(p, b.used);
    write_table(p, &b);
    html_section_end(p);
    return true;
}
