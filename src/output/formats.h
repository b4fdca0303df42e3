/*
 * The files of a month, one row each: what `run` writes into months/2026-07/ or --out DIR.
 *
 * A new file is a writer in a file of its own, a line here and a row in formats.c.
 */
#ifndef SALESPAY_OUTPUT_FORMATS_H
#define SALESPAY_OUTPUT_FORMATS_H

#include <stdbool.h>
#include <stdio.h>

#include "output/month_result.h"

typedef struct {
    const char *name; /* "payslips.csv" */
    /* Whether this month has the file (receivables.csv only where contracts.csv exists). NULL: always. */
    bool (*wanted)(const month_result *result);
    /* Writes the whole file. False where memory was out, or the stream failed, and ferror then says so too. */
    bool (*write)(const month_result *result, FILE *out);
} month_file;

/* The same; false and reported only where memory was out: whoever has the stream asks it what it took. */
bool month_file_write(const month_file *file, const month_result *result, FILE *out, diagnostics *d);

/* Every file but commission_lines.csv, which is streamed (output/commission_lines.h). */
extern const month_file month_files[];
extern const size_t month_file_count;

#define COMMISSION_LINES_NAME "commission_lines.csv"
#define MANIFEST_NAME         "manifest.csv"
#define PAYMENT_IDS_NAME      "payment_ids.bin"

/* The names a month's folder may hold to be replaced: NULL at the end. */
extern const char *const month_file_names[];

/* What a month's folder may hold once it is closed: those, its archived inputs and its seal. NULL at the end. */
extern const char *const closed_month_names[];

#define ARCHIVE_NAME   "inputs" /* months/2026-07/inputs: all that was read, as it was when the month was closed */
#define SEAL_FILE_NAME "SHA256SUMS"

/* What is kept of a month that was reopened: all of it, and why. NULL at the end. */
extern const char *const reopened_month_names[];

#define REOPEN_REASON_NAME "reason.txt"

/* The writers, each in the .c file of its name. */
bool payslips_write(const month_result *result, FILE *out);
bool balances_write(const month_result *result, FILE *out);
bool receivables_write(const month_result *result, FILE *out);
bool receivables_wanted(const month_result *result);
bool totals_write(const month_result *result, FILE *out);
bool manifest_write(const month_result *result, FILE *out);

#endif
