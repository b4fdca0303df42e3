/*
 * The formats of reports, a row each: chosen by the ending of the file's name.
 *
 * A new format is its writer (here, or in a module of its own: report/module.h) and a row in formats.c.
 */
#ifndef SALESPAY_REPORT_FORMATS_H
#define SALESPAY_REPORT_FORMATS_H

#include <stdbool.h>
#include <stdio.h>

#include "report/report_data.h"

/*
 * Writes the whole report. The same data, the same bytes: no clock, no locale, no path. False where out failed (ferror
 * says so too), or for a reason that was reported to d.
 */
typedef bool report_writer(const report_data *data, FILE *out, diagnostics *d);

typedef struct {
    const char *ending;   /* ".txt", in lower case */
    unsigned needs;       /* REPORT_…: what is gathered for it */
    report_writer *write; /* NULL: a module writes it */
    const char *module;   /* "xlsx": its file is salespay-xlsx.so */
    const char *option;   /* "SALESPAY_XLSX": what the module is built by */
    const char *package;  /* of the library that the module loads */
} report_format;

extern const report_format report_formats[];
extern const size_t report_format_count;

/* By the ending of the file's name, in either case of letters; "-" is standard output, which is text. NULL: none. */
const report_format *report_format_for(const char *path);

/* ".xlsx, .txt" */
const char *report_endings(arena *memory);

/* Writes by the format's own writer, or loads its module. False: reported, or ferror(out). */
bool report_format_write(const report_format *format, const report_data *data, FILE *out,
                         diagnostics *d);

/* The writers, each in the .c file of its name. */
report_writer report_write_text;
report_writer report_write_html;

#endif
