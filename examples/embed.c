/*
 * A program that pays sales people by libsalespay: built against the installed headers alone.
 *
 *     cc -std=c11 embed.c $(pkg-config --cflags --libs salespay) -o embed
 *     ./embed examples/aircon 2026-06 3            three months of a folder, each opening from the one before
 *     ./embed examples/aircon 2026-06 3 memory     the same, but salespay sees no path: the bytes are handed over
 *
 * Prints a line a figure: month, person, column, yuan. What is wrong with the inputs goes to standard error in this
 * program's own words; salespay itself prints nothing and never ends the program.
 */
#include <errno.h>
#include <inttypes.h>
#include <salespay/salespay.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Where the inputs come from. */
typedef struct {
    const char *folder;
    bool in_memory;
} book;

/* The bytes of a file; the caller frees. NULL where it cannot be read. */
static char *read_file(FILE *in, size_t *size)
{
    char *bytes = NULL;
    size_t capacity = 0;
    *size = 0;
    do {
        if (*size == capacity) {
            char *grown = realloc(bytes, capacity += 65536);
            if (grown == NULL) {
                free(bytes);
                return NULL;
            }
            bytes = grown;
        }
        *size += fread(bytes + *size, 1, capacity - *size, in);
    } while (!feof(in) && !ferror(in));
    if (!ferror(in))
        return bytes;
    free(bytes);
    return NULL;
}

static salespay_status add_bytes(salespay_job *job, salespay_input kind, const char *name, FILE *in)
{
    size_t size;
    char *bytes = read_file(in, &size);
    if (bytes == NULL)
        return SALESPAY_SYSTEM;
    const salespay_status status = salespay_job_add_bytes(job, kind, name, bytes, size);
    free(bytes); /* the job has its own copy */
    return status;
}

/* A file of the book, as an input; nothing where there is no such file. */
static salespay_status add(salespay_job *job, const book *from, salespay_input kind,
                           const char *name)
{
    char path[512];
    if (snprintf(path, sizeof path, "%s/%s", from->folder, name) >= (int)sizeof path)
        return SALESPAY_SYSTEM;
    FILE *in = fopen(path, "rb");
    if (in ==
        NULL) /* a file that cannot be opened is not one that is not there: amounts would be left out */
        return errno == ENOENT ? SALESPAY_OK : SALESPAY_SYSTEM;
    const salespay_status status =
        from->in_memory ? add_bytes(job, kind, name, in) : salespay_job_add_file(job, kind, path);
    fclose(in);
    return status;
}

static salespay_status add_all(salespay_job *job, const book *from, int year, int month)
{
    static const struct {
        salespay_input kind;
        const char *name;
    } files[] = {
        {SALESPAY_RULES, "rules.ini"},
        {SALESPAY_STAFF, "staff.csv"},
        {SALESPAY_CONTRACTS, "contracts.csv"},
        {SALESPAY_INSTALMENTS, "instalments.csv"},
        {SALESPAY_ADJUSTMENTS, "adjustments.csv"},
        {SALESPAY_COMPANY, "company.csv"},
    };
    char payments[64];
    salespay_status status = SALESPAY_OK;
    for (size_t i = 0; i < sizeof files / sizeof *files && status == SALESPAY_OK; i++)
        status = add(job, from, files[i].kind, files[i].name);
    snprintf(payments, sizeof payments, "payments/%04d-%02d.csv", year, month);
    return status == SALESPAY_OK ? add(job, from, SALESPAY_PAYMENTS, payments) : status;
}

/* Counts the rows that are credited, to show that a handler sees each. */
static bool count_line(void *closure, const salespay_line *line)
{
    uint64_t *count = closure;
    *count += line->amount == line->regular + line->excess;
    return true;
}

static void print_messages(const salespay_job *job)
{
    for (size_t i = 0; i < salespay_job_message_count(job); i++) {
        const salespay_message *m = salespay_job_message(job, i);
        fprintf(stderr, "%s, line %" PRIu64 ": %s (%s)\n", m->file ? m->file : "salespay", m->line,
                m->english, m->code);
    }
}

static void print_yuan(int64_t fen)
{
    const uint64_t size = fen < 0 ? 0 - (uint64_t)fen : (uint64_t)fen;
    printf("%s%" PRIu64 ".%02" PRIu64 "\n", fen < 0 ? "-" : "", size / 100, size % 100);
}

static void print_figures(const salespay_job *job, int year, int month)
{
    for (size_t person = 0; person < salespay_job_person_count(job); person++) {
        for (size_t figure = 0; figure < salespay_figure_count(); figure++) {
            int64_t fen;
            const char *key = salespay_figure_key(figure);
            if (!salespay_figure_is_column(figure) || !salespay_job_figure(job, person, key, &fen))
                continue;
            printf("%04d-%02d,%s,%s,", year, month, salespay_job_person(job, person)->id, key);
            print_yuan(fen);
        }
    }
}

/* A job that is told all it needs to know. */
static salespay_status prepare(salespay_job *job, const book *from, int year, int month,
                               const salespay_job *before)
{
    salespay_status status = salespay_job_set_month(job, year, month);
    if (status == SALESPAY_OK)
        status = before ? salespay_job_open_from(job, before) : salespay_job_set_first_month(job);
    return status == SALESPAY_OK ? add_all(job, from, year, month) : status;
}

/* One month; NULL, and said why, where it cannot be computed. The caller frees the job. */
static salespay_job *pay_month(const book *from, int year, int month, const salespay_job *before)
{
    uint64_t lines = 0;
    salespay_job *job = salespay_job_new();
    if (job == NULL) {
        fprintf(stderr, "no memory\n");
        return NULL;
    }
    salespay_status status = prepare(job, from, year, month, before);
    if (status == SALESPAY_OK)
        status = salespay_job_set_line_handler(job, count_line, &lines);
    if (status == SALESPAY_OK)
        status = salespay_job_compute(job);
    print_messages(job);
    if (status == SALESPAY_OK && lines == salespay_job_payment_counts(job).rows_used) {
        print_figures(job, year, month);
        return job;
    }
    fprintf(stderr, "%04d-%02d is not paid: %s\n", year, month,
            status == SALESPAY_USAGE ? salespay_job_refusal(job) : "see the messages");
    salespay_job_free(job);
    return NULL;
}

int main(int argc, char **argv)
{
    if (argc < 4 || strlen(argv[2]) != 7) {
        fprintf(stderr, "usage: embed FOLDER YYYY-MM COUNT [memory]\n");
        return 2;
    }
    const book from = {.folder = argv[1], .in_memory = argc > 4};
    const int first = atoi(argv[2]) * 12 + atoi(argv[2] + 5) - 1;
    const int count = atoi(argv[3]);
    salespay_job *before = NULL;
    bool paid = true;
    for (int m = first; m < first + count && paid; m++) {
        salespay_job *job = pay_month(&from, m / 12, m % 12 + 1, before);
        salespay_job_free(before);
        before = job;
        paid = job != NULL;
    }
    salespay_job_free(before);
    return paid && fflush(stdout) == 0 ? 0 : 1;
}
