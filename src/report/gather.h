/*
 * Gathering a report: each month computed as `run` computes it, with what its rows were kept. It knows no book: whoever
 * calls it says where inputs lie and how a month stands.
 *
 *     report_data data;
 *     if (!report_open(&data, months, needs, d)) …
 *     for each month, in order:
 *         report_compute(&data, i, &paths, asked, d)
 *         data.months[i].state = …
 *         with REPORT_BEFORE: fill data.months[i].earlier, its owner released by report_release
 *     with REPORT_YEAR: report_year_add for each month of the book that is report_in_year
 *     report_finish(&data, lang, d)     compares, writes formulas
 *     … a format writes …
 *     report_release(&data)
 */
#ifndef SALESPAY_REPORT_GATHER_H
#define SALESPAY_REPORT_GATHER_H

#include "report/report_data.h"

/* Room for so many months (1 or more). False and reported when memory is out. report_release in either case. */
bool report_open(report_data *data, size_t month_count, unsigned needs, diagnostics *d);

/*
 * Computes the i-th month and keeps its rows. asked is PERSON (an id, or a name that one person bears) or NULL for
 * everybody: only that person's payslip, lines, adjustments and contracts are kept then. The first month decides which
 * id is meant. False and reported where the month has errors or nobody is called so. d outlives data.
 */
bool report_compute(report_data *data, size_t i, const month_paths *paths, const char *asked,
                    diagnostics *d);

/* Whether a chart of the year wants a month from the book: it lies in the years of the months reported, and is none. */
bool report_in_year(const report_data *data, month m);

/* Adds such a month's payslips, as they were written, to the year. False and reported when memory is out. */
bool report_year_add(report_data *data, month m, bool closed, const payslips *written,
                     diagnostics *d);

/* What needs the language, and the years' months in order. False and reported when memory is out. */
bool report_finish(report_data *data, language lang, diagnostics *d);

/* --lang where it was given; else [output] headers of the last month's rules; else the locale's. */
language report_language(const report_data *data, bool lang_given, language lang);

void report_release(report_data *data);

#endif
