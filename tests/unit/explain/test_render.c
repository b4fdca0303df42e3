#include "explain/render.h"

#include "clerk.h"

static void expect(const char *source, const char *words, const char *numbers)
{
    clerk d;
    ck_assert(clerk_open(&d, "Z6"));
    const step *s = clerk_steps(&d, source);
    ck_assert_ptr_nonnull(s);
    ck_assert_str_eq(clerk_write(&d, LANGUAGE_ENGLISH, s, render_words), words);
    ck_assert_str_eq(clerk_write(&d, LANGUAGE_ENGLISH, s, render_numbers), numbers);
    clerk_close(&d);
}

/* Without this the line in words and the line in numbers would say other things than the formula. */
START_TEST(parentheses_stand_where_they_must)
{
    expect("collected - (bonus - tax)", "collected payments - (bonus - tax)", "(-900.00) - (566.60 - 0.00)");
    expect("collected - bonus + tax", "collected payments - bonus + tax", "(-900.00) - 566.60 + 0.00");
    expect("(bonus + tax) * 2 / (3 - 1)", "(bonus + tax) × 2 / (3 - 1)", "(566.60 + 0.00) × 2 / (3 - 1)");
    expect("bonus / (2 * 3)", "bonus / (2 × 3)", "566.60 / (2 × 3)");
    expect("-(bonus + tax)", "-(bonus + tax)", "-(566.60 + 0.00)");
    expect("1 - -collected", "1 - (-collected payments)", "1 - (-(-900.00))");
}
END_TEST

/* Without this a branch that was not taken would be told, or a rate as 0.03. */
START_TEST(branches_calls_and_rates)
{
    expect("2 * if(active, bonus + tax, 7)", "2 × (bonus + tax)", "2 × (566.60 + 0.00)");
    expect("round(regular * commission.base_rate)", "round(regular collected × rate of base commission)",
           "round((-900.00) × 3%)");
    expect("max(0, floor(bonus / 100))", "larger of (0, whole part of (bonus / 100))",
           "larger of (0, whole part of (566.60 / 100))");
    expect("adjustments(bonus)", "adjustments \"bonus\"", "566.60");
}
END_TEST

/* Without this a Chinese reader would get an English sentence in the middle. */
START_TEST(chinese)
{
    clerk d;
    ck_assert(clerk_open(&d, "Z6"));
    const step *s = clerk_steps(&d, "min(grade.base_cap, round(collected * commission.base_rate) + adjustments(bonus))");
    ck_assert_str_eq(clerk_write(&d, LANGUAGE_CHINESE, s, render_words),
                     "较小者(底薪上限, 四舍五入(回款金额 × 基本提成比例) + 调整“奖金”)");
    clerk_close(&d);
}
END_TEST

Suite *suite(void)
{
    return suite_of("render", parentheses_stand_where_they_must, branches_calls_and_rates, chinese);
}
