/*
 * What every reader of an input file is given, and what it says of the files it read.
 */
#ifndef SALESPAY_INPUT_CONTEXT_H
#define SALESPAY_INPUT_CONTEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/diagnostics.h"
#include "io/encoding.h"
#include "model/rules.h"

/* One file as it was read: for the manifest, the totals and `check`. */
typedef struct {
    source_id source;
    text name;        /* as shown; owned by the diagnostics */
    const char *kind; /* "payments" */
    uint64_t bytes;
    uint64_t rows;                 /* data rows, those passed over not among them */
    uint64_t rows_passed_over;     /* rows of empty cells */
    uint64_t cells_passed_over;    /* empty cells beyond the header */
    uint64_t rows_of_other_months; /* adjustments and company */
    encoding encoding;             /* UTF8 or GB18030 */
} input_file_facts;

typedef struct {
    input_file_facts *items;
    size_t count, capacity;
} input_log;

typedef struct {
    diagnostics *diagnostics;
    arena *memory;      /* owns all texts and arrays that readers hand out */
    const rules *rules; /* column aliases and [input]; NULL when the rules failed: readers then check form alone */
    month month;
    encoding encoding; /* --encoding */
    size_t chunk_size; /* bytes read at once; 0: the default (tests use tiny ones) */
    input_log *log;    /* gets a line for each file read to its end; NULL: nobody asks */
} input_context;

/* False and reported when memory is out. */
bool input_log_add(const input_context *context, const input_file_facts *facts);
void input_log_release(input_log *log);

#endif
