#include "report/html_parts.h"

pay_parts parts_of_sums(const int128 sums[FIGURE_COUNT])
{
    return (pay_parts){{
        [PART_BASE] = sums[FIGURE_BASE_SALARY] - sums[FIGURE_BASE_FORFEIT],
        [PART_COMMISSION] = sums[FIGURE_COMMISSION_PAID],
        [PART_RELEASED] = sums[FIGURE_RISK_FUND_RELEASED],
        [PART_OTHER] = sums[FIGURE_ALLOWANCES] + sums[FIGURE_PROFIT_SHARE] + sums[FIGURE_BONUS] +
                       sums[FIGURE_ADDITIONS],
    }};
}

pay_parts parts_of_slip(const payslip *slip)
{
    int128 sums[FIGURE_COUNT];
    for (figure f = 0; f < FIGURE_COUNT; f++)
        sums[f] = slip->figures[f].fen;
    return parts_of_sums(sums);
}

const char *part_label(int part, language lang)
{
    switch (part) {
    case PART_BASE:
        return report_text(REPORT_WORD_PART_BASE, lang);
    case PART_COMMISSION:
        return figure_label(FIGURE_COMMISSION_PAID, lang);
    case PART_RELEASED:
        return figure_label(FIGURE_RISK_FUND_RELEASED, lang);
    default:
        return report_text(REPORT_WORD_PART_OTHER, lang);
    }
}

void chart_range_take(chart_range *range, const pay_parts *parts)
{
    int128 below = 0, above = 0;
    for (int i = 0; i < PART_COUNT; i++) {
        below += parts->part[i] < 0 ? parts->part[i] : 0;
        above += parts->part[i] > 0 ? parts->part[i] : 0;
    }
    range->low = below < range->low ? below : range->low;
    range->high = above > range->high ? above : range->high;
}

int64_t chart_place(const chart_range *range, int128 fen, int64_t size)
{
    const int128 span = range->high - range->low;
    return span == 0 ? 0 : (int64_t)((fen - range->low) * size / span);
}

unsigned parts_used(const pay_parts *parts)
{
    unsigned used = 0;
    for (int i = 0; i < PART_COUNT; i++)
        used |= parts->part[i] != 0 ? 1u << i : 0;
    return used;
}

void parts_legend(const html_page *p, unsigned used)
{
    if (used == 0)
        return;
    fputs("<ul class=\"legend\">", p->out);
    for (int i = 0; i < PART_COUNT; i++) {
        if (!(used & 1u << i))
            continue;
        fprintf(p->out,
                "<li><svg class=\"key\" viewBox=\"0 0 10 10\" aria-hidden=\"true\">"
                "<rect class=\"p%d\" width=\"10\" height=\"10\"/></svg><span>",
                i);
        html_text(p, text_of(part_label(i, p->lang)));
        fputs("</span></li>", p->out);
    }
    fputs("</ul>\n", p->out);
}

void parts_words(const html_page *p, const pay_parts *parts)
{
    const char *before = "";
    for (int i = 0; i < PART_COUNT; i++) {
        if (parts->part[i] == 0)
            continue;
        fputs(before, p->out);
        html_text(p, text_of(part_label(i, p->lang)));
        putc(' ', p->out);
        html_amount(p, parts->part[i]);
        before = p->lang == LANGUAGE_CHINESE ? "，" : ", ";
    }
    if (!*before)
        html_amount(p, 0);
}
