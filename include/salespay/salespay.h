/*
 * salespay: a month's sales pay, computed inside another program.
 *
 *     salespay_job *job = salespay_job_new();
 *     salespay_job_set_month(job, 2026, 7);
 *     salespay_job_set_first_month(job);
 *     salespay_job_add_file(job, SALESPAY_RULES, "rules.ini");
 *     salespay_job_add_bytes(job, SALESPAY_STAFF, "staff.csv", bytes, size);
 *     salespay_job_add_file(job, SALESPAY_PAYMENTS, "payments/2026-07.csv");
 *     if (salespay_job_compute(job) == SALESPAY_OK)
 *         …  salespay_job_person(), salespay_job_figure(), salespay_job_output()
 *     …  salespay_job_message(): what is wrong with the inputs, or odd about them
 *     salespay_job_free(job);
 *
 * The library computes what the program `salespay run` computes, from the same files, by the same code. It prints
 * nothing, writes no file, never ends the process, and reads neither clock, environment nor locale. (One thing it
 * changes for the whole process: iniparser, by which rules are read, is told to print no errors either.)
 *
 * Threads: jobs share nothing, so different threads may work on different jobs at a time; one job is for one thread at
 * a time.
 *
 * Memory: a job owns copies of all that it is given and all that it hands out. What it hands out stays valid and in
 * place until salespay_job_free of that job, unless something else is said.
 *
 * Texts are UTF-8 and end with a NUL; none is ever NULL unless something else is said. Money is an integer count of
 * fen (0.01 yuan). Where a function takes a job, NULL is a mistake of the caller that is not caught, but for
 * salespay_job_free.
 *
 * Files in memory need /proc to be mounted, and take an open descriptor each until the job is freed.
 */
#ifndef SALESPAY_SALESPAY_H
#define SALESPAY_SALESPAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define SALESPAY_API __attribute__((visibility("default")))
#else
#define SALESPAY_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* The version of the library at hand, such as "0.1.0". The text is constant. */
SALESPAY_API const char *salespay_version(void);

/* How a call ended. */
typedef enum {
    SALESPAY_OK = 0, /* done */
    SALESPAY_INPUT =
        1, /* the rules or inputs have errors: the messages say where, and what to write instead */
    SALESPAY_USAGE = 2, /* the call cannot be: salespay_job_refusal says why. Nothing has changed */
    SALESPAY_SYSTEM =
        3, /* memory is out, or a file could not be read: a message says which where there is one */
    SALESPAY_STOPPED = 4 /* a handler of the caller returned false */
} salespay_status;

typedef enum { SALESPAY_ENGLISH = 0, SALESPAY_CHINESE = 1 } salespay_language;

/* One month to compute. */
typedef struct salespay_job salespay_job;

/* ---- A job and its inputs -------------------------------------------------------------------------------------- */

/* A job without month and inputs; the caller frees it. NULL when memory is out. */
SALESPAY_API salespay_job *salespay_job_new(void);

/* Frees the job and all that it handed out. NULL is fine. */
SALESPAY_API void salespay_job_free(salespay_job *job);

/*
 * Why the latest call on this job gave SALESPAY_USAGE, in plain English: "no month was set". "" where none did. A
 * constant text.
 */
SALESPAY_API const char *salespay_job_refusal(const salespay_job *job);

/* The month to compute: year 1 to 9999, month 1 to 12; else SALESPAY_USAGE. A second call replaces the first. */
SALESPAY_API salespay_status salespay_job_set_month(salespay_job *job, int year, int month);

/*
 * The month is the first one: funds and amounts collected open from staff.csv and contracts.csv. Every job needs this,
 * or salespay_job_open_from, or SALESPAY_BALANCES as an input, and bears but one of them.
 */
SALESPAY_API salespay_status salespay_job_set_first_month(salespay_job *job);

/*
 * The month opens with what `before` closed with: a job that was computed, of an earlier month. What `before` and
 * the jobs that it opened from have paid is an error when it is paid again. Copies what it needs: `before` may be freed
 * then. SALESPAY_USAGE where `before` was not computed, or failed; SALESPAY_SYSTEM when memory or descriptors are out.
 */
SALESPAY_API salespay_status salespay_job_open_from(salespay_job *job, const salespay_job *before);

/* Warnings are errors. */
SALESPAY_API salespay_status salespay_job_set_strict(salespay_job *job, bool strict);

/* The encoding of CSV files: "utf-8" or "gb18030"; NULL (as at the start): told by their bytes. */
SALESPAY_API salespay_status salespay_job_set_encoding(salespay_job *job, const char *name);

/* What an input holds, as the files of a book do. Rules and payments may be several; of the rest there is one each. */
typedef enum {
    SALESPAY_RULES, /* rules.ini: needed. Of several, each with its effective_from, the latest in force counts */
    SALESPAY_STAFF, /* staff.csv: needed */
    SALESPAY_PAYMENTS, /* payments/2026-07.csv: needed; a header alone says that nothing was collected */
    SALESPAY_CONTRACTS,   /* contracts.csv */
    SALESPAY_INSTALMENTS, /* instalments.csv; needs contracts */
    SALESPAY_ADJUSTMENTS, /* adjustments.csv */
    SALESPAY_COMPANY,     /* company.csv */
    SALESPAY_BALANCES,    /* balances.csv of the month before */
    SALESPAY_RECEIVABLES /* receivables.csv of the month before: needed where both balances and contracts are given */
} salespay_input;

/*
 * An input from a file. The path is copied, and is the name that messages show; the file is read while the job is
 * computed, and whatever is wrong with it is a message then. SALESPAY_USAGE where such an input was given already.
 */
SALESPAY_API salespay_status salespay_job_add_file(salespay_job *job, salespay_input kind,
                                                   const char *path);

/*
 * An input from memory: `size` bytes, which are copied (NULL with size 0 is an empty file), and shown by messages as
 * `name`, which must not be empty; the part of it after the last "/" is the `source` of commission_lines.csv.
 * SALESPAY_USAGE where such an input was given already; SALESPAY_SYSTEM when memory or descriptors are out.
 */
SALESPAY_API salespay_status salespay_job_add_bytes(salespay_job *job, salespay_input kind,
                                                    const char *name, const void *bytes,
                                                    size_t size);

/* ---- Lines: every payment row, while it is credited ------------------------------------------------------------- */

/* A payment row and the commission it earns. Valid during the call alone, its texts too. */
typedef struct {
    const char *source;      /* the base name of its file */
    uint64_t line;           /* physical line in that file, from 1 */
    const char *payment_id;  /* may be "" */
    const char *date;        /* "2026-07-03" */
    const char *employee_id; /* who is credited */
    const char *contract_id; /* may be "" */
    const char *customer, *product;
    int64_t amount, regular, excess; /* fen; amount = regular + excess, negative for a refund */
    const char *base_commission;     /* yuan, exact, with 2 to 8 decimals: "12.345" */
    const char *excess_commission;
    const char *notes; /* codes of what is odd about the row, joined by ";"; "" where nothing is */
} salespay_line;

/* Told of each payment row in order of input. False ends the job with SALESPAY_STOPPED. */
typedef bool salespay_line_handler(void *closure, const salespay_line *line);

/*
 * Who is told of payment rows during salespay_job_compute; NULL: nobody. The month may still prove wrong afterwards:
 * what was told counts only when computing gives SALESPAY_OK. No rows are told once there is an error.
 */
SALESPAY_API salespay_status salespay_job_set_line_handler(salespay_job *job,
                                                           salespay_line_handler *handler,
                                                           void *closure);

/* ---- Computing -------------------------------------------------------------------------------------------------- */

/*
 * Reads and checks all inputs and computes the month, once: a second call, and any later change of the job, is
 * SALESPAY_USAGE. So is a job without month, rules, staff or payments, or that does not say what the month opens with.
 * SALESPAY_OK: the results below are there. With any other status the messages alone are.
 */
SALESPAY_API salespay_status salespay_job_compute(salespay_job *job);

/* ---- Messages: after computing, whatever came of it --------------------------------------------------------------- */

typedef enum {
    SALESPAY_NOTE,    /* said for the record */
    SALESPAY_WARNING, /* odd, but computed */
    SALESPAY_ERROR,   /* an input or a rule is wrong: nothing was computed */
    SALESPAY_FAILURE  /* the system failed */
} salespay_severity;

typedef struct {
    const char *code; /* "bad-amount": never changes its meaning */
    salespay_severity severity;
    const char *file;    /* as the input was named; NULL: the message is about no file */
    uint64_t line;       /* physical line, from 1; 0: the file as a whole */
    uint32_t column;     /* characters, from 1; 0: the line as a whole */
    const char *english; /* "amount \"12,3x\" is not an amount; write 12.30 or 1,234.50" */
    const char *chinese;
    const char *excerpt; /* the line that it is about; "" where there is none to show */
} salespay_message;

/* How many messages there are; 0 before computing. */
SALESPAY_API size_t salespay_job_message_count(const salespay_job *job);

/* A message by its index, from 0, in order of file, line and column; NULL where there is none. */
SALESPAY_API const salespay_message *salespay_job_message(const salespay_job *job, size_t index);

/* ---- Results: after computing gave SALESPAY_OK; before, and otherwise, there are none ----------------------------- */

/* Counts of rows in the payment files. read and used are equal. */
typedef struct {
    uint64_t rows_read, rows_used;
    uint64_t rows_passed_over; /* rows of empty cells, not among the others */
} salespay_payment_counts;

/* All 0 where there are no results. */
SALESPAY_API salespay_payment_counts salespay_job_payment_counts(const salespay_job *job);

/* Somebody with a payslip. */
typedef struct {
    const char *id, *name;
    const char *department; /* may be "" */
    const char
        *grade;  /* NAME of its section of the rules; of somebody not active it may be anything */
    bool active; /* employed on any day of the month */
    int days_active; /* days of the month employed */
} salespay_person;

/* How many get a payslip. */
SALESPAY_API size_t salespay_job_person_count(const salespay_job *job);

/* A person by index, from 0, in the order of staff.csv: the rows of payslips.csv. NULL where there is none. */
SALESPAY_API const salespay_person *salespay_job_person(const salespay_job *job, size_t index);

/* The index of the person of that id; SIZE_MAX where nobody of that id gets a payslip. */
SALESPAY_API size_t salespay_job_find_person(const salespay_job *job, const char *id);

/*
 * The figures: every amount of a payslip. The first are the columns of payslips.csv in their order, then come steps on
 * the way that explain them. Keys never change; new ones may come.
 */
SALESPAY_API size_t salespay_figure_count(void);

/* "net_pay"; NULL where there is no such index (from 0). A constant text. */
SALESPAY_API const char *salespay_figure_key(size_t index);

/* "net pay" or 实发工资; NULL where there is no such index. A constant text. */
SALESPAY_API const char *salespay_figure_label(size_t index, salespay_language language);

/* True for a column of payslips.csv; false for a step on the way, or no figure at all. */
SALESPAY_API bool salespay_figure_is_column(size_t index);

/*
 * A figure, by key, of the person of that index, in fen. False, and *fen untouched, where there is no such person or figure. Figures may be
 * negative.
 */
SALESPAY_API bool salespay_job_figure(const salespay_job *job, size_t index, const char *key,
                                      int64_t *fen);

/*
 * The sum of a column of payslips.csv over all persons, in fen. False, and *fen untouched, where there is no such
 * column, or the sum does not fit 64 bits (totals.csv has it all the same).
 */
SALESPAY_API bool salespay_job_total(const salespay_job *job, const char *key, int64_t *fen);

/* The names of the files of a month, "payslips.csv" and so on; NULL where there is no such index (from 0). */
SALESPAY_API const char *salespay_output_name(size_t index);

/*
 * The bytes of a file of the month, as the program would write it. *bytes belongs to the job; a NUL that *size does not
 * count stands behind them. SALESPAY_USAGE where there is no such file: an unknown name, receivables.csv without
 * contracts, commission_lines.csv under `lines = no`, or no results; SALESPAY_SYSTEM when memory is out.
 */
SALESPAY_API salespay_status salespay_job_output(salespay_job *job, const char *name,
                                                 const void **bytes, size_t *size);

#ifdef __cplusplus
}
#endif

#endif
