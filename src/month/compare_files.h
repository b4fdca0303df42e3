/*
 * The sink that holds a computed month against the files of a folder, byte by byte, and writes nothing: verify, and running a closed
 * month again.
 */
#ifndef SALESPAY_MONTH_COMPARE_FILES_H
#define SALESPAY_MONTH_COMPARE_FILES_H

#include <stdbool.h>
#include <stdio.h>

#include "base/arena.h"
#include "month/sink.h"

/* One file, compared as it is being written. */
typedef struct {
    const char *name;
    FILE *stored; /* as it lies in the folder; NULL: it is absent */
    bool differs;
} compared_file;

typedef struct {
    const char *folder; /* borrowed */
    arena *memory;      /* borrowed: for paths and the words below */
    compared_file line_file;
    FILE *lines;         /* commission_lines.csv on its way to the comparison */
    const char *differs; /* the first file that differs, in the order in which they are written; NULL: none */
    text person, column; /* where payslips.csv differs: whose row and which column; empty otherwise */
} compare_files;

/* A sink over *state. Every file is compared but manifest.csv, which names the program. */
month_sink compare_files_open(compare_files *state, const char *folder, arena *memory);

void compare_files_release(compare_files *state);

#endif
