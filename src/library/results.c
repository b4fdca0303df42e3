/* The people of a computed month and their figures. */
#include "library/job.h"
#include "output/formats.h"

static bool fill_person(salespay_person *out, salespay_job *job, uint32_t index)
{
    const person *p = &job->computed.people.items[index];
    const payslip *slip = &job->computed.settlement.payslips[index];
    const text grade =
        p->grade == GRADE_UNKNOWN ? p->grade_written : job->computed.rules->grades[p->grade].name;
    *out = (salespay_person){
        .id = arena_copy(&job->memory, p->id).bytes,
        .name = arena_copy(&job->memory, p->name).bytes,
        .department = arena_copy(&job->memory, p->department).bytes,
        .grade = arena_copy(&job->memory, grade).bytes,
        .active = slip->active,
        .days_active = slip->days_active,
    };
    return out->id && out->name && out->department && out->grade;
}

bool job_keep_results(salespay_job *job)
{
    const size_t count = (size_t)month_result_persons(&job->computed.result);
    job->persons = arena_allocate(&job->memory, count * sizeof *job->persons);
    job->person_indexes = arena_allocate(&job->memory, count * sizeof *job->person_indexes);
    job->outputs = arena_allocate(&job->memory, month_file_count * sizeof *job->outputs);
    if (!job->persons || !job->person_indexes || !job->outputs)
        return false;
    size_t kept = 0;
    for (uint32_t i = 0; i < job->computed.people.count; i++) {
        if (!job->computed.settlement.payslips[i].issued)
            continue;
        job->person_indexes[kept] = i;
        if (!fill_person(&job->persons[kept++], job, i))
            return false;
    }
    job->person_count = kept;
    return true;
}

salespay_payment_counts salespay_job_payment_counts(const salespay_job *job)
{
    const month_result *result = &job->computed.result;
    if (job->state != JOB_COMPUTED)
        return (salespay_payment_counts){0};
    return (salespay_payment_counts){result->payments_read, result->payments_used,
                                     result->rows_passed_over};
}

size_t salespay_job_person_count(const salespay_job *job)
{
    return job->state == JOB_COMPUTED ? job->person_count : 0;
}

const salespay_person *salespay_job_person(const salespay_job *job, size_t index)
{
    return index < salespay_job_person_count(job) ? &job->persons[index] : NULL;
}

size_t salespay_job_find_person(const salespay_job *job, const char *id)
{
    const size_t count = salespay_job_person_count(job);
    for (size_t i = 0; i < count; i++)
        if (strcmp(job->persons[i].id, id) == 0)
            return i;
    return SIZE_MAX;
}

size_t salespay_figure_count(void)
{
    return FIGURE_COUNT;
}

const char *salespay_figure_key(size_t index)
{
    return index < FIGURE_COUNT ? figure_key((figure)index) : NULL;
}

const char *salespay_figure_label(size_t index, salespay_language lang)
{
    if (index >= FIGURE_COUNT)
        return NULL;
    return figure_label((figure)index,
                        lang == SALESPAY_CHINESE ? LANGUAGE_CHINESE : LANGUAGE_ENGLISH);
}

bool salespay_figure_is_column(size_t index)
{
    return index < FIGURE_COUNT && figure_is_payslip_column((figure)index);
}

/* By key alone; FIGURE_COUNT where there is none. */
static figure figure_of(const char *key)
{
    for (figure f = 0; f < FIGURE_COUNT; f++)
        if (strcmp(figure_key(f), key) == 0)
            return f;
    return FIGURE_COUNT;
}

bool salespay_job_figure(const salespay_job *job, size_t index, const char *key, int64_t *fen)
{
    const figure f = figure_of(key);
    if (index >= salespay_job_person_count(job) || f == FIGURE_COUNT)
        return false;
    *fen = job->computed.settlement.payslips[job->person_indexes[index]].figures[f].fen;
    return true;
}

bool salespay_job_total(const salespay_job *job, const char *key, int64_t *fen)
{
    const figure f = figure_of(key);
    if (job->state != JOB_COMPUTED || f == FIGURE_COUNT || !figure_is_payslip_column(f))
        return false;
    const int128 sum = month_result_sum(&job->computed.result, f);
    if (sum < INT64_MIN || sum > INT64_MAX)
        return false;
    *fen = (int64_t)sum;
    return true;
}
