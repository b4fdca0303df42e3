#include "explain/rests.h"

#include "calc/figures.h"
#include "clerk.h"
#include "explain/told_figure.h"

static void gather(clerk *d, const char *person, figure f, told_figure *told)
{
    ck_assert(clerk_open(d, person));
    ck_assert(told_figure_make(&d->memory, &d->e, f, told));
}

static size_t count_rules(const rests *r)
{
    size_t count = 0;
    for (const rest_rule *rule = r->rules; rule; rule = rule->next)
        count++;
    return count;
}

/* Without this the rule that a person's pay rests on would be named without its line, or twice. */
START_TEST(rules_with_their_lines)
{
    clerk d;
    told_figure told;
    gather(&d, "Z5", FIGURE_BASE_SALARY, &told);
    const rule_use *cap = &told.rests.rules->use, *mode = &told.rests.rules->next->use;
    ck_assert_uint_eq(count_rules(&told.rests), 4);
    ck_assert_str_eq(cap->section, "grade.senior");
    ck_assert_str_eq(cap->key->key, "base_cap");
    ck_assert_str_eq(cap->value, "2000.00");
    ck_assert_uint_eq(cap->entry->at.line, 19);
    ck_assert_str_eq(mode->value, "step");
    ck_assert_ptr_null(mode->entry);
    ck_assert(mode->section_given);
    clerk_close(&d);
}
END_TEST

/* Without this the rows below an explanation would be others than those that the figure came from. */
START_TEST(rows_and_figures)
{
    clerk d;
    told_figure told;
    gather(&d, "Z5", FIGURE_DUE, &told);
    ck_assert_uint_eq(told.rests.rows, ROWS_CONTRACTS | ROWS_INSTALMENTS);
    ck_assert_uint_eq(count_rules(&told.rests), 2); /* mode, grace_days */
    clerk_close(&d);

    gather(&d, "Z6", FIGURE_BASE_FORFEIT, &told);
    ck_assert_uint_eq(told.rests.rows, ROWS_ADJUSTMENTS);
    ck_assert(told.rests.kinds[ADJUSTMENT_BASE_FORFEIT]);
    ck_assert(!told.rests.kinds[ADJUSTMENT_BONUS]);
    ck_assert_uint_eq(told.rests.figure_count, 1);
    ck_assert_int_eq(told.rests.figures[0], FIGURE_BASE_SALARY);
    clerk_close(&d);
}
END_TEST

/* Without this a figure whose steps are too large would be told without any rule. */
START_TEST(without_steps_the_whole_formula_counts)
{
    clerk d;
    rests out;
    ck_assert(clerk_open(&d, "Z5"));
    const formula *f = formula_read(&d.memory, figure_formula(FIGURE_BASE_COMMISSION));
    ck_assert(rests_gather(&d.memory, &d.person, f, NULL, &out));
    ck_assert_uint_eq(count_rules(&out), 1);
    ck_assert_str_eq(out.rules->use.value, "3%");
    clerk_close(&d);
}
END_TEST

Suite *suite(void)
{
    return suite_of("rests", rules_with_their_lines, rows_and_figures, without_steps_the_whole_formula_counts);
}
