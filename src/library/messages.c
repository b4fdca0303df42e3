/* What was said while a job was computed, in a shape of the caller's. */
#include "library/job.h"

static salespay_severity severity_of(severity s)
{
    switch (s) {
    case SEVERITY_NOTE:
        return SALESPAY_NOTE;
    case SEVERITY_WARNING:
        return SALESPAY_WARNING;
    case SEVERITY_SYSTEM:
        return SALESPAY_FAILURE;
    default:
        return SALESPAY_ERROR;
    }
}

/* The texts stay where they are: the diagnostics live as long as the job, and end each with a NUL. */
static bool fill_message(salespay_message *out, diagnostics *d, const diagnostic *item)
{
    *out = (salespay_message){
        .code = message_name(item->code),
        .severity = severity_of(item->severity),
        .file = item->at.source == SOURCE_NONE ? NULL : d->sources[item->at.source].bytes,
        .line = item->at.line,
        .column = item->at.column,
        .english = diagnostics_words(d, item, LANGUAGE_ENGLISH).bytes,
        .chinese = diagnostics_words(d, item, LANGUAGE_CHINESE).bytes,
        .excerpt = item->at.excerpt.bytes,
    };
    return out->english && out->chinese;
}

bool job_keep_messages(salespay_job *job)
{
    diagnostics *d = &job->diagnostics;
    diagnostics_sort(d);
    job->messages = arena_allocate(&job->memory, d->count * sizeof *job->messages);
    for (size_t i = 0; job->messages && i < d->count; i++) {
        if (!fill_message(&job->messages[i], d, &d->items[i]))
            return false;
        job->message_count = i + 1;
    }
    return job->messages != NULL;
}

size_t salespay_job_message_count(const salespay_job *job)
{
    return job->message_count;
}

const salespay_message *salespay_job_message(const salespay_job *job, size_t index)
{
    return index < job->message_count ? &job->messages[index] : NULL;
}
