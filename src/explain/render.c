#include "explain/render.h"

#include <string.h>

#include "calc/figures.h"
#include "explain/words.h"

typedef enum { IN_WORDS, IN_NUMBERS } manner;

/* How tightly a formula holds together: what is looser inside what is tighter needs parentheses. */
enum { LOOSE_SUM = 1, LOOSE_PRODUCT = 2, TIGHT = 3 };

static void render(const teller *t, const step *whole, manner how, int around, FILE *out);

const step *render_inner(const step *s)
{
    while (s->of->kind == FORMULA_IF)
        s = s->parts[0];
    return s;
}

/* ---- names ---- */

static const char *line_label(text name, language lang)
{
    for (line_figure f = 0; f < LINE_FIGURE_COUNT; f++)
        if (text_is(name, line_figure_key(f)))
            return line_figure_label(f, lang);
    return NULL;
}

static const char *contract_label(text name, language lang)
{
    for (contract_figure f = 0; f < CONTRACT_FIGURE_COUNT; f++)
        if (text_is(name, contract_figure_key(f)))
            return contract_figure_label(f, lang);
    return NULL;
}

static const char *figure_label_in(const teller *t, text name)
{
    if (t->scope->kind == SCOPE_LINE)
        return line_label(name, t->lang);
    if (t->scope->kind == SCOPE_CONTRACT)
        return contract_label(name, t->lang);
    const figure f = figure_by_name(name);
    return f == FIGURE_COUNT ? NULL : figure_label(f, t->lang);
}

static void render_share(const teller *t, FILE *out)
{
    fprintf(out, "%s × %s / %s", figure_label(FIGURE_PROFIT_POOL, t->lang),
            figure_label(FIGURE_PROFIT_SHARE_WEIGHT, t->lang), words_say(SAY_ALL_WEIGHTS, t->lang));
}

void render_name(const teller *t, const formula *leaf, FILE *out)
{
    const char *label = leaf->kind == FORMULA_NAME ? figure_label_in(t, leaf->word) : NULL;
    const words_row *term = label ? NULL : words_find(&words_terms, leaf->source, 0);
    if (term)
        label = term->words[t->lang];
    if (label) {
        fputs(label, out);
    } else if (text_is(leaf->word, "adjustments")) {
        const adjustment_kind kind = adjustment_kind_by_name(leaf->argument);
        const char *const values[3] = {adjustment_kind_name(kind, t->lang), "", ""};
        words_fill(out, words_say(SAY_ADJUSTMENTS, t->lang), values);
    } else if (text_is(leaf->word, "share")) {
        render_share(t, out);
    } else {
        fwrite(leaf->source.bytes, 1, leaf->source.size, out);
    }
}

/* ---- numbers ---- */

void render_amount(fraction value, amount_unit unit, FILE *out)
{
    char buffer[FRACTION_TEXT_SIZE];
    fraction percent;
    if (unit == UNIT_RATE && fraction_multiply(value, (fraction){100, 1}, &percent))
        fraction_show(percent, 0, buffer);
    else
        fraction_show(value, unit == UNIT_MONEY ? 2 : 0, buffer);
    fprintf(out, "%s%s", buffer, unit == UNIT_RATE ? "%" : "");
}

static void render_share_numbers(const teller *t, FILE *out)
{
    const payslip *slip = &t->scope->settled->payslips[t->scope->index];
    render_amount(fraction_of_money(slip->figures[FIGURE_PROFIT_POOL]), UNIT_MONEY, out);
    fputs(" × ", out);
    render_amount(fraction_of_money(slip->figures[FIGURE_PROFIT_SHARE_WEIGHT]), UNIT_MONEY, out);
    fputs(" / ", out);
    render_amount(fraction_of(scope_weight_total(t->scope), 100), UNIT_MONEY, out);
}

static void render_number(const teller *t, const step *leaf, int around, FILE *out)
{
    if (text_is(leaf->of->word, "share")) {
        render_share_numbers(t, out);
        return;
    }
    const bool fence = leaf->value.numerator < 0 && around > 0;
    fputs(fence ? "(" : "", out);
    render_amount(leaf->value, leaf->unit, out);
    fputs(fence ? ")" : "", out);
}

/* ---- formulas ---- */

static void render_two(const teller *t, const step *s, manner how, const char *sign, int tightness, int around,
                       FILE *out)
{
    const bool fence = tightness < around;
    const bool right_binds = s->of->kind == FORMULA_SUBTRACT || s->of->kind == FORMULA_DIVIDE;
    fputs(fence ? "(" : "", out);
    render(t, s->parts[0], how, tightness, out);
    fprintf(out, " %s ", sign);
    render(t, s->parts[1], how, tightness + right_binds, out);
    fputs(fence ? ")" : "", out);
}

static void render_call(const teller *t, const step *s, manner how, saying name, FILE *out)
{
    fprintf(out, t->lang == LANGUAGE_CHINESE || name == SAY_ROUND ? "%s(" : "%s (", words_say(name, t->lang));
    for (size_t i = 0; i < s->part_count; i++) {
        fputs(i > 0 ? ", " : "", out);
        render(t, s->parts[i], how, 0, out);
    }
    putc(')', out);
}

static void render_negation(const teller *t, const step *s, manner how, int around, FILE *out)
{
    fputs(around > 0 ? "(-" : "-", out);
    render(t, s->parts[0], how, TIGHT, out);
    fputs(around > 0 ? ")" : "", out);
}

static void render(const teller *t, const step *whole, manner how, int around, FILE *out)
{
    const step *s = render_inner(whole);
    switch (s->of->kind) {
    case FORMULA_ADD: render_two(t, s, how, "+", LOOSE_SUM, around, out); break;
    case FORMULA_SUBTRACT: render_two(t, s, how, "-", LOOSE_SUM, around, out); break;
    case FORMULA_MULTIPLY: render_two(t, s, how, "×", LOOSE_PRODUCT, around, out); break;
    case FORMULA_DIVIDE: render_two(t, s, how, "/", LOOSE_PRODUCT, around, out); break;
    case FORMULA_NEGATE: render_negation(t, s, how, around, out); break;
    case FORMULA_MIN: render_call(t, s, how, SAY_SMALLER, out); break;
    case FORMULA_MAX: render_call(t, s, how, SAY_LARGER, out); break;
    case FORMULA_ROUND: render_call(t, s, how, SAY_ROUND, out); break;
    case FORMULA_FLOOR: render_call(t, s, how, SAY_FLOOR, out); break;
    default:
        if (how == IN_WORDS && s->of->kind != FORMULA_NUMBER)
            render_name(t, s->of, out);
        else
            render_number(t, s, around, out);
    }
}

void render_words(const teller *t, const step *s, FILE *out)
{
    render(t, s, IN_WORDS, 0, out);
}

void render_numbers(const teller *t, const step *s, FILE *out)
{
    render(t, s, IN_NUMBERS, 0, out);
}

/* ---- templates ---- */

static void render_value_of(const teller *t, text name, FILE *out)
{
    const text copy = arena_copy(t->memory, name);
    const formula *leaf = copy.bytes ? formula_read(t->memory, copy.bytes) : NULL;
    scope_amount amount;
    if (!leaf)
        *t->failed = true;
    else if (scope_value(t->scope, leaf, &amount))
        render_amount(amount.value, amount.unit, out);
}

void render_template(const teller *t, const char *pattern, FILE *out)
{
    for (const char *at = pattern; *at; at++) {
        const char *end = *at == '{' ? strchr(at, '}') : NULL;
        if (!end) {
            putc(*at, out);
            continue;
        }
        render_value_of(t, text_from(at + 1, (size_t)(end - at - 1)), out);
        at = end;
    }
}
