#include "unit.h"

#include "model/adjustment.h"

// A bonus would be paid as something else, or the Chinese name of a kind be refused.
START_TEST(kinds_are_found_in_both_languages)
{
    for (adjustment_kind kind = 0; kind < ADJUSTMENT_KIND_COUNT; kind++) {
        ck_assert_int_eq(adjustment_kind_by_name(text_of(adjustment_kind_name(kind, LANGUAGE_ENGLISH))), kind);
        ck_assert_int_eq(adjustment_kind_by_name(text_of(adjustment_kind_name(kind, LANGUAGE_CHINESE))), kind);
    }
    ck_assert_int_eq(adjustment_kind_by_name(text_of("底薪扣发")), ADJUSTMENT_BASE_FORFEIT);
    ck_assert_int_eq(adjustment_kind_by_name(text_of("risk_fund_draw")), ADJUSTMENT_RISK_FUND_DRAW);
    ck_assert_int_eq(adjustment_kind_by_name(text_of("Bonus")), ADJUSTMENT_KIND_COUNT);
    ck_assert_int_eq(adjustment_kind_by_name(TEXT_EMPTY), ADJUSTMENT_KIND_COUNT);
}
END_TEST

// "all" of a bonus would be taken, which means nothing; or "all" of the fund be refused.
START_TEST(all_is_for_what_has_an_end)
{
    ck_assert(adjustment_kind_takes_all(ADJUSTMENT_BASE_FORFEIT));
    ck_assert(adjustment_kind_takes_all(ADJUSTMENT_RISK_FUND_RELEASE));
    ck_assert(adjustment_kind_takes_all(ADJUSTMENT_RISK_FUND_DRAW));
    ck_assert(adjustment_kind_takes_all(ADJUSTMENT_CARRY_WRITE_OFF));
    ck_assert(!adjustment_kind_takes_all(ADJUSTMENT_BONUS));
    ck_assert(!adjustment_kind_takes_all(ADJUSTMENT_ADDITION));
    ck_assert(!adjustment_kind_takes_all(ADJUSTMENT_DEDUCTION));
    ck_assert(!adjustment_kind_takes_all(ADJUSTMENT_SOCIAL_INSURANCE));
    ck_assert(!adjustment_kind_takes_all(ADJUSTMENT_HOUSING_FUND));
    ck_assert(!adjustment_kind_takes_all(ADJUSTMENT_TAX));
}
END_TEST

Suite *suite(void)
{
    return suite_of("adjustment", kinds_are_found_in_both_languages, all_is_for_what_has_an_end);
}
