/* From a job's inputs to its month. */
#include <locale.h>

#include "library/job.h"
#include "output/formats.h"

/* Why the job cannot be computed; NULL where it can. */
static const char *what_is_missing(const salespay_job *job)
{
    const held_inputs *inputs = job->inputs;
    const bool has_balances = inputs[SALESPAY_BALANCES].count > 0;
    if (month_is_none(job->month))
        return "no month was set";
    if (inputs[SALESPAY_RULES].count == 0)
        return "there are no rules";
    if (inputs[SALESPAY_STAFF].count == 0)
        return "there is no staff";
    if (inputs[SALESPAY_PAYMENTS].count == 0)
        return "there are no payments: a header alone says that nothing was collected";
    if (!job->first_month && !has_balances)
        return "what the month opens with was not said: another job, balances, or that it is the "
               "first month";
    if (!month_is_none(job->opened_from) && job->month.index != job->opened_from.index + 1)
        return "the month does not follow the one that it opens from";
    if (has_balances && month_is_none(job->opened_from) && inputs[SALESPAY_CONTRACTS].count > 0 &&
        inputs[SALESPAY_RECEIVABLES].count == 0)
        return "balances with contracts need receivables, too";
    return NULL;
}

static path_list paths_of(salespay_job *job, const held_inputs *list)
{
    const char **paths = arena_allocate(&job->memory, list->count * sizeof *paths);
    for (size_t i = 0; paths && i < list->count; i++)
        paths[i] = list->items[i].path;
    return (path_list){paths, list->count};
}

static const char *only_path(const salespay_job *job, salespay_input kind)
{
    const held_inputs *list = &job->inputs[kind];
    return list->count > 0 ? list->items[0].path : NULL;
}

static bool fill_earlier(salespay_job *job, month_paths *paths)
{
    earlier_month *entries = arena_allocate(&job->memory, job->earlier_count * sizeof *entries);
    if (!entries)
        return false;
    for (size_t i = 0; i < job->earlier_count; i++) {
        const job_earlier *from = &job->earlier[i];
        held_inputs_show(&from->files, &job->diagnostics);
        held_inputs_show(&from->payments, &job->diagnostics);
        entries[i] = (earlier_month){
            .month = from->month,
            .keys_path = from->files.items[0].path,
            .totals_path = from->files.items[1].path,
            .payment_paths = paths_of(job, &from->payments),
        };
        if (!entries[i].payment_paths.items)
            return false;
    }
    paths->earlier = entries;
    paths->earlier_count = job->earlier_count;
    return true;
}

static bool fill_paths(salespay_job *job, month_paths *paths)
{
    for (size_t kind = 0; kind < INPUT_KIND_COUNT; kind++)
        held_inputs_show(&job->inputs[kind], &job->diagnostics);
    *paths = (month_paths){
        .month = job->month,
        .rules = paths_of(job, &job->inputs[SALESPAY_RULES]),
        .staff = only_path(job, SALESPAY_STAFF),
        .payments = paths_of(job, &job->inputs[SALESPAY_PAYMENTS]),
        .contracts = only_path(job, SALESPAY_CONTRACTS),
        .instalments = only_path(job, SALESPAY_INSTALMENTS),
        .adjustments = only_path(job, SALESPAY_ADJUSTMENTS),
        .company = only_path(job, SALESPAY_COMPANY),
        .balances = only_path(job, SALESPAY_BALANCES),
        .receivables = only_path(job, SALESPAY_RECEIVABLES),
        .encoding = job->encoding,
    };
    return paths->rules.items && paths->payments.items && fill_earlier(job, paths);
}

/* Closes the stream of lines; false when memory was out on the way. */
static bool end_lines(salespay_job *job)
{
    FILE *stream = job->line_stream;
    job->line_stream = NULL;
    if (!stream)
        return true;
    const bool whole = !ferror(stream);
    return fclose(stream) == 0 && whole;
}

static bool compute_month(salespay_job *job)
{
    month_paths paths;
    const month_sink sink = job_sink(job);
    bool done = true;
    if (!fill_paths(job, &paths)) {
        REPORT(&job->diagnostics, OUT_OF_MEMORY, LOCATION_NONE);
        return false;
    }
    done = month_compute(&job->computed, &paths, &sink, &job->diagnostics);
    if (!end_lines(job)) {
        REPORT(&job->diagnostics, OUT_OF_MEMORY, LOCATION_NONE);
        done = false;
    }
    return done;
}

static salespay_status status_of(salespay_job *job, bool done)
{
    if (!job_keep_messages(job) || diagnostics_worst(&job->diagnostics) == SEVERITY_SYSTEM)
        return SALESPAY_SYSTEM;
    if (job->stopped)
        return SALESPAY_STOPPED;
    if (!done)
        return SALESPAY_INPUT;
    return job_keep_results(job) ? SALESPAY_OK : SALESPAY_SYSTEM;
}

salespay_status salespay_job_compute(salespay_job *job)
{
    if (!job_is_open(job))
        return SALESPAY_USAGE;
    const char *missing = what_is_missing(job);
    if (missing)
        return job_refuse(job, missing);
    /* What the system says of a file comes in the words of the thread's locale, which is the caller's. */
    const locale_t plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    if (plain == (locale_t)0)
        return SALESPAY_SYSTEM;
    const locale_t before = uselocale(plain);
    diagnostics_init(&job->diagnostics, job->strict);
    job->state = JOB_FAILED;
    const salespay_status status = status_of(job, compute_month(job));
    if (status == SALESPAY_OK)
        job->state = JOB_COMPUTED;
    uselocale(before);
    freelocale(plain);
    return status;
}
