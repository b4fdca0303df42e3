#include "explain/formula.h"

#include "calc/figures.h"
#include "unit.h"

static const formula *read_text(arena *memory, const char *source)
{
    const formula *f = formula_read(memory, source);
    ck_assert_msg(f != NULL, "not read: %s", source);
    return f;
}

/* Without this a figure's formula would be in the table, and explain could not tell it. */
START_TEST(every_formula_of_the_tables_is_read)
{
    arena memory = ARENA_EMPTY;
    for (figure f = 0; f < FIGURE_COUNT; f++)
        read_text(&memory, figure_formula(f));
    for (contract_figure f = 0; f < CONTRACT_FIGURE_COUNT; f++)
        read_text(&memory, contract_figure_formula(f));
    for (line_figure f = 0; f < LINE_FIGURE_COUNT; f++)
        read_text(&memory, line_figure_formula(f));
    arena_release(&memory);
}
END_TEST

/* Without this a - b - c would be told as a - (b - c). */
START_TEST(binds_from_the_left_and_products_first)
{
    arena memory = ARENA_EMPTY;
    const formula *f = read_text(&memory, "a - b - c * -d / e");
    ck_assert_int_eq(f->kind, FORMULA_SUBTRACT);
    ck_assert_int_eq(f->parts[0]->kind, FORMULA_SUBTRACT);
    ck_assert(text_is(f->parts[0]->source, "a - b"));
    ck_assert_int_eq(f->parts[1]->kind, FORMULA_DIVIDE);
    ck_assert(text_is(f->parts[1]->source, "c * -d / e"));
    ck_assert_int_eq(f->parts[1]->parts[0]->parts[1]->kind, FORMULA_NEGATE);
    f = read_text(&memory, "a - (b - c)");
    ck_assert(text_is(f->parts[1]->source, "b - c"));
    arena_release(&memory);
}
END_TEST

/* Without this a test of an if() would be taken for another, and its branch for the one that was paid. */
START_TEST(conditions)
{
    arena memory = ARENA_EMPTY;
    const formula *f =
        read_text(&memory, "if(not given(risk_fund) and a > 0 or base.measure is collected, lines(amount), share(p, w))");
    const formula *either = f->parts[0];
    ck_assert_int_eq(f->kind, FORMULA_IF);
    ck_assert_int_eq(either->kind, FORMULA_OR);
    ck_assert_int_eq(either->parts[0]->kind, FORMULA_AND);
    ck_assert_int_eq(either->parts[0]->parts[0]->kind, FORMULA_NOT);
    ck_assert(text_is(either->parts[0]->parts[0]->parts[0]->argument, "risk_fund"));
    ck_assert(text_is(either->parts[0]->parts[1]->source, "a > 0"));
    ck_assert_int_eq(either->parts[1]->kind, FORMULA_IS);
    ck_assert(text_is(either->parts[1]->word, "collected"));
    ck_assert(text_is(either->parts[1]->parts[0]->word, "base"));
    ck_assert(text_is(either->parts[1]->parts[0]->argument, "measure"));
    ck_assert(text_is(f->parts[1]->source, "lines(amount)"));
    ck_assert(text_is(f->parts[2]->second, "w"));
    arena_release(&memory);
}
END_TEST

/* Without this a slip in the table would be told half. */
START_TEST(refuses_what_is_not_of_the_grammar)
{
    static const char *const wrong[] = {"",        "a +",     "a b",          "(a",       "round(a", "round()",
                                        "min(a)",  "if(a, b)", "if(a + b, 1, 2)", "a * * b", "a )",     "A",
                                        "lines()", "lines(a", "if(a is b, 1, 2)", "a > b",   "grade.",  "1 ? 2"};
    arena memory = ARENA_EMPTY;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        ck_assert_msg(formula_read(&memory, wrong[i]) == NULL, "read: %s", wrong[i]);
    arena_release(&memory);
}
END_TEST

Suite *suite(void)
{
    return suite_of("formula", every_formula_of_the_tables_is_read, binds_from_the_left_and_products_first, conditions,
                    refuses_what_is_not_of_the_grammar);
}
