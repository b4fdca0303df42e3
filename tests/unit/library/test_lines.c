/* Without these a program that books each commission would book others than the payslips add up to. */
#include <stdio.h>
#include <string.h>

#include "made.h"
#include "unit.h"

typedef struct {
    int count, stop_after;
    int64_t excess;
    char last[256];
} seen;

static bool see(void *closure, const salespay_line *line)
{
    seen *s = closure;
    s->count++;
    s->excess += line->excess;
    snprintf(s->last, sizeof s->last, "%s:%d %s %s %s %s %s%s %s %s %s", line->source,
             (int)line->line, line->payment_id, line->date, line->employee_id, line->contract_id,
             line->customer, line->product, line->base_commission, line->excess_commission,
             line->notes);
    return s->count != s->stop_after;
}

START_TEST(each_row_is_told_with_its_commission)
{
    seen s = {0};
    salespay_job *job = made_job(HEADER "P2,2026-07-04,E2,,20000\nP1,2026-07-03,E2,C1,100.01\n");
    ck_assert_int_eq(salespay_job_set_line_handler(job, see, &s), SALESPAY_OK);
    ck_assert_int_eq(salespay_job_compute(job), SALESPAY_OK);
    ck_assert_int_eq(s.count, 2);
    ck_assert_int_eq(s.excess, 3334);
    ck_assert_str_eq(s.last, "2026-07.csv:3 P1 2026-07-03 E2 C1  2.0001 3.334 not-owner");
    salespay_job_free(job);
}
END_TEST

START_TEST(a_handler_ends_the_job)
{
    seen s = {.stop_after = 1};
    salespay_job *job = made_job(JULY);
    ck_assert_int_eq(salespay_job_set_line_handler(job, see, &s), SALESPAY_OK);
    ck_assert_int_eq(salespay_job_compute(job), SALESPAY_STOPPED);
    ck_assert_int_eq(s.count, 1);
    ck_assert_uint_eq(salespay_job_person_count(job), 0);
    salespay_job_free(job);
}
END_TEST

START_TEST(nothing_is_told_after_an_error)
{
    seen s = {0};
    salespay_job *job = made_job(HEADER "P1,2026-07-03,E2,,x\nP2,2026-07-04,E2,,20000\n");
    ck_assert_int_eq(salespay_job_set_line_handler(job, see, &s), SALESPAY_OK);
    ck_assert_int_eq(salespay_job_compute(job), SALESPAY_INPUT);
    ck_assert_int_eq(s.count, 0);
    salespay_job_free(job);
}
END_TEST

Suite *suite(void)
{
    return suite_of("lines", each_row_is_told_with_its_commission, a_handler_ends_the_job,
                    nothing_is_told_after_an_error);
}
