/* Without these a program that uses the library wrongly would crash, or compute another month than it thinks. */
#include <string.h>

#include "made.h"
#include "unit.h"

static void refused(salespay_job *job, salespay_status status, const char *why)
{
    ck_assert_int_eq(status, SALESPAY_USAGE);
    ck_assert_ptr_nonnull(strstr(salespay_job_refusal(job), why));
}

START_TEST(what_is_missing_is_said)
{
    salespay_job *job = salespay_job_new();
    ck_assert_str_eq(salespay_job_refusal(job), "");
    refused(job, salespay_job_compute(job), "no month");
    ck_assert_int_eq(salespay_job_set_month(job, 2026, 7), SALESPAY_OK);
    refused(job, salespay_job_compute(job), "no rules");
    give(job, SALESPAY_RULES, "rules.ini", RULES);
    refused(job, salespay_job_compute(job), "no staff");
    give(job, SALESPAY_STAFF, "staff.csv", STAFF);
    refused(job, salespay_job_compute(job), "no payments");
    give(job, SALESPAY_PAYMENTS, "p.csv", HEADER);
    refused(job, salespay_job_compute(job), "opens with");
    give(job, SALESPAY_BALANCES, "balances.csv", "");
    give(job, SALESPAY_CONTRACTS, "contracts.csv", CONTRACTS);
    refused(job, salespay_job_compute(job), "receivables");
    ck_assert_uint_eq(salespay_job_message_count(job), 0);
    salespay_job_free(job);
}
END_TEST

START_TEST(impossible_settings_are_refused)
{
    salespay_job *job = salespay_job_new();
    refused(job, salespay_job_set_month(job, 2026, 13), "no such month");
    refused(job, salespay_job_set_month(job, 0, 1), "no such month");
    refused(job, salespay_job_set_encoding(job, "latin1"), "encoding");
    ck_assert_int_eq(salespay_job_set_encoding(job, "gbk"), SALESPAY_OK);
    ck_assert_int_eq(salespay_job_set_encoding(job, NULL), SALESPAY_OK);
    give(job, SALESPAY_STAFF, "staff.csv", STAFF);
    refused(job, salespay_job_add_file(job, SALESPAY_STAFF, "staff.csv"), "already");
    refused(job, salespay_job_add_file(job, SALESPAY_COMPANY, ""), "path");
    refused(job, salespay_job_add_file(job, SALESPAY_COMPANY, NULL), "path");
    refused(job, salespay_job_add_bytes(job, SALESPAY_COMPANY, "", "x", 1), "name");
    refused(job, salespay_job_add_bytes(job, SALESPAY_COMPANY, "c", NULL, 1), "no bytes");
    refused(job, salespay_job_add_file(job, (salespay_input)99, "x"), "kind");
    ck_assert_int_eq(salespay_job_set_first_month(job), SALESPAY_OK);
    refused(job, salespay_job_add_file(job, SALESPAY_BALANCES, "b.csv"), "first month");
    salespay_job_free(job);
    salespay_job_free(NULL);
}
END_TEST

START_TEST(a_computed_job_does_not_change)
{
    salespay_job *job = made_july();
    refused(job, salespay_job_compute(job), "computed already");
    refused(job, salespay_job_set_month(job, 2026, 8), "computed already");
    refused(job, salespay_job_set_first_month(job), "computed already");
    refused(job, salespay_job_set_strict(job, true), "computed already");
    refused(job, salespay_job_set_encoding(job, NULL), "computed already");
    refused(job, salespay_job_set_line_handler(job, NULL, NULL), "computed already");
    refused(job, salespay_job_add_file(job, SALESPAY_PAYMENTS, "x"), "computed already");
    refused(job, salespay_job_open_from(job, job), "computed already");
    salespay_job_free(job);
}
END_TEST

START_TEST(the_version_is_the_projects)
{
    ck_assert_str_eq(salespay_version(), SALESPAY_VERSION);
}
END_TEST

Suite *suite(void)
{
    return suite_of("job", what_is_missing_is_said, impossible_settings_are_refused,
                    a_computed_job_does_not_change, the_version_is_the_projects);
}
