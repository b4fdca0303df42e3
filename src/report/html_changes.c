/*
 * Whose net pay changed by much since the month before, and why. The effects of a person's parts add up to the change
 * exactly; beneath them stands what they come from: payments, what was late, the grade, rows of adjustments.
 */
#include "report/html_page.h"

#include <stdlib.h>

#define CHANGES_MAX 30 /* the others stand in one row */
#define LARGE_PARTS 10 /* a tenth of what it was is large */

/* How each part moves net pay; with what is carried out, which it is relieved of. */
static const struct {
    figure part;
    int sign;
} effects[] = {
    {FIGURE_BASE_SALARY, 1},
    {FIGURE_BASE_FORFEIT, -1},
    {FIGURE_COMMISSION_PAID, 1},
    {FIGURE_RISK_FUND_RELEASED, 1},
    {FIGURE_ALLOWANCES, 1},
    {FIGURE_PROFIT_SHARE, 1},
    {FIGURE_BONUS, 1},
    {FIGURE_ADDITIONS, 1},
    {FIGURE_SOCIAL_INSURANCE, -1},
    {FIGURE_HOUSING_FUND, -1},
    {FIGURE_TAX, -1},
    {FIGURE_DEDUCTIONS, -1},
    {FIGURE_CARRIED_IN, -1},
    {FIGURE_CARRIED_WRITTEN_OFF, 1},
    {FIGURE_CARRIED_OUT, 1},
};
/* What parts come from. */
static const figure causes[] = {FIGURE_COLLECTED, FIGURE_EXCESS, FIGURE_LATE,
                                FIGURE_RISK_FUND_WITHHELD};
#define COUNT(array) (sizeof(array) / sizeof *(array))

static int128 old_of(const person_change *c, figure f)
{
    return paid_figure(c->old, f).fen;
}

static int128 now_of(const person_change *c, figure f)
{
    return paid_figure(c->now, f).fen;
}

static int128 size_of(int128 fen)
{
    return fen < 0 ? -fen : fen;
}

static int128 difference_of(const person_change *c)
{
    return now_of(c, FIGURE_NET_PAY) - old_of(c, FIGURE_NET_PAY);
}

static bool is_large(const person_change *c)
{
    const int128 difference = difference_of(c);
    return !c->old || !c->now ||
           (difference != 0 && size_of(difference) * LARGE_PARTS >= old_of(c, FIGURE_NET_PAY));
}

static int by_size(const void *a, const void *b)
{
    const person_change *const *p = a, *const *q = b;
    const int128 first = size_of(difference_of(*p)), second = size_of(difference_of(*q));
    return first != second ? (first < second) - (first > second) : (*p > *q) - (*p < *q);
}

/* ---- reasons ---- */

static int128 effect_of(const person_change *c, size_t i)
{
    return (now_of(c, effects[i].part) - old_of(c, effects[i].part)) * effects[i].sign;
}

/* Each part that moved net pay, the one that moved it most first. */
static void write_effects(const html_page *p, const person_change *c)
{
    bool written[COUNT(effects)] = {false};
    for (size_t n = 0; n < COUNT(effects); n++) {
        size_t most = COUNT(effects);
        for (size_t i = 0; i < COUNT(effects); i++)
            if (!written[i] && effect_of(c, i) != 0 &&
                (most == COUNT(effects) || size_of(effect_of(c, i)) > size_of(effect_of(c, most))))
                most = i;
        if (most == COUNT(effects))
            return;
        written[most] = true;
        fputs("<li>", p->out);
        html_text(p, text_of(figure_label(effects[most].part, p->lang)));
        putc(' ', p->out);
        html_difference(p, effect_of(c, most));
        fputs("</li>", p->out);
    }
}

static void write_text_change(const html_page *p, report_word w, text old, text now)
{
    if (text_equal(old, now))
        return;
    fputs("<li>", p->out);
    html_word(p, w);
    putc(' ', p->out);
    html_text(p, old.size > 0 ? old : text_of(report_text(REPORT_WORD_NOT_THERE, p->lang)));
    fputs(" → ", p->out);
    html_text(p, now.size > 0 ? now : text_of(report_text(REPORT_WORD_NOT_THERE, p->lang)));
    fputs("</li>", p->out);
}

static void write_causes(const html_page *p, const person_change *c)
{
    for (size_t i = 0; i < COUNT(causes); i++) {
        if (old_of(c, causes[i]) == now_of(c, causes[i]))
            continue;
        fputs("<li>", p->out);
        html_text(p, text_of(figure_label(causes[i], p->lang)));
        putc(' ', p->out);
        html_amount(p, old_of(c, causes[i]));
        fputs(" → ", p->out);
        html_amount(p, now_of(c, causes[i]));
        fputs("</li>", p->out);
    }
    if (!c->old || !c->now)
        return;
    write_text_change(p, REPORT_WORD_GRADE, c->old->grade, c->now->grade);
    write_text_change(p, REPORT_WORD_DEPARTMENT, c->old->department, c->now->department);
}

/* "bonus", 奖金: the figure that rows of the kind make up. */
static text kind_label(text written, language lang)
{
    static const figure figures[ADJUSTMENT_KIND_COUNT] = {
        [ADJUSTMENT_BONUS] = FIGURE_BONUS,
        [ADJUSTMENT_ADDITION] = FIGURE_ADDITIONS,
        [ADJUSTMENT_DEDUCTION] = FIGURE_DEDUCTIONS,
        [ADJUSTMENT_SOCIAL_INSURANCE] = FIGURE_SOCIAL_INSURANCE,
        [ADJUSTMENT_HOUSING_FUND] = FIGURE_HOUSING_FUND,
        [ADJUSTMENT_TAX] = FIGURE_TAX,
        [ADJUSTMENT_BASE_FORFEIT] = FIGURE_BASE_FORFEIT,
        [ADJUSTMENT_RISK_FUND_RELEASE] = FIGURE_RISK_FUND_RELEASED,
        [ADJUSTMENT_RISK_FUND_DRAW] = FIGURE_RISK_FUND_DRAWN,
        [ADJUSTMENT_CARRY_WRITE_OFF] = FIGURE_CARRIED_WRITTEN_OFF,
    };
    const adjustment_kind kind = adjustment_kind_by_name(written);
    return kind == ADJUSTMENT_KIND_COUNT ? written : text_of(figure_label(figures[kind], lang));
}

/* The note of a row of this month's adjustments. */
static text note_of(const report_month *m, const changed_row *row)
{
    for (size_t i = 0; i < m->adjustment_count; i++)
        if (row->side == ROW_NEW && m->adjustments[i].line == row->line)
            return m->adjustments[i].note;
    return TEXT_EMPTY;
}

/* "2026-07 bonus 3,000.00, for the year (adjustments.csv:12)": rows that one of the months alone has. */
static void write_adjustments(const html_page *p, const report_month *m, text id)
{
    const person_rows *rows = row_changes_of(&m->before->rows, id);
    for (const changed_row *row = rows ? rows->first : NULL; row; row = row->next) {
        const text note = note_of(m, row);
        fputs("<li>", p->out);
        html_month(p, row->side == ROW_NEW ? m->month : m->before->old->month);
        putc(' ', p->out);
        html_text(p, kind_label(row->words, p->lang));
        putc(' ', p->out);
        if (row->all)
            html_word(p, REPORT_WORD_ALL);
        else
            html_amount(p, row->amount.fen);
        if (note.size > 0) {
            fputs(p->lang == LANGUAGE_CHINESE ? "，" : ", ", p->out);
            html_text(p, note);
        }
        fputs(" <small>", p->out);
        html_text(p, row->file);
        fprintf(p->out, ":%llu</small></li>", (unsigned long long)row->line);
    }
}

/* ---- people ---- */

static void write_person(const html_page *p, const report_month *m, const person_change *c)
{
    const paid_person *known = c->now ? c->now : c->old;
    fputs("<tr><th scope=\"rowgroup\">", p->out);
    html_text(p, known->name);
    fputs(" <small>", p->out);
    html_text(p, known->id);
    fputs("</small>", p->out);
    if (!c->old || !c->now) {
        fputs(" <span class=\"mark\">", p->out);
        html_word(p, c->now ? REPORT_WORD_CAME : REPORT_WORD_WENT);
        fputs("</span>", p->out);
    }
    fputs("</th>", p->out);
    html_cell_amount(p, old_of(c, FIGURE_NET_PAY));
    html_cell_amount(p, now_of(c, FIGURE_NET_PAY));
    html_cell_difference(p, difference_of(c));
    fputs("</tr>\n<tr><td class=\"why\" colspan=\"4\"><ul>", p->out);
    write_effects(p, c);
    fputs("</ul><ul>", p->out);
    write_causes(p, c);
    write_adjustments(p, m, known->id);
    fputs("</ul></td></tr>\n", p->out);
}

static void write_sums(const html_page *p, report_word heading, int128 old, int128 now)
{
    html_row_begin(p, text_of(report_text(heading, p->lang)));
    html_cell_amount(p, old);
    html_cell_amount(p, now);
    html_cell_difference(p, now - old);
    html_row_end(p);
}

static void write_people(const html_page *p, const report_month *m, const person_change **large,
                         size_t count)
{
    char written[MONTH_TEXT_SIZE];
    int128 old = m->before->people.old_sums[FIGURE_NET_PAY];
    int128 now = m->before->people.new_sums[FIGURE_NET_PAY];
    html_table_begin(p, m->month, "changes", REPORT_WORD_LARGE_CHANGES_RULE, "changes");
    html_table_column(p, text_of(report_text(REPORT_WORD_PERSON, p->lang)), false);
    html_table_column(p, month_words(m->before->old->month, written), true);
    html_table_column(p, month_words(m->month, written), true);
    html_table_column(p, text_of(report_text(REPORT_WORD_DIFFERENCE, p->lang)), true);
    html_table_body(p);
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            fputs("</tbody>\n<tbody>\n", p->out);
        write_person(p, m, large[i]);
        old -= old_of(large[i], FIGURE_NET_PAY);
        now -= now_of(large[i], FIGURE_NET_PAY);
    }
    html_table_total(p);
    if (old != 0 || now != 0)
        write_sums(p, REPORT_WORD_EVERYONE_ELSE, old, now);
    write_sums(p, REPORT_WORD_TOTAL, m->before->people.old_sums[FIGURE_NET_PAY],
               m->before->people.new_sums[FIGURE_NET_PAY]);
    html_table_end(p);
}

/* ---- rules ---- */

static void write_value(const html_page *p, const rule_entry *entry)
{
    fputs("<b>", p->out);
    html_text(p, entry ? entry->value : text_of(report_text(REPORT_WORD_NOT_THERE, p->lang)));
    fputs("</b>", p->out);
}

static void write_rules(const html_page *p, const rule_changes *changes)
{
    if (changes->count == 0)
        return;
    html_heading(p, p->level + 1, REPORT_WORD_RULES_CHANGED);
    fputs("<ul class=\"rules\">", p->out);
    for (size_t i = 0; i < changes->count; i++) {
        const rule_change *change = &changes->items[i];
        const rule_entry *named = change->now ? change->now : change->old;
        fputs("<li>[", p->out);
        html_text(p, named->section);
        fputs("] ", p->out);
        html_text(p, named->key);
        putc(' ', p->out);
        write_value(p, change->old);
        fputs(" → ", p->out);
        write_value(p, change->now);
        fputs("</li>", p->out);
    }
    fputs("</ul>\n", p->out);
}

bool html_changes(html_page *p, const report_month *m)
{
    if (!m->before)
        return true;
    const payslip_changes *changed = &m->before->people;
    const person_change **large = arena_allocate(&p->scratch, changed->count * sizeof *large);
    size_t count = 0;
    if (!large)
        return false;
    for (size_t i = 0; i < changed->count; i++)
        if (is_large(&changed->people[i]))
            large[count++] = &changed->people[i];
    qsort(large, count, sizeof *large, by_size);
    html_section_begin(p, m->month, "changes", REPORT_WORD_LARGE_CHANGES);
    if (comparison_differs(m->before))
        write_people(p, m, large, count < CHANGES_MAX ? count : CHANGES_MAX);
    else
        html_note(p, REPORT_WORD_NO_DIFFERENCE);
    write_rules(p, &m->before->rules);
    html_section_end(p);
    return true;
}
