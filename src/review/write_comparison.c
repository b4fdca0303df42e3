#include <stdlib.h>

#include "io/show.h"
#include "review/amounts.h"
#include "review/comparison.h"
#include "review/words.h"

static void figure_columns(rows_table *t, language lang, FILE *out)
{
    rows_table_begin(t, out);
    rows_table_column(t, review_text(REVIEW_FIGURE, lang), false);
    rows_table_column(t, review_text(REVIEW_OLD, lang), true);
    rows_table_column(t, review_text(REVIEW_NEW, lang), true);
    rows_table_column(t, review_text(REVIEW_DIFFERENCE, lang), true);
}

static void figure_row(rows_table *t, figure f, language lang, int128 old, int128 now)
{
    char difference[SHOWN_AMOUNT_SIZE];
    rows_table_row(t);
    rows_table_cell(t, figure_label(f, lang));
    amount_cell(t, old);
    amount_cell(t, now);
    rows_table_cell(t, difference_shown(now - old, difference));
}

/* ---- a person ---- */

static void write_text_change(review_word w, text old, text now, language lang, FILE *out)
{
    if (text_equal(old, now))
        return;
    fprintf(out, "%s: ", review_text(w, lang));
    show_text(out, old.size > 0 ? old : text_of(review_text(REVIEW_NOT_THERE, lang)));
    fputs(" → ", out);
    show_text(out, now.size > 0 ? now : text_of(review_text(REVIEW_NOT_THERE, lang)));
    putc('\n', out);
}

/* "XS01 张三 (came)", then what changed of the person but the figures. */
static void write_person(const person_change *change, language lang, FILE *out)
{
    const paid_person *old = change->old, *now = change->now, *known = now ? now : old;
    show_text(out, known->id);
    putc(' ', out);
    show_text(out, known->name);
    if (!old || !now)
        fprintf(out, " (%s)", review_text(old ? REVIEW_WENT : REVIEW_CAME, lang));
    putc('\n', out);
    if (!old || !now)
        return;
    write_text_change(REVIEW_NAME, old->name, now->name, lang, out);
    write_text_change(REVIEW_DEPARTMENT, old->department, now->department, lang, out);
    write_text_change(REVIEW_GRADE, old->grade, now->grade, lang, out);
}

static bool write_figures(const person_change *change, language lang, FILE *out)
{
    rows_table t;
    size_t count = 0;
    for (figure f = 0; f < FIGURE_COUNT; f++)
        count += person_figure_changed(change, f);
    if (count == 0)
        return true;
    figure_columns(&t, lang, out);
    for (figure f = 0; f < FIGURE_COUNT; f++)
        if (person_figure_changed(change, f))
            figure_row(&t, f, lang, paid_figure(change->old, f).fen,
                       paid_figure(change->now, f).fen);
    return rows_table_end(&t);
}

/* "- payments 2026-07.csv:5 P-1 2026-07-03 100.00" */
static void write_row(const changed_row *row, language lang, FILE *out)
{
    char amount[SHOWN_AMOUNT_SIZE];
    fputs(row->side == ROW_OLD ? "- " : "+ ", out);
    show_text(out, row->file);
    fprintf(out, ":%llu ", (unsigned long long)row->line);
    show_text(out, row->words);
    fprintf(out, " %s\n",
            row->all ? review_text(REVIEW_ALL, lang) : amount_shown(row->amount.fen, amount));
}

/* Of two months: "payment rows 3, adding up to 10,000.00 → 4, adding up to 12,000.00". */
static void write_payment_sums(const person_rows *rows, language lang, FILE *out)
{
    char amount[SHOWN_AMOUNT_SIZE];
    fputs(review_text(REVIEW_PAYMENTS, lang), out);
    for (int side = 0; side < ROW_SIDES; side++) {
        fprintf(out, "%s%llu", side == ROW_OLD ? " " : " → ",
                (unsigned long long)rows->payments[side]);
        fprintf(out, "%s%s", review_text(REVIEW_ADDING_UP_TO, lang),
                amount_shown(rows->payment_fen[side], amount));
    }
    putc('\n', out);
}

static void write_rows(const comparison *c, text id, language lang, FILE *out)
{
    const person_rows *rows = row_changes_of(&c->rows, id);
    if (!rows)
        return;
    if (!c->one_month && rows->payments[ROW_OLD] + rows->payments[ROW_NEW] > 0)
        write_payment_sums(rows, lang, out);
    for (const changed_row *row = rows->first; row; row = row->next)
        write_row(row, lang, out);
}

static bool write_people(const comparison *c, language lang, FILE *out)
{
    for (size_t i = 0; i < c->people.count; i++) {
        const person_change *change = &c->people.people[i];
        putc('\n', out);
        write_person(change, lang, out);
        if (!write_figures(change, lang, out))
            return false;
        write_rows(c, change->now ? change->now->id : change->old->id, lang, out);
    }
    return true;
}

/* ---- the rules ---- */

static void write_rule_value(const rules *r, const rule_entry *entry, language lang, FILE *out)
{
    if (!entry) {
        fputs(review_text(REVIEW_NOT_THERE, lang), out);
        return;
    }
    show_text(out, r->source_name);
    fprintf(out, ":%llu ", (unsigned long long)entry->at.line);
    show_text(out, entry->value);
}

static void write_rules(const rule_changes *changes, language lang, FILE *out)
{
    if (changes->count > 0)
        fprintf(out, "\n%s\n", review_text(REVIEW_RULES, lang));
    for (size_t i = 0; i < changes->count; i++) {
        const rule_change *change = &changes->items[i];
        const rule_entry *named = change->now ? change->now : change->old;
        fputs("[", out);
        show_text(out, named->section);
        fputs("] ", out);
        show_text(out, named->key);
        fputs(": ", out);
        write_rule_value(changes->old, change->old, lang, out);
        fputs(" → ", out);
        write_rule_value(changes->now, change->now, lang, out);
        putc('\n', out);
    }
}

/* ---- the whole ---- */

bool compared_sums_write_text(const compared_sums *sums, text heading, language lang, FILE *out)
{
    rows_table t;
    size_t count = 0;
    for (figure f = 0; f < FIGURE_COUNT; f++)
        count += sums->old[f] != sums->now[f];
    if (count == 0)
        return true;
    putc('\n', out);
    show_text(out, heading);
    putc('\n', out);
    figure_columns(&t, lang, out);
    for (figure f = 0; f < FIGURE_COUNT; f++)
        if (sums->old[f] != sums->now[f])
            figure_row(&t, f, lang, sums->old[f], sums->now[f]);
    return rows_table_end(&t);
}

/* "2026-06 → 2026-07", then "persons 5 → 6: 1 came, 0 went, 4 changed". */
static void write_heading(const comparison *c, language lang, FILE *out)
{
    const payslip_changes *p = &c->people;
    show_text(out, c->old->label);
    fputs(" → ", out);
    show_text(out, c->now->label);
    putc('\n', out);
    if (!comparison_differs(c)) {
        fprintf(out, "%s\n", review_text(REVIEW_NO_DIFFERENCE, lang));
        return;
    }
    fprintf(out, "%s %zu → %zu; %s %zu, %s %zu, %s %zu\n", review_text(REVIEW_PERSONS, lang),
            p->old_persons, p->new_persons, review_text(REVIEW_CAME, lang), p->came,
            review_text(REVIEW_WENT, lang), p->went, review_text(REVIEW_CHANGED, lang),
            p->count - p->came - p->went);
}

bool comparison_write_text(const comparison *c, language lang, FILE *out)
{
    compared_sums sums = {0};
    write_heading(c, lang, out);
    write_rules(&c->rules, lang, out);
    compared_sums_add(&sums, c);
    return write_people(c, lang, out) &&
           compared_sums_write_text(&sums, text_of(review_text(REVIEW_TOTAL, lang)), lang, out);
}
