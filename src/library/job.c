/* A job's life and settings. */
#include "library/job.h"

#include <stdlib.h>

#include "output/formats.h"

const char *salespay_version(void)
{
    return SALESPAY_VERSION;
}

salespay_job *salespay_job_new(void)
{
    salespay_job *job = calloc(1, sizeof *job);
    if (!job)
        return NULL;
    job->refusal = "";
    job->month = MONTH_NONE;
    job->opened_from = MONTH_NONE;
    return job;
}

static void release_results(salespay_job *job)
{
    if (job->state == JOB_OPEN)
        return;
    for (size_t i = 0; job->outputs && i < month_file_count; i++)
        free(job->outputs[i].bytes);
    free(job->lines.bytes);
    month_release(&job->computed);
    diagnostics_release(&job->diagnostics);
}

void salespay_job_free(salespay_job *job)
{
    if (!job)
        return;
    release_results(job);
    for (size_t kind = 0; kind < INPUT_KIND_COUNT; kind++)
        held_inputs_release(&job->inputs[kind]);
    for (size_t i = 0; i < job->earlier_count; i++) {
        held_inputs_release(&job->earlier[i].files);
        held_inputs_release(&job->earlier[i].payments);
    }
    arena_release(&job->memory);
    free(job);
}

const char *salespay_job_refusal(const salespay_job *job)
{
    return job->refusal;
}

salespay_status job_refuse(salespay_job *job, const char *reason)
{
    job->refusal = reason;
    return SALESPAY_USAGE;
}

bool job_is_open(salespay_job *job)
{
    if (job->state != JOB_OPEN)
        job->refusal = "the job was computed already";
    return job->state == JOB_OPEN;
}

salespay_status salespay_job_set_month(salespay_job *job, int year, int number)
{
    if (!job_is_open(job))
        return SALESPAY_USAGE;
    if (!month_of(year, number, &job->month))
        return job_refuse(job,
                          "there is no such month: years go from 1 to 9999, months from 1 to 12");
    return SALESPAY_OK;
}

salespay_status salespay_job_set_first_month(salespay_job *job)
{
    if (!job_is_open(job))
        return SALESPAY_USAGE;
    if (!month_is_none(job->opened_from))
        return job_refuse(job, "the month opens from another job already");
    if (job->inputs[SALESPAY_BALANCES].count > 0 || job->inputs[SALESPAY_RECEIVABLES].count > 0)
        return job_refuse(job, "a first month has no balances or receivables");
    job->first_month = true;
    return SALESPAY_OK;
}

salespay_status salespay_job_set_strict(salespay_job *job, bool strict)
{
    if (!job_is_open(job))
        return SALESPAY_USAGE;
    job->strict = strict;
    return SALESPAY_OK;
}

salespay_status salespay_job_set_encoding(salespay_job *job, const char *name)
{
    encoding named = ENCODING_AUTO;
    if (!job_is_open(job))
        return SALESPAY_USAGE;
    if (name && !encoding_by_name(text_of(name), &named))
        return job_refuse(job, "there is no such encoding: utf-8 or gb18030");
    job->encoding = named;
    return SALESPAY_OK;
}

salespay_status salespay_job_set_line_handler(salespay_job *job, salespay_line_handler *handler,
                                              void *closure)
{
    if (!job_is_open(job))
        return SALESPAY_USAGE;
    job->handler = handler;
    job->closure = closure;
    return SALESPAY_OK;
}
