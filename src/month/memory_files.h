/*
 * The sink that keeps in memory what the next month needs, and the payslips, for commands that write nothing: check,
 * --dry-run and diff.
 */
#ifndef SALESPAY_MONTH_MEMORY_FILES_H
#define SALESPAY_MONTH_MEMORY_FILES_H

#include <stdbool.h>
#include <stdio.h>

#include "month/sink.h"

typedef enum {
    CARRIED_BALANCES,
    CARRIED_RECEIVABLES,
    CARRIED_KEYS,
    CARRIED_TOTALS,
    CARRIED_PAYSLIPS,
    CARRIED_COUNT
} carried_file;

/* The carried files as paths that can be opened until memory_files_release; empty where the month has no such file. */
typedef struct {
    FILE *streams[CARRIED_COUNT];
    char paths[CARRIED_COUNT][32];
} memory_files;

month_sink memory_files_open(memory_files *state);

/* Lets go of the payslips and of what the next month alone opens from; what every later month looks at stays. */
void memory_files_drop_openings(memory_files *state);

void memory_files_release(memory_files *state);

#endif
