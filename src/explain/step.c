#include "explain/step.h"

typedef struct {
    arena *memory;
    const scope *scope;
    bool out_of_memory;
} working;

static step *evaluate(working *w, const formula *f);

static step *new_step(working *w, const formula *f, const step *a, const step *b)
{
    step *made = arena_allocate(w->memory, sizeof *made);
    if (made)
        *made = (step){.of = f, .value = FRACTION_ZERO, .unit = a ? a->unit : UNIT_PLAIN, .parts = {a, b},
                       .part_count = b ? 2 : a != NULL};
    else
        w->out_of_memory = true;
    return made;
}

/* ---- conditions: what stands left is looked at first, the rest only where it still matters ---- */

typedef struct {
    step_test *first, **end;
    bool failed;
} test_list;

static bool look(working *w, const formula *f, test_list *tests);

static bool is_above(working *w, const formula *f, step_test *test, test_list *tests)
{
    int order = 0;
    test->left = evaluate(w, f->parts[0]);
    test->right = evaluate(w, f->parts[1]);
    if (!test->left || !test->right || !fraction_compare(test->left->value, test->right->value, &order))
        tests->failed = true;
    return order > 0;
}

static bool look_at_one(working *w, const formula *f, test_list *tests)
{
    step_test *test = arena_allocate(w->memory, sizeof *test);
    if (!test) {
        w->out_of_memory = tests->failed = true;
        return false;
    }
    test->of = f;
    test->holds = f->kind == FORMULA_ABOVE ? is_above(w, f, test, tests) : scope_holds(w->scope, f);
    *tests->end = test;
    tests->end = &test->next;
    return test->holds;
}

static bool look(working *w, const formula *f, test_list *tests)
{
    switch (f->kind) {
    case FORMULA_AND: return look(w, f->parts[0], tests) && look(w, f->parts[1], tests);
    case FORMULA_OR: return look(w, f->parts[0], tests) || look(w, f->parts[1], tests);
    case FORMULA_NOT: return !look(w, f->parts[0], tests);
    default: return look_at_one(w, f, tests);
    }
}

static step *evaluate_if(working *w, const formula *f)
{
    test_list tests = {.end = &tests.first};
    const bool holds = look(w, f->parts[0], &tests);
    const step *taken = tests.failed ? NULL : evaluate(w, f->parts[holds ? 1 : 2]);
    step *made = taken ? new_step(w, f, taken, NULL) : NULL;
    if (!made)
        return NULL;
    made->value = taken->value;
    made->tests = tests.first;
    return made;
}

/* ---- amounts ---- */

static step *evaluate_leaf(working *w, const formula *f)
{
    scope_amount amount;
    step *made = scope_value(w->scope, f, &amount) ? new_step(w, f, NULL, NULL) : NULL;
    if (!made)
        return NULL;
    made->value = amount.value;
    made->unit = amount.unit;
    return made;
}

static bool choose(step *s)
{
    int order;
    if (!fraction_compare(s->parts[0]->value, s->parts[1]->value, &order))
        return false;
    s->winner = s->of->kind == FORMULA_MIN ? order > 0 : order < 0;
    s->value = s->parts[s->winner]->value;
    s->unit = s->parts[0]->unit == UNIT_MONEY ? UNIT_MONEY : s->parts[1]->unit;
    return true;
}

/* What a product or sum of amounts is written as: money where a part is. */
static amount_unit unit_of_two(const step *s)
{
    const amount_unit a = s->parts[0]->unit, b = s->parts[1]->unit;
    if (s->of->kind == FORMULA_DIVIDE && a == b)
        return UNIT_PLAIN;
    if (a == UNIT_MONEY || b == UNIT_MONEY)
        return UNIT_MONEY;
    return UNIT_PLAIN;
}

static bool work_out(step *s)
{
    const fraction a = s->parts[0]->value;
    const fraction b = s->part_count > 1 ? s->parts[1]->value : FRACTION_ZERO;
    if (s->part_count > 1)
        s->unit = unit_of_two(s);
    switch (s->of->kind) {
    case FORMULA_NEGATE: s->value = fraction_negate(a); return true;
    case FORMULA_ADD: return fraction_add(a, b, &s->value);
    case FORMULA_SUBTRACT: return fraction_subtract(a, b, &s->value);
    case FORMULA_MULTIPLY: return fraction_multiply(a, b, &s->value);
    case FORMULA_DIVIDE: return fraction_divide(a, b, &s->value);
    case FORMULA_ROUND: s->unit = UNIT_MONEY; return fraction_round(a, &s->value);
    case FORMULA_FLOOR: s->value = fraction_floor(a); return true;
    case FORMULA_MIN:
    case FORMULA_MAX: return choose(s);
    default: return false;
    }
}

static step *evaluate(working *w, const formula *f)
{
    if (f->kind == FORMULA_IF)
        return evaluate_if(w, f);
    if (f->part_count == 0)
        return evaluate_leaf(w, f);
    const step *a = evaluate(w, f->parts[0]);
    const step *b = a && f->part_count > 1 ? evaluate(w, f->parts[1]) : NULL;
    if (!a || (f->part_count > 1 && !b))
        return NULL;
    step *made = new_step(w, f, a, b);
    return made && work_out(made) ? made : NULL;
}

bool step_evaluate(arena *memory, const scope *s, const formula *f, const step **out)
{
    working w = {.memory = memory, .scope = s};
    *out = evaluate(&w, f);
    return !w.out_of_memory;
}

bool step_is_leaf(const step *s)
{
    return s->part_count == 0;
}

void step_walk(const step *s, bool winners_only, step_visitor *visit, void *closure)
{
    const bool chooses = s->of->kind == FORMULA_MIN || s->of->kind == FORMULA_MAX;
    visit(closure, s);
    for (size_t i = 0; i < s->part_count; i++)
        if (!chooses || !winners_only || i == s->winner)
            step_walk(s->parts[i], winners_only, visit, closure);
}
