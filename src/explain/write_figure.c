#include "explain/write_figure.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "explain/piece.h"
#include "explain/reason.h"
#include "explain/words.h"
#include "io/show.h"

#define INDENT "    "

static void write_heading(const teller *t, const told_figure *told, FILE *out)
{
    const char *label = figure_label(told->figure, t->lang), *key = figure_key(told->figure);
    if (strcmp(label, key) == 0)
        fputs(label, out);
    else
        fprintf(out, "%s (%s)", label, key);
    fputs(words_say(SAY_COLON, t->lang), out);
    render_amount(fraction_of_money(told->value), UNIT_MONEY, out);
}

void figure_write_zero(const teller *t, const told_figure *told, FILE *out)
{
    write_heading(t, told, out);
    if (told->steps) {
        fputs(" — ", out);
        reason_of_zero(t, told->steps, out);
    }
    putc('\n', out);
}

/* ---- the formula ---- */

static bool is_share(const step *s)
{
    return step_is_leaf(s) && text_is(s->of->word, "share");
}

static void write_formula(const teller *t, const step *steps, FILE *out)
{
    const step *inner = render_inner(steps);
    if (inner->of->kind == FORMULA_NUMBER)
        return;
    fputs(INDENT "= ", out);
    render_words(t, inner, out);
    putc('\n', out);
    if (step_is_leaf(inner) && !is_share(inner))
        return;
    fputs(INDENT "= ", out);
    render_numbers(t, inner, out);
    putc('\n', out);
}

/* ---- bounds and rounding ---- */

typedef struct {
    const teller *teller;
    FILE *out;
} telling;

static void write_bound(void *closure, const step *s)
{
    const telling *w = closure;
    piece p;
    if (s->of->kind != FORMULA_MIN && s->of->kind != FORMULA_MAX)
        return;
    const bool told = piece_open(&p) && reason_of_bound(w->teller, s, p.out);
    if (!piece_close(&p))
        *w->teller->failed = true;
    else if (told)
        fprintf(w->out, INDENT "%s\n", p.bytes);
    free(p.bytes);
}

static void write_change(const telling *w, saying what, fraction exact, fraction rounded)
{
    char before[FRACTION_TEXT_SIZE], after[FRACTION_TEXT_SIZE];
    const char *const values[3] = {before, after, ""};
    fraction_show(exact, 2, before);
    fraction_show(rounded, 2, after);
    fputs(INDENT, w->out);
    words_fill(w->out, words_say(fraction_equal(exact, rounded) ? SAY_ROUNDED_NOTHING : what, w->teller->lang), values);
    putc('\n', w->out);
}

bool figure_exact_share(const scope *s, fraction *out)
{
    const payslip *slip = &s->settled->payslips[s->index];
    const int128 total = scope_weight_total(s);
    return total > 0 &&
           fraction_multiply(fraction_of_money(slip->figures[FIGURE_PROFIT_POOL]),
                             fraction_of(slip->figures[FIGURE_PROFIT_SHARE_WEIGHT].fen, total), out);
}

static void write_rounding(void *closure, const step *s)
{
    const telling *w = closure;
    fraction exact;
    if (s->of->kind == FORMULA_ROUND)
        write_change(w, SAY_ROUNDED, s->parts[0]->value, s->value);
    else if (is_share(s) && figure_exact_share(w->teller->scope, &exact))
        write_change(w, SAY_LARGEST_REMAINDER, exact, s->value);
}

/* ---- what it rests on ---- */

static void write_place(text file, uint64_t line, FILE *out)
{
    show_text(out, file);
    if (line > 0)
        fprintf(out, ":%" PRIu64, line);
}

static void write_rule(const explanation *e, const teller *t, const rule_use *use, FILE *out)
{
    fputs(INDENT, out);
    if (use->entry) {
        write_place(explanation_source(e, use->entry->at.source), use->entry->at.line, out);
        fprintf(out, ": [%s] %s = ", use->section, use->key->key);
        show_text(out, use->entry->value);
    } else {
        show_text(out, explanation_source(e, e->computed.rules->source));
        fprintf(out, ": [%s] %s = %s (", use->section, use->key->key, use->value);
        const char *const values[3] = {use->section, "", ""};
        words_fill(out, words_say(use->section_given ? SAY_DEFAULT : SAY_SECTION_LEFT_OUT, t->lang), values);
        putc(')', out);
    }
    putc('\n', out);
}

static void write_profit_row(const explanation *e, FILE *out)
{
    if (!e->computed.company.has_profit)
        return;
    fputs(INDENT, out);
    write_place(explanation_file(e, "company"), e->computed.company.line, out);
    fputs(": profit ", out);
    render_amount(fraction_of_money(e->computed.company.profit), UNIT_MONEY, out);
    putc('\n', out);
}

/* The column that an opening comes from: of last month's balances where they know the person, else of the staff file. */
static void write_opening_file(const explanation *e, const told_figure *told, FILE *out)
{
    if (told->read->kind != FORMULA_CALL || !text_is(told->read->word, "opening"))
        return;
    const bool listed = e->computed.opening.people[e->who].listed;
    const bool fund = text_is(told->read->argument, "risk_fund");
    if (!fund && !listed)
        return;
    fputs(INDENT, out);
    show_text(out, explanation_file(e, listed ? "balances" : "staff"));
    fprintf(out, ": %s\n", !fund ? "carried_out" : listed ? "risk_fund_closing" : "risk_fund_opening");
}

void figure_write(const explanation *e, const teller *t, const told_figure *told, FILE *out)
{
    telling w = {t, out};
    if (told->value.fen == 0) {
        figure_write_zero(t, told, out);
    } else {
        write_heading(t, told, out);
        putc('\n', out);
    }
    if (told->steps) {
        write_formula(t, told->steps, out);
        if (told->value.fen != 0) /* a 0 has said what held it back */
            step_walk(told->steps, true, write_bound, &w);
        step_walk(told->steps, true, write_rounding, &w);
    } else {
        fprintf(out, INDENT "%s\n" INDENT "%s\n", told->read->source.bytes, words_say(SAY_TOO_LARGE, t->lang));
    }
    for (const rest_rule *r = told->rests.rules; r; r = r->next)
        write_rule(e, t, &r->use, out);
    if (told->rests.rows & ROWS_PROFIT)
        write_profit_row(e, out);
    write_opening_file(e, told, out);
}
