#include "explain/step.h"

#include "calc/figures.h"
#include "clerk.h"
#include "explain/told_figure.h"

/* Without this both branches of an if() would be told, one of them about money that nobody got. */
START_TEST(only_the_branch_taken)
{
    clerk d;
    ck_assert(clerk_open(&d, "Z1"));
    const step *s = clerk_steps(&d, "if(active and sales > 20000, 1 / 0, if(given(bonus) or not active, 2, 3))");
    ck_assert_str_eq(clerk_value(&d, s), "3");
    ck_assert_uint_eq(s->part_count, 1);
    ck_assert(text_is(s->tests->of->source, "active"));
    ck_assert(s->tests->holds);
    ck_assert(!s->tests->next->holds);
    ck_assert_ptr_null(s->tests->next->next);
    clerk_close(&d);
}
END_TEST

/* Without this what stands right would be looked at where it has no value, and nothing could be told. */
START_TEST(looks_no_further_than_it_must)
{
    clerk d;
    ck_assert(clerk_open(&d, "Z1"));
    ck_assert_ptr_nonnull(clerk_steps(&d, "if(active or 1 / 0 > 1, 1, 2)"));
    ck_assert_ptr_nonnull(clerk_steps(&d, "if(not active and 1 / 0 > 1, 1, 2)"));
    ck_assert_ptr_null(clerk_steps(&d, "if(active and 1 / 0 > 1, 1, 2)"));
    ck_assert_ptr_null(clerk_steps(&d, "1 + 1 / 0"));
    clerk_close(&d);
}
END_TEST

/* Without this the side that held a figure back would not be named. */
START_TEST(which_side_won)
{
    clerk d;
    ck_assert(clerk_open(&d, "Z1"));
    ck_assert_uint_eq(clerk_steps(&d, "min(2, 1)")->winner, 1);
    ck_assert_uint_eq(clerk_steps(&d, "min(1, 2)")->winner, 0);
    ck_assert_uint_eq(clerk_steps(&d, "max(1, 2)")->winner, 1);
    ck_assert_uint_eq(clerk_steps(&d, "max(2, 2)")->winner, 0);
    ck_assert_str_eq(clerk_value(&d, clerk_steps(&d, "round(10 / 3) - floor(7 / 2) * -2")), "9.33");
    clerk_close(&d);
}
END_TEST

/* Without this a chain of products too large for 126 bits would be told wrong, or stop the program. */
START_TEST(too_large_is_not_told)
{
    clerk d;
    ck_assert(clerk_open(&d, "Z1"));
    ck_assert_ptr_null(clerk_steps(&d, "10000000000000000000 * 10000000000000000000 * 10000000000000000000"));
    clerk_close(&d);
}
END_TEST

static void count_visit(void *closure, const step *s)
{
    (void)s;
    ++*(size_t *)closure;
}

/* Without this the rounding of a side that lost would be told as if it had changed the pay. */
START_TEST(walks_the_winners_alone)
{
    clerk d;
    size_t all = 0, winners = 0;
    ck_assert(clerk_open(&d, "Z1"));
    const step *s = clerk_steps(&d, "min(round(3), round(1))");
    step_walk(s, false, count_visit, &all);
    step_walk(s, true, count_visit, &winners);
    ck_assert_uint_eq(all, 5);
    ck_assert_uint_eq(winners, 3);
    clerk_close(&d);
}
END_TEST

static void expect_rows(clerk *d)
{
    for (size_t i = 0; i < d->e.line_count; i++) {
        const scope s = explanation_line_scope(&d->e, &d->e.lines[i]);
        const step *excess;
        ck_assert(told_steps(&d->memory, &s, line_figure_formula(LINE_EXCESS), &excess));
        ck_assert_ptr_nonnull(excess);
        ck_assert(fraction_equal(excess->value, fraction_of_money(d->e.lines[i].split.excess)));
    }
    for (uint32_t i = 0; i < d->e.computed.contracts.count; i++)
        for (contract_figure f = 0; f < CONTRACT_FIGURE_COUNT; f++) {
            const scope s = explanation_contract_scope(&d->e, i);
            const step *told;
            ck_assert(told_steps(&d->memory, &s, contract_figure_formula(f), &told));
            ck_assert_ptr_nonnull(told);
            ck_assert(fraction_equal(told->value,
                                     fraction_of_money(d->e.computed.settlement.accounts[i].figures[f])));
        }
}

/* Without this a formula of the table could say something else than what settle paid. */
START_TEST(formulas_come_to_what_was_settled)
{
    static const char *const persons[] = {"Z1", "Z2", "Z3", "Z4", "Z5", "Z6"};
    for (size_t i = 0; i < sizeof persons / sizeof *persons; i++) {
        clerk d;
        ck_assert(clerk_open(&d, persons[i]));
        for (figure f = 0; f < FIGURE_COUNT; f++) {
            told_figure told;
            ck_assert(told_figure_make(&d.memory, &d.e, f, &told));
            ck_assert_ptr_nonnull(told.steps);
            ck_assert_msg(fraction_equal(told.steps->value, fraction_of_money(told.value)), "%s of %s", figure_key(f),
                          persons[i]);
        }
        expect_rows(&d);
        clerk_close(&d);
    }
}
END_TEST

Suite *suite(void)
{
    return suite_of("step", only_the_branch_taken, looks_no_further_than_it_must, which_side_won, too_large_is_not_told,
                    walks_the_winners_alone, formulas_come_to_what_was_settled);
}
