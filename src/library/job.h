/*
 * What stands behind a salespay_job: its inputs, then what came of them.
 */
#ifndef SALESPAY_LIBRARY_JOB_H
#define SALESPAY_LIBRARY_JOB_H

#include <stdbool.h>
#include <stdio.h>

#include "library/held_input.h"
#include "month/compute.h"
#include "salespay/salespay.h"

#define INPUT_KIND_COUNT (SALESPAY_RECEIVABLES + 1)

typedef enum { JOB_OPEN, JOB_FAILED, JOB_COMPUTED } job_state;

/* What an earlier month leaves behind, so that nothing of it is paid again. */
typedef struct {
    month month;
    held_inputs files; /* its payment_ids.bin, its totals.csv */
    held_inputs payments;
} job_earlier;

/* A file of the month in memory; bytes NULL: not written yet. */
typedef struct {
    char *bytes;
    size_t size;
} job_output;

struct salespay_job {
    arena memory; /* owns the texts of all that follows, and the arrays of the results */
    const char *refusal;
    job_state state;

    month month; /* MONTH_NONE: not set */
    bool first_month, strict;
    month opened_from; /* MONTH_NONE: from no job */
    encoding encoding;
    held_inputs inputs[INPUT_KIND_COUNT];
    job_earlier *earlier;
    size_t earlier_count;
    salespay_line_handler *handler;
    void *closure;

    diagnostics diagnostics; /* from the computing on, as are those below */
    computed_month computed;
    bool stopped;        /* by the handler */
    FILE *line_stream;   /* of commission_lines.csv, while it is written */
    job_output lines;    /* commission_lines.csv; bytes NULL under lines = no */
    job_output *outputs; /* of the other files, in the order of month_files */
    salespay_message *messages;
    size_t message_count;
    salespay_person *persons;
    uint32_t *person_indexes; /* into the people of computed */
    size_t person_count;
};

/* SALESPAY_USAGE, for the reason given. */
salespay_status job_refuse(salespay_job *job, const char *reason);

/* False, with the reason to be told, once the job was computed: it cannot be changed then. */
bool job_is_open(salespay_job *job);

/* The sink that tells the handler of lines and keeps commission_lines.csv. */
month_sink job_sink(salespay_job *job);

/* Each fills what the getters hand out; false when memory is out. */
bool job_keep_messages(salespay_job *job);
bool job_keep_results(salespay_job *job);

/*
 * A file of the month into fresh memory that the caller frees. False when memory is out; *bytes is NULL and the answer
 * true where the month has no such file.
 */
bool job_write_output(const salespay_job *job, size_t month_file, job_output *out);

#endif
