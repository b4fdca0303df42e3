#include "made.h"

#include <stdio.h>
#include <string.h>

#include "unit.h"

void give(salespay_job *job, salespay_input kind, const char *name, const char *bytes)
{
    ck_assert_int_eq(salespay_job_add_bytes(job, kind, name, bytes, strlen(bytes)), SALESPAY_OK);
}

salespay_job *made_job(const char *payments)
{
    salespay_job *job = salespay_job_new();
    ck_assert_ptr_nonnull(job);
    ck_assert_int_eq(salespay_job_set_month(job, 2026, 7), SALESPAY_OK);
    ck_assert_int_eq(salespay_job_set_first_month(job), SALESPAY_OK);
    give(job, SALESPAY_RULES, "rules.ini", RULES);
    give(job, SALESPAY_STAFF, "staff.csv", STAFF);
    give(job, SALESPAY_CONTRACTS, "contracts.csv", CONTRACTS);
    give(job, SALESPAY_PAYMENTS, "payments/2026-07.csv", payments);
    return job;
}

salespay_job *made_july(void)
{
    salespay_job *job = made_job(JULY);
    ck_assert_int_eq(salespay_job_compute(job), SALESPAY_OK);
    return job;
}

const char *codes(const salespay_job *job)
{
    static char all[1024];
    size_t size = 0;
    all[0] = '\0';
    for (size_t i = 0; i < salespay_job_message_count(job) && size < sizeof all; i++)
        size += (size_t)snprintf(all + size, sizeof all - size, "%s%s", i > 0 ? ", " : "",
                                 salespay_job_message(job, i)->code);
    return all;
}

int64_t figure_of(const salespay_job *job, const char *id, const char *key)
{
    int64_t fen = -1;
    ck_assert(salespay_job_figure(job, salespay_job_find_person(job, id), key, &fen));
    return fen;
}
