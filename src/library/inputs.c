/* What a job is given to read, and what it opens with. */
#include "library/job.h"

#include <stdlib.h>

#include "output/formats.h"

static bool takes_several(salespay_input kind)
{
    return kind == SALESPAY_RULES || kind == SALESPAY_PAYMENTS;
}

/* Whether such an input can be added; else the reason is told. */
static bool takes(salespay_job *job, salespay_input kind)
{
    if (!job_is_open(job))
        return false;
    const char *reason = NULL;
    if ((int)kind < 0 || (int)kind >= INPUT_KIND_COUNT)
        reason = "there is no such kind of input";
    else if (!takes_several(kind) && job->inputs[kind].count > 0)
        reason = "there is such an input already";
    else if ((kind == SALESPAY_BALANCES || kind == SALESPAY_RECEIVABLES) && job->first_month)
        reason = "a first month has no balances or receivables";
    else if (kind == SALESPAY_RECEIVABLES && !month_is_none(job->opened_from))
        reason = "the month opens from another job already";
    if (reason)
        job->refusal = reason;
    return !reason;
}

salespay_status salespay_job_add_file(salespay_job *job, salespay_input kind, const char *path)
{
    if (!takes(job, kind))
        return SALESPAY_USAGE;
    if (!path || !*path)
        return job_refuse(job, "a file needs a path");
    return held_inputs_add_file(&job->inputs[kind], &job->memory, path) ? SALESPAY_OK
                                                                        : SALESPAY_SYSTEM;
}

salespay_status salespay_job_add_bytes(salespay_job *job, salespay_input kind, const char *name,
                                       const void *bytes, size_t size)
{
    if (!takes(job, kind))
        return SALESPAY_USAGE;
    if (!name || !*name)
        return job_refuse(job, "bytes need a name");
    if (!bytes && size > 0)
        return job_refuse(job, "there are no bytes");
    return held_inputs_add_bytes(&job->inputs[kind], &job->memory, name, bytes, size)
               ? SALESPAY_OK
               : SALESPAY_SYSTEM;
}

/* One file of the month before, as an input. Nothing is added where it has no such file. */
static bool add_output(salespay_job *job, held_inputs *list, const salespay_job *before,
                       const char *name)
{
    char when[MONTH_TEXT_SIZE];
    month_format(before->month, when);
    for (size_t i = 0; i < month_file_count; i++) {
        job_output file;
        if (strcmp(month_files[i].name, name) != 0)
            continue;
        if (!job_write_output(before, i, &file))
            return false;
        const char *shown = arena_format(&job->memory, "%s/%s", when, name).bytes;
        const bool added = !file.bytes || (shown && held_inputs_add_bytes(list, &job->memory, shown,
                                                                          file.bytes, file.size));
        free(file.bytes);
        return added;
    }
    return false;
}

static bool add_copies(salespay_job *job, held_inputs *list, const held_inputs *of)
{
    for (size_t i = 0; i < of->count; i++)
        if (!held_inputs_add_copy(list, &job->memory, &of->items[i]))
            return false;
    return true;
}

/* The months that `before` knew of, and itself. */
static bool add_earlier(salespay_job *job, const salespay_job *before)
{
    job->earlier = arena_allocate(&job->memory, (before->earlier_count + 1) * sizeof *job->earlier);
    if (!job->earlier)
        return false;
    for (size_t i = 0; i < before->earlier_count; i++) {
        job_earlier *entry = &job->earlier[job->earlier_count++];
        entry->month = before->earlier[i].month;
        if (!add_copies(job, &entry->files, &before->earlier[i].files) ||
            !add_copies(job, &entry->payments, &before->earlier[i].payments))
            return false;
    }
    job_earlier *last = &job->earlier[job->earlier_count++];
    last->month = before->month;
    return add_output(job, &last->files, before, "payment_ids.bin") &&
           add_output(job, &last->files, before, "totals.csv") &&
           add_copies(job, &last->payments, &before->inputs[SALESPAY_PAYMENTS]);
}

/* Back to where nothing was opened: a job in halves would pay twice. */
static void close_again(salespay_job *job)
{
    held_inputs_release(&job->inputs[SALESPAY_BALANCES]);
    held_inputs_release(&job->inputs[SALESPAY_RECEIVABLES]);
    for (size_t i = 0; i < job->earlier_count; i++) {
        held_inputs_release(&job->earlier[i].files);
        held_inputs_release(&job->earlier[i].payments);
    }
    job->earlier_count = 0;
}

salespay_status salespay_job_open_from(salespay_job *job, const salespay_job *before)
{
    if (!job_is_open(job))
        return SALESPAY_USAGE;
    if (job->first_month || job->inputs[SALESPAY_BALANCES].count > 0 ||
        job->inputs[SALESPAY_RECEIVABLES].count > 0)
        return job_refuse(job, "what the month opens with was said already");
    if (!before || before->state != JOB_COMPUTED)
        return job_refuse(job, "the month before was not computed");
    if (!add_output(job, &job->inputs[SALESPAY_BALANCES], before, "balances.csv") ||
        !add_output(job, &job->inputs[SALESPAY_RECEIVABLES], before, "receivables.csv") ||
        !add_earlier(job, before)) {
        close_again(job);
        return SALESPAY_SYSTEM;
    }
    job->opened_from = before->month;
    return SALESPAY_OK;
}
