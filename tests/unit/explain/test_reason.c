#include "explain/reason.h"

#include "calc/figures.h"
#include "clerk.h"

static void expect(const char *person, const char *source, const char *english, const char *chinese)
{
    clerk d;
    ck_assert(clerk_open(&d, person));
    const step *s = clerk_steps(&d, source);
    ck_assert_ptr_nonnull(s);
    ck_assert(s->value.numerator == 0);
    ck_assert_str_eq(clerk_write(&d, LANGUAGE_ENGLISH, s, reason_of_zero), english);
    ck_assert_str_eq(clerk_write(&d, LANGUAGE_CHINESE, s, reason_of_zero), chinese);
    clerk_close(&d);
}

/* Without this a salesperson would read 0.00 and not learn why. */
START_TEST(figures_that_are_zero)
{
    expect("Z1", figure_formula(FIGURE_BASE_SALARY), "no full 10,000.00 in 9,999.99", "9,999.99 不满 10,000.00");
    expect("Z2", figure_formula(FIGURE_BASE_SALARY), "not employed in this month", "本月不在职");
    expect("Z5", figure_formula(FIGURE_RISK_FUND_WITHHELD), "the fund holds 5,000.00 already", "风险金已有 5,000.00");
    expect("Z1", figure_formula(FIGURE_DUE), "nothing fell due in this month", "本月没有到期应收");
    expect("Z3", figure_formula(FIGURE_SALES), "no payment in this month", "本月没有回款");
    expect("Z2", figure_formula(FIGURE_BASE_COMMISSION), "0.0003 rounds to 0.00", "0.0003 四舍五入后为 0.00");
    expect("Z1", figure_formula(FIGURE_ALLOWANCES), "no allowance in this month", "本月没有津贴");
    expect("Z1", figure_formula(FIGURE_PROFIT_SHARE), "the rules have no [bonus]", "规则中没有 [bonus]");
    expect("Z1", figure_formula(FIGURE_BONUS), "no such row among the adjustments", "调整中没有这一项");
    expect("Z3", figure_formula(FIGURE_COMMISSION), "every part of it is 0", "各项均为 0");
    expect("Z1", figure_formula(FIGURE_LATE_DEDUCTION), "nothing is late", "没有逾期未收");
    expect("Z6", figure_formula(FIGURE_LATE_DEDUCTION), "there is no commission to cut", "没有可扣减的提成");
}
END_TEST

/* Without this a formula of another shape would find no reason, or name the part that was not 0. */
START_TEST(other_shapes)
{
    expect("Z6", "bonus - bonus", "its parts cancel out", "各项正负相抵");
    expect("Z6", "bonus * tax", "tax is 0", "个税为 0");
    expect("Z6", "tax / bonus", "tax is 0", "个税为 0");
    expect("Z6", "max(0, collected)", "-900.00 is below 0 and counts as 0", "-900.00 小于 0，按 0 计");
    expect("Z3", "max(0, commission)", "commission is 0", "提成合计为 0");
    expect("Z3", "-min(commission * 2, bonus + 1)", "commission is 0", "提成合计为 0");
}
END_TEST

static bool bound_of(const char *person, const char *source, const char *words)
{
    clerk d;
    ck_assert(clerk_open(&d, person));
    const step *s = render_inner(clerk_steps(&d, source));
    const teller t = clerk_teller(&d, LANGUAGE_ENGLISH);
    FILE *out = fmemopen(d.written, sizeof d.written - 1, "w");
    const bool told = reason_of_bound(&t, s, out);
    ck_assert_int_eq(fclose(out), 0);
    if (words)
        ck_assert_str_eq(d.written, words);
    clerk_close(&d);
    return told;
}

/* Without this a person would not learn that a cap held her pay back, or read of caps that did not. */
START_TEST(bounds)
{
    ck_assert(bound_of("Z6", "min(grade.base_cap, 3000 + tax)",
                       "held to cap of the base salary 2,000.00; it would be 3,000.00"));
    ck_assert(!bound_of("Z6", "min(grade.base_cap, 100 + tax)", NULL));
    ck_assert(!bound_of("Z6", "min(grade.base_cap, grade.base_cap)", NULL));
    ck_assert(bound_of("Z5", figure_formula(FIGURE_LATE_DEDUCTION), "no more than 50% of the commission is cut"));
    ck_assert(bound_of("Z5", "max(due + 0, late + 0)", "of 24,000.00 and 14,000.00 the larger counts"));
    ck_assert(!bound_of("Z5", "max(0, bonus + 1)", NULL));
}
END_TEST

Suite *suite(void)
{
    return suite_of("reason", figures_that_are_zero, other_shapes, bounds);
}
