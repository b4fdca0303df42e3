/* Without these a year of months in memory would lose the risk fund from one to the next, or pay a payment twice. */
#include <string.h>

#include "made.h"
#include "unit.h"

static salespay_job *month_after(const salespay_job *before, int month, const char *name,
                                 const char *payments)
{
    salespay_job *job = salespay_job_new();
    ck_assert_int_eq(salespay_job_set_month(job, 2026, month), SALESPAY_OK);
    ck_assert_int_eq(salespay_job_open_from(job, before), SALESPAY_OK);
    give(job, SALESPAY_RULES, "rules.ini", RULES);
    give(job, SALESPAY_STAFF, "staff.csv", STAFF);
    give(job, SALESPAY_CONTRACTS, "contracts.csv", CONTRACTS);
    give(job, SALESPAY_PAYMENTS, name, payments);
    return job;
}

START_TEST(a_month_opens_with_what_the_one_before_closed_with)
{
    salespay_job *july = made_july();
    salespay_job *august = month_after(july, 8, "2026-08.csv", HEADER "P3,2026-08-01,E2,,100\n");
    salespay_job_free(july); /* august has what it needs */
    ck_assert_int_eq(salespay_job_compute(august), SALESPAY_OK);
    ck_assert_str_eq(codes(august), "");
    ck_assert_int_eq(figure_of(august, "E1", "risk_fund_opening"), 40000);
    ck_assert_int_eq(figure_of(august, "E2", "risk_fund_balance"), 6000 + 30);
    salespay_job_free(august);
}
END_TEST

START_TEST(a_payment_of_two_months_ago_is_not_paid_again)
{
    salespay_job *july = made_july();
    salespay_job *august = month_after(july, 8, "2026-08.csv", HEADER "P3,2026-08-01,E2,,100\n");
    ck_assert_int_eq(salespay_job_compute(august), SALESPAY_OK);
    salespay_job *september = month_after(august, 9, "2026-09.csv",
                                          HEADER "P2,2026-09-04,E2,,20000\nP3,2026-09-05,E2,,1\n");
    salespay_job_free(july);
    salespay_job_free(august);
    ck_assert_int_eq(salespay_job_compute(september), SALESPAY_INPUT);
    ck_assert_str_eq(codes(september), "earlier-payment, earlier-payment");
    ck_assert_ptr_nonnull(
        strstr(salespay_job_message(september, 0)->english, "payments/2026-07.csv"));
    salespay_job_free(september);
}
END_TEST

START_TEST(openings_that_contradict_are_refused)
{
    salespay_job *july = made_july(), *failed = made_job("x\n"), *job = salespay_job_new();
    ck_assert_int_eq(salespay_job_compute(failed), SALESPAY_INPUT);
    ck_assert_int_eq(salespay_job_open_from(job, failed), SALESPAY_USAGE);
    ck_assert_int_eq(salespay_job_open_from(job, NULL), SALESPAY_USAGE);
    ck_assert_int_eq(salespay_job_open_from(job, july), SALESPAY_OK);
    ck_assert_int_eq(salespay_job_open_from(job, july), SALESPAY_USAGE);
    ck_assert_int_eq(salespay_job_set_first_month(job), SALESPAY_USAGE);
    ck_assert_int_eq(salespay_job_add_bytes(job, SALESPAY_RECEIVABLES, "r.csv", "", 0),
                     SALESPAY_USAGE);
    salespay_job *october = month_after(july, 10, "2026-10.csv", HEADER);
    ck_assert_int_eq(salespay_job_compute(october), SALESPAY_USAGE);
    ck_assert_ptr_nonnull(strstr(salespay_job_refusal(october), "does not follow"));
    salespay_job_free(july);
    salespay_job_free(failed);
    salespay_job_free(job);
    salespay_job_free(october);
}
END_TEST

START_TEST(balances_of_the_callers_own_open_a_month)
{
    const void *balances, *receivables;
    size_t balances_size, receivables_size;
    salespay_job *july = made_july(), *august = salespay_job_new();
    salespay_job_output(july, "balances.csv", &balances, &balances_size);
    salespay_job_output(july, "receivables.csv", &receivables, &receivables_size);
    salespay_job_set_month(august, 2026, 8);
    salespay_job_add_bytes(august, SALESPAY_BALANCES, "balances.csv", balances, balances_size);
    salespay_job_add_bytes(august, SALESPAY_RECEIVABLES, "receivables.csv", receivables,
                           receivables_size);
    salespay_job_free(july); /* the bytes were copied */
    give(august, SALESPAY_RULES, "rules.ini", RULES);
    give(august, SALESPAY_STAFF, "staff.csv", STAFF);
    give(august, SALESPAY_CONTRACTS, "contracts.csv", CONTRACTS);
    give(august, SALESPAY_PAYMENTS, "2026-08.csv", HEADER);
    ck_assert_int_eq(salespay_job_compute(august), SALESPAY_OK);
    ck_assert_int_eq(figure_of(august, "E1", "risk_fund_balance"), 40000);
    salespay_job_free(august);
}
END_TEST

Suite *suite(void)
{
    return suite_of("inputs", a_month_opens_with_what_the_one_before_closed_with,
                    a_payment_of_two_months_ago_is_not_paid_again,
                    openings_that_contradict_are_refused, balances_of_the_callers_own_open_a_month);
}
