/*
 * The year: a column a month, every month of the calendar years in its place, known or not. The drawing stretches to the
 * page's width; texts are placed by parts of it and keep their size.
 */
#include "report/html_page.h"
#include "report/html_parts.h"
#include "review/amounts.h"

enum {
    TALL = 200,            /* of the plot, in CSS pixels and in units of the drawing */
    TOP = 12,              /* room above it, for the highest label */
    SLOT = 100,            /* units a month */
    MONTHS_NAMED_MAX = 24, /* of more months the years alone are named */
    LINES_MAX = 6,
    DIGIT_WIDE = 7 /* CSS pixels, at the size of the labels */
};

typedef struct {
    month first;
    int count; /* of months, 12 for each year */
    chart_range range;
    int128 step; /* fen between two lines; low and high are multiples of it */
    unsigned used;
} year_chart;

static int128 round_up(int128 fen, int128 step)
{
    return (fen + step - 1) / step * step;
}

/* 1, 2 or 5 times a power of ten, so that few lines span the range; a chart of nothing spans one yuan. */
static void choose_step(year_chart *c)
{
    static const int factors[] = {1, 2, 5};
    int128 power = 100;
    if (c->range.high == 0 && c->range.low == 0)
        c->range.high = 100;
    for (int i = 0;; i++) {
        c->step = power * factors[i % 3];
        const int128 high = round_up(c->range.high, c->step);
        const int128 low = -round_up(-c->range.low, c->step);
        if ((high - low) / c->step < LINES_MAX) {
            c->range = (chart_range){low, high};
            return;
        }
        power *= i % 3 == 2 ? 10 : 1;
    }
}

static year_chart chart_of(const report_data *data)
{
    year_chart c = {0};
    const int from = month_year(data->months[0].month);
    const int to = month_year(data->months[data->month_count - 1].month);
    (void)month_of(from, 1, &c.first);
    c.count = (to - from + 1) * 12;
    for (size_t i = 0; i < data->year_count; i++) {
        const int128 net = data->year[i].sums[FIGURE_NET_PAY];
        const pay_parts parts = parts_of_sums(data->year[i].sums);
        chart_range_take(&c.range, &parts);
        c.used |= parts_used(&parts);
        c.range.high = net > c.range.high ? net : c.range.high;
    }
    choose_step(&c);
    return c;
}

/* Downwards from the top. */
static long long place(const year_chart *c, int128 fen)
{
    return TALL - (long long)chart_place(&c->range, fen, TALL);
}

/* The scale, in a drawing of its own at the left: as wide as its longest label. */
static void write_scale(const html_page *p, const year_chart *c)
{
    char shown[SHOWN_AMOUNT_SIZE];
    size_t longest = 0;
    for (int128 at = c->range.low; at <= c->range.high; at += c->step) {
        const size_t size = strlen(amount_shown(at, shown)) - strlen(".00");
        longest = size > longest ? size : longest;
    }
    const size_t wide = longest * DIGIT_WIDE + DIGIT_WIDE;
    fprintf(p->out, "<svg class=\"scale\" aria-hidden=\"true\" width=\"%zu\" height=\"%d\">", wide,
            TOP + TALL + 8);
    for (int128 at = c->range.low; at <= c->range.high; at += c->step) {
        const size_t size = strlen(amount_shown(at, shown)) - strlen(".00");
        fprintf(p->out, "<text x=\"%zu\" y=\"%lld\">%.*s</text>", wide - DIGIT_WIDE,
                TOP + place(c, at) + 4, (int)size, shown);
    }
    fputs("</svg>", p->out);
}

static void write_rectangle(const html_page *p, const char *class, long long x, long long from,
                            long long to)
{
    if (from != to)
        fprintf(p->out, "<rect class=\"%s\" x=\"%lld\" y=\"%lld\" width=\"64\" height=\"%lld\"/>",
                class, x, from < to ? from : to, from < to ? to - from : from - to);
}

static void write_column(const html_page *p, const year_chart *c, const report_year_month *m)
{
    static const char *const classes[PART_COUNT] = {"p0", "p1", "p2", "p3"};
    const pay_parts parts = parts_of_sums(m->sums);
    const long long x = (long long)(m->month.index - c->first.index) * SLOT;
    int128 above = 0, below = 0;
    for (int i = 0; i < PART_COUNT; i++) {
        int128 *end = parts.part[i] < 0 ? &below : &above;
        const long long from = place(c, *end);
        *end += parts.part[i];
        write_rectangle(p, classes[i], x + 18, from, place(c, *end));
    }
    fprintf(p->out, "<path class=\"net\" d=\"M%lld %lldh84\"/>", x + 8,
            place(c, m->sums[FIGURE_NET_PAY]));
}

static void write_lines(const html_page *p, const year_chart *c)
{
    for (int128 at = c->range.low; at <= c->range.high; at += c->step)
        fprintf(p->out, "<path class=\"%s\" d=\"M0 %lldh%d\"/>", at == 0 ? "zero" : "line",
                place(c, at), c->count * SLOT);
}

/* The month's number below its column, in bold where the report is of it; the year below January. */
static void write_names(const html_page *p, const year_chart *c)
{
    const report_data *data = p->data;
    for (int i = 0; i < c->count; i++) {
        const month m = {c->first.index + i};
        const bool reported = m.index >= data->months[0].month.index &&
                              m.index <= data->months[data->month_count - 1].month.index;
        const int middle = (i * 2 + 1) * 5000 / c->count; /* hundredths of a percent */
        if (c->count <= MONTHS_NAMED_MAX)
            fprintf(p->out, "<text%s x=\"%d.%02d%%\" y=\"%d\">%d</text>",
                    reported ? " class=\"now\"" : "", middle / 100, middle % 100, TOP + TALL + 18,
                    month_of_year(m));
        if (i % 12 == 0)
            fprintf(p->out, "<text x=\"%d.%02d%%\" y=\"%d\">%04d</text>", middle / 100,
                    middle % 100, TOP + TALL + 34, month_year(m));
    }
}

static void write_drawing(const html_page *p, const year_chart *c)
{
    fputs("<div class=\"drawing\">", p->out);
    write_scale(p, c);
    fprintf(p->out, "<svg class=\"plot\" role=\"img\" width=\"100%%\" height=\"%d\"><title>",
            TOP + TALL + 40);
    html_word(p, REPORT_WORD_YEAR);
    fputs("</title><desc>", p->out);
    html_word(p, REPORT_WORD_YEAR_RULE);
    fprintf(p->out,
            "</desc><svg x=\"0\" y=\"%d\" width=\"100%%\" height=\"%d\" viewBox=\"0 0 %d %d\" "
            "preserveAspectRatio=\"none\">",
            TOP, TALL, c->count * SLOT, TALL);
    write_lines(p, c);
    for (size_t i = 0; i < p->data->year_count; i++)
        write_column(p, c, &p->data->year[i]);
    fputs("</svg>", p->out);
    write_names(p, c);
    fputs("</svg></div>\n", p->out);
}

/* ---- the numbers ---- */

static void write_row(const html_page *p, const report_year_month *m, unsigned used)
{
    char written[MONTH_TEXT_SIZE];
    const pay_parts parts = parts_of_sums(m->sums);
    html_row_begin(p, month_words(m->month, written));
    html_cell_amount(p, m->sums[FIGURE_COLLECTED]);
    for (int i = 0; i < PART_COUNT; i++)
        if (used & 1u << i)
            html_cell_amount(p, parts.part[i]);
    html_cell_amount(p, m->sums[FIGURE_GROSS_PAY]);
    html_cell_amount(p, m->sums[FIGURE_NET_PAY]);
    html_row_end(p);
}

static void write_total(const html_page *p, unsigned used)
{
    report_year_month total = {0};
    for (size_t i = 0; i < p->data->year_count; i++)
        for (figure f = 0; f < FIGURE_COUNT; f++)
            total.sums[f] += p->data->year[i].sums[f];
    const pay_parts parts = parts_of_sums(total.sums);
    html_row_begin(p, text_of(report_text(REPORT_WORD_TOTAL, p->lang)));
    html_cell_amount(p, total.sums[FIGURE_COLLECTED]);
    for (int i = 0; i < PART_COUNT; i++)
        if (used & 1u << i)
            html_cell_amount(p, parts.part[i]);
    html_cell_amount(p, total.sums[FIGURE_GROSS_PAY]);
    html_cell_amount(p, total.sums[FIGURE_NET_PAY]);
    html_row_end(p);
}

static void write_numbers(const html_page *p, const year_chart *c)
{
    const month at = p->data->months[0].month;
    html_table_begin(p, at, "year", REPORT_WORD_YEAR_RULE, "");
    html_table_column(p, text_of(report_text(REPORT_WORD_MONTH, p->lang)), false);
    html_table_column(p, text_of(figure_label(FIGURE_COLLECTED, p->lang)), true);
    for (int i = 0; i < PART_COUNT; i++)
        if (c->used & 1u << i)
            html_table_column(p, text_of(part_label(i, p->lang)), true);
    html_table_column(p, text_of(figure_label(FIGURE_GROSS_PAY, p->lang)), true);
    html_table_column(p, text_of(figure_label(FIGURE_NET_PAY, p->lang)), true);
    html_table_body(p);
    for (size_t i = 0; i < p->data->year_count; i++)
        write_row(p, &p->data->year[i], c->used);
    html_table_total(p);
    write_total(p, c->used);
    html_table_end(p);
}

void html_year(const html_page *p)
{
    const year_chart c = chart_of(p->data);
    html_section_begin(p, p->data->months[0].month, "year", REPORT_WORD_YEAR);
    parts_legend(p, c.used);
    write_drawing(p, &c);
    write_numbers(p, &c);
    html_section_end(p);
}
