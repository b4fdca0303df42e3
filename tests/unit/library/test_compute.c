/* Without these a payroll system that links the library would pay other amounts than the program, or not learn why not. */
#include <locale.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "desk.h"
#include "made.h"
#include "unit.h"

/* The worked example of the pay rules: (15 − 10) × 5,000 × 10% = 2,500 and (75,000 − 25,000) × 3% = 1,500. */
START_TEST(figures_are_those_of_the_pay_rules)
{
    salespay_job *job = made_july();
    int64_t total = 0;
    ck_assert_uint_eq(salespay_job_person_count(job), 2);
    ck_assert_int_eq(figure_of(job, "E1", "excess_commission"), 250000);
    ck_assert_int_eq(figure_of(job, "E1", "base_commission"), 150000);
    ck_assert_int_eq(figure_of(job, "E1", "base_salary"), 140000);
    ck_assert_int_eq(figure_of(job, "E1", "risk_fund_withheld"), 40000);
    ck_assert_int_eq(figure_of(job, "E2", "net_pay"), 40000 + 54000);
    ck_assert(salespay_job_total(job, "collected", &total));
    ck_assert_int_eq(total, 9500000);
    ck_assert_uint_eq(salespay_job_payment_counts(job).rows_used, 2);
    salespay_job_free(job);
}
END_TEST

START_TEST(persons_are_described)
{
    salespay_job *job = made_july();
    const salespay_person *first = salespay_job_person(job, 0);
    ck_assert_str_eq(first->id, "E1");
    ck_assert_str_eq(first->name, "张伟");
    ck_assert_str_eq(first->department, "");
    ck_assert_str_eq(salespay_job_person(job, 1)->grade, "junior");
    ck_assert(first->active);
    ck_assert_int_eq(first->days_active, 31);
    ck_assert_ptr_null(salespay_job_person(job, 2));
    ck_assert_uint_eq(salespay_job_find_person(job, "E3"), SIZE_MAX);
    salespay_job_free(job);
}
END_TEST

START_TEST(what_is_no_figure_is_told_apart)
{
    salespay_job *job = made_july();
    int64_t fen = 7;
    ck_assert(!salespay_job_figure(job, 0, "nett_pay", &fen));
    ck_assert(!salespay_job_figure(job, 2, "net_pay", &fen));
    ck_assert(
        !salespay_job_total(job, "net_before_carry", &fen)); /* a step on the way: no column */
    ck_assert_int_eq(fen, 7);
    ck_assert_str_eq(salespay_figure_key(0), "sales");
    ck_assert_str_eq(salespay_figure_label(0, SALESPAY_CHINESE), "销售额");
    ck_assert_str_eq(salespay_figure_label(0, SALESPAY_ENGLISH), "sales");
    ck_assert(salespay_figure_is_column(0));
    ck_assert(!salespay_figure_is_column(salespay_figure_count() - 1));
    ck_assert_ptr_null(salespay_figure_key(salespay_figure_count()));
    ck_assert_ptr_null(salespay_figure_label(salespay_figure_count(), SALESPAY_ENGLISH));
    ck_assert(!salespay_figure_is_column(salespay_figure_count()));
    salespay_job_free(job);
}
END_TEST

START_TEST(errors_have_place_and_words_and_no_figures)
{
    salespay_job *job = made_job(HEADER "P1,2026-07-03,,C1,12.3x\nP2,2026-07-04,E9,,1\n");
    int64_t fen;
    ck_assert_int_eq(salespay_job_compute(job), SALESPAY_INPUT);
    ck_assert_str_eq(codes(job), "bad-amount, unknown-person");
    const salespay_message *m = salespay_job_message(job, 0);
    ck_assert_str_eq(m->file, "payments/2026-07.csv");
    ck_assert_uint_eq(m->line, 2);
    ck_assert_uint_eq(m->column, 19);
    ck_assert_int_eq(m->severity, SALESPAY_ERROR);
    ck_assert_str_eq(m->excerpt, "P1,2026-07-03,,C1,12.3x");
    ck_assert_ptr_nonnull(strstr(m->english, "is not an amount"));
    ck_assert_ptr_nonnull(strstr(m->chinese, "不是金额"));
    ck_assert_ptr_null(salespay_job_message(job, 2));
    ck_assert_uint_eq(salespay_job_person_count(job), 0);
    ck_assert(!salespay_job_figure(job, 0, "net_pay", &fen));
    ck_assert(!salespay_job_total(job, "net_pay", &fen));
    ck_assert_uint_eq(salespay_job_payment_counts(job).rows_read, 0);
    salespay_job_free(job);
}
END_TEST

START_TEST(strict_takes_warnings_for_errors)
{
    const char *const prices =
        "payment_id,date,employee_id,contract_id,amount,list_price,contract_price\n"
        "P1,2026-07-03,,C1,10,10,16\n";
    salespay_job *lenient = made_job(prices), *strict = made_job(prices);
    ck_assert_int_eq(salespay_job_set_strict(strict, true), SALESPAY_OK);
    ck_assert_int_eq(salespay_job_compute(lenient), SALESPAY_OK);
    ck_assert_int_eq(salespay_job_message(lenient, 0)->severity, SALESPAY_WARNING);
    ck_assert_int_eq(salespay_job_compute(strict), SALESPAY_INPUT);
    ck_assert_str_eq(codes(strict), "price-differs");
    salespay_job_free(lenient);
    salespay_job_free(strict);
}
END_TEST

START_TEST(a_file_that_is_not_there_is_a_message)
{
    salespay_job *job = made_job(JULY);
    ck_assert_int_eq(salespay_job_add_file(job, SALESPAY_COMPANY, "/nowhere/company.csv"),
                     SALESPAY_OK);
    ck_assert_int_ne(salespay_job_compute(job), SALESPAY_OK);
    ck_assert_str_eq(codes(job), "file-not-found");
    ck_assert_str_eq(salespay_job_message(job, 0)->file, "/nowhere/company.csv");
    salespay_job_free(job);
}
END_TEST

START_TEST(two_files_of_one_name_in_memory_are_told_apart)
{
    salespay_job *job = made_job(JULY);
    give(job, SALESPAY_PAYMENTS, "more/2026-07.csv", HEADER "P3,2026-07-05,E2,,1\n");
    ck_assert_int_eq(salespay_job_compute(job), SALESPAY_INPUT);
    ck_assert_str_eq(codes(job), "same-name");
    ck_assert_str_eq(salespay_job_message(job, 0)->file, "more/2026-07.csv");
    salespay_job_free(job);
}
END_TEST

START_TEST(the_callers_locale_stays)
{
    const locale_t mine = newlocale(LC_ALL_MASK, "C.UTF-8", (locale_t)0);
    const locale_t before = uselocale(mine);
    salespay_job_free(made_july());
    ck_assert(uselocale(before) == mine);
    freelocale(mine);
}
END_TEST

static void *compute_some(void *total)
{
    int64_t *sum = total;
    for (int i = 0; i < 20; i++) {
        salespay_job *job = made_july();
        *sum += figure_of(job, "E1", "net_pay");
        salespay_job_free(job);
    }
    return NULL;
}

START_TEST(threads_compute_jobs_of_their_own)
{
    pthread_t threads[4];
    int64_t sums[4] = {0}, alone = 0;
    compute_some(&alone);
    for (size_t i = 0; i < 4; i++)
        ck_assert_int_eq(pthread_create(&threads[i], NULL, compute_some, &sums[i]), 0);
    for (size_t i = 0; i < 4; i++) {
        ck_assert_int_eq(pthread_join(threads[i], NULL), 0);
        ck_assert_int_eq(sums[i], alone);
    }
}
END_TEST

START_TEST(files_give_what_memory_gives)
{
    desk_clear();
    desk_write("rules.ini", RULES);
    desk_write("staff.csv", STAFF);
    desk_write("contracts.csv", CONTRACTS);
    desk_write("payments/2026-07.csv", JULY);
    salespay_job *job = salespay_job_new(), *memory = made_july();
    salespay_job_set_month(job, 2026, 7);
    salespay_job_set_first_month(job);
    salespay_job_add_file(job, SALESPAY_RULES, "rules.ini");
    salespay_job_add_file(job, SALESPAY_STAFF, "staff.csv");
    salespay_job_add_file(job, SALESPAY_CONTRACTS, "contracts.csv");
    salespay_job_add_file(job, SALESPAY_PAYMENTS, "payments/2026-07.csv");
    ck_assert_int_eq(salespay_job_compute(job), SALESPAY_OK);
    for (size_t i = 0; salespay_output_name(i) != NULL; i++) {
        const void *mine, *theirs;
        size_t my_size, their_size;
        const char *name = salespay_output_name(i);
        const salespay_status status = salespay_job_output(job, name, &mine, &my_size);
        ck_assert_int_eq(status, salespay_job_output(memory, name, &theirs, &their_size));
        if (status == SALESPAY_OK) {
            ck_assert_uint_eq(my_size, their_size);
            ck_assert_mem_eq(mine, theirs, my_size);
        }
    }
    salespay_job_free(job);
    salespay_job_free(memory);
}
END_TEST

Suite *suite(void)
{
    return suite_of("compute", figures_are_those_of_the_pay_rules, persons_are_described,
                    what_is_no_figure_is_told_apart, errors_have_place_and_words_and_no_figures,
                    strict_takes_warnings_for_errors, a_file_that_is_not_there_is_a_message,
                    two_files_of_one_name_in_memory_are_told_apart, the_callers_locale_stays,
                    threads_compute_jobs_of_their_own, files_give_what_memory_gives);
}
