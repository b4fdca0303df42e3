/* Without these a program that stores the month's files would store other bytes than `run` writes, or crash for want of one. */
#include <string.h>

#include "made.h"
#include "unit.h"

START_TEST(a_file_is_handed_out_whole_and_stays)
{
    salespay_job *job = made_july();
    const void *bytes, *again;
    size_t size;
    ck_assert_int_eq(salespay_job_output(job, "commission_lines.csv", &bytes, &size), SALESPAY_OK);
    ck_assert_uint_eq(size, strlen(bytes));
    ck_assert_ptr_nonnull(
        strstr(bytes, "\n2026-07,P1,2026-07.csv,2,2026-07-03,E1,C1,,,75000.00,50000.00,25000.00,"));
    ck_assert_int_eq(salespay_job_output(job, "balances.csv", &bytes, &size), SALESPAY_OK);
    ck_assert_str_eq(
        bytes,
        "month,employee_id,risk_fund_opening,risk_fund_withheld,risk_fund_released,risk_fund_drawn,"
        "risk_fund_closing,carried_in,carried_written_off,carried_out\n"
        "2026-07,E1,0.00,400.00,0.00,0.00,400.00,0.00,0.00,0.00\n"
        "2026-07,E2,0.00,60.00,0.00,0.00,60.00,0.00,0.00,0.00\n");
    ck_assert_int_eq(salespay_job_output(job, "balances.csv", &again, &size), SALESPAY_OK);
    ck_assert_ptr_eq(again, bytes);
    salespay_job_free(job);
}
END_TEST

START_TEST(the_manifest_names_inputs_by_their_names)
{
    salespay_job *job = made_july();
    const void *bytes;
    size_t size;
    ck_assert_int_eq(salespay_job_output(job, "manifest.csv", &bytes, &size), SALESPAY_OK);
    ck_assert_ptr_nonnull(strstr(bytes, "input:payments:2026-07.csv:rows,2\n"));
    salespay_job_free(job);
}
END_TEST

START_TEST(a_file_that_is_not_there_is_refused)
{
    salespay_job *job = salespay_job_new();
    const void *bytes;
    size_t size;
    ck_assert_int_eq(salespay_job_output(job, "payslips.csv", &bytes, &size), SALESPAY_USAGE);
    ck_assert_int_eq(salespay_job_set_month(job, 2026, 7), SALESPAY_OK);
    ck_assert_int_eq(salespay_job_set_first_month(job), SALESPAY_OK);
    give(job, SALESPAY_RULES, "rules.ini", RULES "[output]\nlines = no\n");
    give(job, SALESPAY_STAFF, "staff.csv", STAFF);
    give(job, SALESPAY_PAYMENTS, "2026-07.csv", HEADER);
    ck_assert_int_eq(salespay_job_compute(job), SALESPAY_OK);
    ck_assert_int_eq(salespay_job_output(job, "payslip.csv", &bytes, &size), SALESPAY_USAGE);
    ck_assert_int_eq(salespay_job_output(job, "receivables.csv", &bytes, &size), SALESPAY_USAGE);
    ck_assert_int_eq(salespay_job_output(job, "commission_lines.csv", &bytes, &size),
                     SALESPAY_USAGE);
    ck_assert_int_eq(salespay_job_output(job, "payslips.csv", &bytes, &size), SALESPAY_OK);
    salespay_job_free(job);
}
END_TEST

START_TEST(every_name_can_be_asked_for)
{
    salespay_job *job = made_july();
    size_t count = 0;
    for (; salespay_output_name(count) != NULL; count++) {
        const void *bytes;
        size_t size;
        ck_assert_int_eq(salespay_job_output(job, salespay_output_name(count), &bytes, &size),
                         SALESPAY_OK);
    }
    ck_assert_uint_ge(count, 7);
    salespay_job_free(job);
}
END_TEST

Suite *suite(void)
{
    return suite_of("outputs", a_file_is_handed_out_whole_and_stays,
                    the_manifest_names_inputs_by_their_names, a_file_that_is_not_there_is_refused,
                    every_name_can_be_asked_for);
}
