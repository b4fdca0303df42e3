#include "unit.h"

#include "calc/amount.h"

/* Without this half a fen would go to the company in one month and to the person in another. */
START_TEST(a_rate_rounds_half_a_fen_away_from_zero)
{
    const rate three_percent = {30000}, half = {500000}, all = {RATE_ONE_MILLIONTHS}, none = {0};
    ck_assert_int_eq((int64_t)amount_times_rate(5000000, three_percent), 150000);
    ck_assert_int_eq((int64_t)amount_times_rate(1, half), 1);
    ck_assert_int_eq((int64_t)amount_times_rate(-1, half), -1);
    ck_assert_int_eq((int64_t)amount_times_rate(16, three_percent), 0);   /* 0.48 */
    ck_assert_int_eq((int64_t)amount_times_rate(17, three_percent), 1);   /* 0.51 */
    ck_assert_int_eq((int64_t)amount_times_rate(-50, three_percent), -2); /* -1.5 */
    ck_assert(amount_times_rate((int128)1 << 64, all) == (int128)1 << 64);
    ck_assert_int_eq((int64_t)amount_times_rate(INT64_MAX, none), 0);
}
END_TEST

/* Without this a contract of many cheap pieces would be a fen off, or the largest would wrap. */
START_TEST(a_sale_is_quantity_times_price_to_the_fen)
{
    const quantity five_thousand = {INT64_C(5000000000)}, one_third = {333333};
    ck_assert_int_eq((int64_t)amount_of_sale(five_thousand, (price){15000000}), 7500000);
    ck_assert_int_eq((int64_t)amount_of_sale(one_third, (price){15000}), 0); /* 0.499… fen */
    ck_assert_int_eq((int64_t)amount_of_sale((quantity){500000}, (price){10000}), 1); /* 0.5 fen */
    const quantity most = {PRICE_LIMIT_MICROS - 1};
    ck_assert(amount_of_sale(most, (price){PRICE_LIMIT_MICROS - 1}) ==
              (int128)INT64_C(10000000000000) * INT64_C(10000000000000) - INT64_C(200000000));
}
END_TEST

/* Without this the smaller and the larger of two amounts would be taken for each other. */
START_TEST(least_and_greatest)
{
    ck_assert_int_eq((int64_t)amount_min(-1, 2), -1);
    ck_assert_int_eq((int64_t)amount_min(2, -1), -1);
    ck_assert_int_eq((int64_t)amount_max(-1, 2), 2);
    ck_assert_int_eq((int64_t)amount_max(2, -1), 2);
}
END_TEST

/* Without this a sum beyond 64 bits would wrap round into a wrong payslip that looks right. */
START_TEST(a_figure_that_does_not_fit_is_found_and_named)
{
    payslip slip = {0};
    payslip_set(&slip, FIGURE_SALES, INT64_MAX);
    payslip_set(&slip, FIGURE_COLLECTED, INT64_MIN);
    ck_assert_uint_eq(slip.findings, 0);
    ck_assert(payslip_fen(&slip, FIGURE_SALES) == INT64_MAX);
    ck_assert(payslip_fen(&slip, FIGURE_COLLECTED) == INT64_MIN);

    payslip_set(&slip, FIGURE_BONUS, (int128)INT64_MAX + 1);
    ck_assert_uint_eq(slip.findings, FINDING_OVERFLOW);
    ck_assert_int_eq(slip.failed_figure, FIGURE_BONUS);
    ck_assert(payslip_fen(&slip, FIGURE_BONUS) == INT64_MAX);

    payslip_set(&slip, FIGURE_TAX, (int128)INT64_MIN - 1);
    ck_assert_int_eq(slip.failed_figure, FIGURE_BONUS);
    ck_assert(payslip_fen(&slip, FIGURE_TAX) == INT64_MIN);
    payslip_set(&slip, FIGURE_TAX, 7);
    ck_assert_uint_eq(slip.findings, FINDING_OVERFLOW);
}
END_TEST

/* Without this what several contracts owe a person would be only what the last one owes. */
START_TEST(amounts_add_up_on_a_payslip)
{
    payslip slip = {0};
    payslip_add(&slip, FIGURE_DUE, 3);
    payslip_add(&slip, FIGURE_DUE, INT64_MAX - 3);
    ck_assert_uint_eq(slip.findings, 0);
    payslip_add(&slip, FIGURE_DUE, 1);
    ck_assert_uint_eq(slip.findings, FINDING_OVERFLOW);
    ck_assert_int_eq(slip.failed_figure, FIGURE_DUE);
}
END_TEST

/* Without this a contract whose instalments do not fit would go into receivables.csv wrapped. */
START_TEST(a_contract_figure_that_does_not_fit_is_found_and_named)
{
    contract_account account = {0};
    account_set(&account, CONTRACT_DUE, INT64_MAX);
    ck_assert_uint_eq(account.findings, 0);
    ck_assert(account_fen(&account, CONTRACT_DUE) == INT64_MAX);
    ck_assert(account.due.fen == INT64_MAX);
    account_set(&account, CONTRACT_LATE, (int128)INT64_MAX + 1);
    account_set(&account, CONTRACT_SALE, (int128)INT64_MIN - 1);
    ck_assert_uint_eq(account.findings, FINDING_CONTRACT_OVERFLOW);
    ck_assert_int_eq(account.failed_figure, CONTRACT_LATE);
    ck_assert(account.late.fen == INT64_MAX);
    ck_assert(account.sale.fen == INT64_MIN);
}
END_TEST

Suite *suite(void)
{
    return suite_of("amount", a_rate_rounds_half_a_fen_away_from_zero,
                    a_sale_is_quantity_times_price_to_the_fen, least_and_greatest,
                    a_figure_that_does_not_fit_is_found_and_named, amounts_add_up_on_a_payslip,
                    a_contract_figure_that_does_not_fit_is_found_and_named);
}
