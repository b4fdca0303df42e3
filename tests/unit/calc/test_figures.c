#include "unit.h"

#include <ctype.h>
#include <string.h>

#include "calc/figures.h"

/* Without this a new figure would have no formula, and explain would print a null pointer. */
START_TEST(every_figure_has_a_formula)
{
    for (figure f = 0; f < FIGURE_COUNT; f++)
        ck_assert_msg(figure_formula(f) != NULL, "%s", figure_key(f));
    for (contract_figure f = 0; f < CONTRACT_FIGURE_COUNT; f++)
        ck_assert_msg(contract_figure_formula(f) != NULL, "%s", contract_figure_key(f));
    for (line_figure f = 0; f < LINE_FIGURE_COUNT; f++)
        ck_assert_msg(line_figure_formula(f) != NULL, "%s", line_figure_key(f));
}
END_TEST

static void expect_rounding(const char *formula, figure_rounding rounding)
{
    const bool rounds = strstr(formula, "round(") != NULL;
    const bool shares = strstr(formula, "share(") != NULL;
    ck_assert_msg(rounding == (shares   ? ROUNDING_LARGEST_REMAINDER
                               : rounds ? ROUNDING_HALF_AWAY
                                        : ROUNDING_NONE),
                  "%s", formula);
}

/* Without this explain would say that a figure was rounded where it was not. */
START_TEST(the_rounding_is_that_of_the_formula)
{
    for (figure f = 0; f < FIGURE_COUNT; f++)
        expect_rounding(figure_formula(f), figure_rounding_of(f));
    for (contract_figure f = 0; f < CONTRACT_FIGURE_COUNT; f++)
        expect_rounding(contract_figure_formula(f), contract_figure_rounding_of(f));
    for (line_figure f = 0; f < LINE_FIGURE_COUNT; f++)
        expect_rounding(line_figure_formula(f), line_figure_rounding_of(f));
}
END_TEST

static void expect_balanced(const char *formula)
{
    int open = 0;
    for (const char *c = formula; *c != '\0'; c++) {
        open += (*c == '(') - (*c == ')');
        ck_assert_msg(open >= 0, "%s", formula);
        ck_assert_msg(isprint((unsigned char)*c), "%s", formula);
    }
    ck_assert_msg(open == 0, "%s", formula);
    ck_assert_msg(strstr(formula, "  ") == NULL, "%s", formula);
}

/* Without this the manual would print a formula that nobody can read. */
START_TEST(formulas_are_well_formed)
{
    for (figure f = 0; f < FIGURE_COUNT; f++)
        expect_balanced(figure_formula(f));
    for (contract_figure f = 0; f < CONTRACT_FIGURE_COUNT; f++)
        expect_balanced(contract_figure_formula(f));
    for (line_figure f = 0; f < LINE_FIGURE_COUNT; f++)
        expect_balanced(line_figure_formula(f));
}
END_TEST

/* Without this a figure would bear the name of another in an explanation. */
START_TEST(names)
{
    ck_assert_str_eq(contract_figure_key(CONTRACT_DUE_TO_DATE), "due_to_date");
    ck_assert_str_eq(contract_figure_label(CONTRACT_DUE_TO_DATE, LANGUAGE_ENGLISH), "due to date");
    ck_assert_str_eq(contract_figure_label(CONTRACT_DUE_TO_DATE, LANGUAGE_CHINESE), "累计应收");
    ck_assert_str_eq(line_figure_key(LINE_BASE_COMMISSION), "base_commission");
    ck_assert_str_eq(line_figure_label(LINE_BASE_COMMISSION, LANGUAGE_ENGLISH), "base commission");
    ck_assert_str_eq(line_figure_label(LINE_BASE_COMMISSION, LANGUAGE_CHINESE), "基本提成");
    ck_assert_str_eq(figure_rounding_name(ROUNDING_NONE, LANGUAGE_ENGLISH), "none");
    ck_assert_str_eq(figure_rounding_name(ROUNDING_HALF_AWAY, LANGUAGE_CHINESE), "四舍五入");
    ck_assert_str_eq(figure_rounding_name(ROUNDING_LARGEST_REMAINDER, LANGUAGE_ENGLISH),
                     "largest remainder");
}
END_TEST

Suite *suite(void)
{
    return suite_of("figures", every_figure_has_a_formula, the_rounding_is_that_of_the_formula,
                    formulas_are_well_formed, names);
}
