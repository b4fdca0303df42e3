/* The files of a computed month, in memory. */
#include <stdlib.h>

#include "library/job.h"
#include "output/formats.h"

const char *salespay_output_name(size_t index)
{
    for (size_t i = 0; month_file_names[i]; i++)
        if (i == index)
            return month_file_names[i];
    return NULL;
}

bool job_write_output(const salespay_job *job, size_t month_file_index, job_output *out)
{
    const month_file *file = &month_files[month_file_index];
    const month_result *result = &job->computed.result;
    *out = (job_output){0};
    if (file->wanted && !file->wanted(result))
        return true;
    FILE *stream = open_memstream(&out->bytes, &out->size);
    if (!stream)
        return false;
    bool whole = file->write(result, stream);
    whole = fclose(stream) == 0 && whole && out->bytes != NULL;
    if (!whole) {
        free(out->bytes);
        *out = (job_output){0};
    }
    return whole;
}

/* The file of that name, written at the first call; *out NULL where the month has none. */
static bool find_output(salespay_job *job, const char *name, const job_output **out)
{
    *out = strcmp(name, COMMISSION_LINES_NAME) == 0 ? &job->lines : NULL;
    for (size_t i = 0; i < month_file_count; i++) {
        if (strcmp(month_files[i].name, name) != 0)
            continue;
        *out = &job->outputs[i];
        if (!job->outputs[i].bytes && !job_write_output(job, i, &job->outputs[i]))
            return false;
    }
    return true;
}

salespay_status salespay_job_output(salespay_job *job, const char *name, const void **bytes,
                                    size_t *size)
{
    const job_output *file;
    if (job->state != JOB_COMPUTED)
        return job_refuse(job, "the month was not computed");
    if (!find_output(job, name, &file))
        return SALESPAY_SYSTEM;
    if (!file || !file->bytes)
        return job_refuse(job, "the month has no such file");
    *bytes = file->bytes;
    *size = file->size;
    return SALESPAY_OK;
}
