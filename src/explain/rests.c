#include "explain/rests.h"

#include <stdio.h>
#include <string.h>

#include "calc/figures.h"

typedef struct {
    arena *memory;
    const scope *scope;
    rests *out;
    rest_rule **end;
    bool failed;
} gathering;

static void look_at_formula(gathering *g, const formula *f);

/* ---- rules ---- */

static bool holds_rule(const gathering *g, const rule_use *use)
{
    for (const rest_rule *r = g->out->rules; r; r = r->next)
        if (r->use.key == use->key && strcmp(r->use.section, use->section) == 0)
            return true;
    return false;
}

static void add_rule(gathering *g, const rule_use *use)
{
    if (holds_rule(g, use))
        return;
    rest_rule *made = arena_allocate(g->memory, sizeof *made);
    if (!made) {
        g->failed = true;
        return;
    }
    made->use = *use;
    *g->end = made;
    if (!g->out->rules)
        g->out->rules = made;
    g->end = &made->next;
}

static void add_named_rule(gathering *g, text section, text key)
{
    rule_use use;
    if (scope_rule(g->scope, section, key, &use))
        add_rule(g, &use);
}

/* Both keys are required, so the file has them. */
static void add_allowance_key(gathering *g, const allowance_rules *a, const char *key)
{
    const size_t row = rule_key_by_name(SECTION_ALLOWANCE, text_of(key));
    rule_use use = {.key = &rule_keys[row], .section_given = true};
    snprintf(use.section, sizeof use.section, "allowance.%.*s", (int)a->name.size, a->name.bytes);
    use.entry = rules_entry(g->scope->facts->rules, text_of(use.section), text_of(key));
    use.amount = (scope_amount){fraction_of_money(a->amount), UNIT_MONEY};
    money_format(a->amount, use.value);
    add_rule(g, &use);
}

/* The allowances of this month: a section each, which no formula names. */
static void add_allowances(gathering *g)
{
    const rules *r = g->scope->facts->rules;
    for (size_t i = 0; i < r->allowance_count; i++) {
        if (!(r->allowances[i].months & 1u << (month_of_year(g->scope->facts->month) - 1)))
            continue;
        add_allowance_key(g, &r->allowances[i], "months");
        add_allowance_key(g, &r->allowances[i], "amount");
    }
}

/* ---- rows ---- */

/* What was worked out for each row before it was added up rests on rules, too. */
static void look_at_row_formula(gathering *g, const char *source)
{
    const formula *f = formula_read(g->memory, source);
    if (f)
        look_at_formula(g, f);
    else
        g->failed = true;
}

static void look_at_lines(gathering *g, text field)
{
    g->out->rows |= ROWS_LINES;
    for (line_figure f = 0; f < LINE_FIGURE_COUNT; f++)
        if (text_is(field, line_figure_key(f)))
            look_at_row_formula(g, line_figure_formula(f));
}

static void look_at_contracts(gathering *g, text field)
{
    g->out->rows |= ROWS_CONTRACTS;
    if (text_is(field, "late"))
        look_at_contracts(g, TEXT_LITERAL("due"));
    else
        for (contract_figure f = 0; f < CONTRACT_FIGURE_COUNT; f++)
            if (text_is(field, contract_figure_key(f)))
                look_at_row_formula(g, contract_figure_formula(f));
}

static void look_at_call(gathering *g, const formula *f)
{
    const bool of_person = g->scope->kind == SCOPE_PERSON;
    if (text_is(f->word, "lines") && of_person)
        look_at_lines(g, f->argument);
    else if (text_is(f->word, "contracts"))
        look_at_contracts(g, f->argument);
    else if (text_is(f->word, "allowances"))
        add_allowances(g);
    if (text_is(f->word, "instalments")) {
        g->out->rows |= ROWS_INSTALMENTS;
        add_named_rule(g, TEXT_LITERAL("late_collection"), TEXT_LITERAL("grace_days"));
    }
}

static void add_figure(gathering *g, text name)
{
    const figure f = figure_by_name(name);
    for (size_t i = 0; i < g->out->figure_count; i++)
        if (g->out->figures[i] == f)
            return;
    if (f != FIGURE_COUNT)
        g->out->figures[g->out->figure_count++] = f;
}

/* ---- formulas ---- */

static void look_at_leaf(gathering *g, const formula *f)
{
    const bool about_adjustments = text_is(f->word, "adjustments") || text_is(f->word, "all");
    const adjustment_kind kind = about_adjustments ? adjustment_kind_by_name(f->argument) : ADJUSTMENT_KIND_COUNT;
    if (kind != ADJUSTMENT_KIND_COUNT) {
        g->out->rows |= ROWS_ADJUSTMENTS;
        g->out->kinds[kind] = true;
    }
    if (f->kind == FORMULA_RULE) {
        add_named_rule(g, f->word, f->argument);
    } else if (f->kind == FORMULA_CALL && text_is(f->word, "share")) {
        add_figure(g, f->argument);
        add_figure(g, f->second);
    } else if (f->kind == FORMULA_CALL) {
        look_at_call(g, f);
    } else if (f->kind == FORMULA_NAME && text_is(f->word, "profit")) {
        g->out->rows |= ROWS_PROFIT;
    } else if (f->kind == FORMULA_NAME) {
        add_figure(g, f->word);
    }
}

/* A formula as it stands: every branch of it. The rows' own figures are no figures of the person. */
static void look_at_formula(gathering *g, const formula *f)
{
    if (f->kind != FORMULA_NAME)
        look_at_leaf(g, f);
    for (size_t i = 0; i < f->part_count; i++)
        look_at_formula(g, f->parts[i]);
}

static void look_at_step(void *closure, const step *s)
{
    gathering *g = closure;
    for (const step_test *test = s->tests; test; test = test->next) {
        if (test->of->kind == FORMULA_IS)
            look_at_leaf(g, test->of->parts[0]);
        else if (test->of->kind == FORMULA_FLAG)
            look_at_leaf(g, test->of);
        if (test->left)
            step_walk(test->left, false, look_at_step, g);
        if (test->right)
            step_walk(test->right, false, look_at_step, g);
    }
    if (step_is_leaf(s))
        look_at_leaf(g, s->of);
}

bool rests_gather(arena *memory, const scope *s, const formula *f, const step *steps, rests *out)
{
    *out = (rests){0};
    rest_rule *first = NULL;
    gathering g = {.memory = memory, .scope = s, .out = out, .end = &first};
    if (steps)
        step_walk(steps, false, look_at_step, &g);
    else
        look_at_formula(&g, f);
    return !g.failed;
}
