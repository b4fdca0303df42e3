#include "explain/json_steps.h"

#include "explain/write_figure.h"
#include "io/json.h"

static const char *const operations[] = {
    [FORMULA_NUMBER] = "number",     [FORMULA_RULE] = "rule",         [FORMULA_NEGATE] = "negate",
    [FORMULA_ADD] = "add",           [FORMULA_SUBTRACT] = "subtract", [FORMULA_MULTIPLY] = "multiply",
    [FORMULA_DIVIDE] = "divide",     [FORMULA_MIN] = "min",           [FORMULA_MAX] = "max",
    [FORMULA_ROUND] = "round",       [FORMULA_FLOOR] = "floor",       [FORMULA_IF] = "if",
};

static void write_step(FILE *out, const scope *s, const step *of);

void json_fraction(FILE *out, const char *name, fraction value, amount_unit unit)
{
    char buffer[FRACTION_TEXT_SIZE];
    json_text(out, name, text_from(buffer, fraction_format(value, unit == UNIT_MONEY ? 2 : 0, buffer)));
}

/* {"op":"…" */
static void open_step(FILE *out, text operation)
{
    fputs("{\"op\":", out);
    json_string(out, operation);
}

/* Figures of the row or the person that the scope is about; what else has a name is a fact. */
static bool is_figure(const scope *s, text name)
{
    if (s->kind == SCOPE_PERSON)
        return figure_by_name(name) != FIGURE_COUNT;
    if (s->kind == SCOPE_LINE)
        return !text_is(name, "amount") && !text_is(name, "list_price") && !text_is(name, "contract_price");
    return !text_is(name, "quantity") && !text_is(name, "contract_price");
}

static void write_share(FILE *out, const scope *s)
{
    const payslip *slip = &s->settled->payslips[s->index];
    fraction exact;
    json_money(out, "pool", slip->figures[FIGURE_PROFIT_POOL]);
    json_money(out, "weight", slip->figures[FIGURE_PROFIT_SHARE_WEIGHT]);
    json_fraction(out, "weights", fraction_of(scope_weight_total(s), 100), UNIT_MONEY);
    if (figure_exact_share(s, &exact))
        json_fraction(out, "exact", exact, UNIT_MONEY);
}

static void write_leaf(FILE *out, const scope *s, const formula *f)
{
    rule_use rule;
    if (f->kind == FORMULA_NAME) {
        open_step(out, is_figure(s, f->word) ? TEXT_LITERAL("figure") : TEXT_LITERAL("fact"));
        json_text(out, "key", f->word);
    } else if (f->kind == FORMULA_CALL) {
        open_step(out, f->word);
        if (text_is(f->word, "share"))
            write_share(out, s);
        else
            json_text(out, "key", f->argument);
    } else {
        open_step(out, text_of(operations[f->kind]));
        if (f->kind == FORMULA_RULE && scope_rule(s, f->word, f->argument, &rule)) {
            json_text(out, "section", text_of(rule.section));
            json_text(out, "key", f->argument);
        }
    }
}

static void write_tests(FILE *out, const scope *s, const step_test *tests)
{
    fputs(",\"tests\":[", out);
    for (const step_test *test = tests; test; test = test->next) {
        fputs(test == tests ? "{\"test\":" : ",{\"test\":", out);
        json_string(out, test->of->source);
        json_boolean(out, "holds", test->holds);
        if (test->left && test->right) {
            json_steps(out, "left", s, test->left);
            json_steps(out, "right", s, test->right);
        }
        putc('}', out);
    }
    putc(']', out);
}

static void write_step(FILE *out, const scope *s, const step *of)
{
    if (step_is_leaf(of))
        write_leaf(out, s, of->of);
    else
        open_step(out, text_of(operations[of->of->kind]));
    json_fraction(out, "value", of->value, of->unit);
    if (of->of->kind == FORMULA_IF)
        write_tests(out, s, of->tests);
    if (!step_is_leaf(of)) {
        fputs(",\"parts\":[", out);
        for (size_t i = 0; i < of->part_count; i++) {
            fputs(i > 0 ? "," : "", out);
            write_step(out, s, of->parts[i]);
        }
        putc(']', out);
    }
    putc('}', out);
}

void json_steps(FILE *out, const char *name, const scope *s, const step *steps)
{
    if (!steps)
        return;
    fprintf(out, ",\"%s\":", name);
    write_step(out, s, steps);
}

typedef struct {
    FILE *out;
    const scope *scope;
    bool any;
} rounding_list;

static void write_rounding(void *closure, const step *s)
{
    rounding_list *list = closure;
    fraction exact;
    if (s->of->kind == FORMULA_ROUND)
        exact = s->parts[0]->value;
    else if (!step_is_leaf(s) || !text_is(s->of->word, "share") || !figure_exact_share(list->scope, &exact))
        return;
    char before[FRACTION_TEXT_SIZE], after[FRACTION_TEXT_SIZE];
    fraction_format(exact, 2, before);
    fraction_format(s->value, 2, after);
    fprintf(list->out, "%s{\"exact\":\"%s\",\"rounded\":\"%s\"}", list->any ? "," : "", before, after);
    list->any = true;
}

void json_rounding(FILE *out, const scope *s, const step *steps)
{
    rounding_list list = {out, s, false};
    fputs(",\"rounding\":[", out);
    if (steps)
        step_walk(steps, true, write_rounding, &list);
    putc(']', out);
}
