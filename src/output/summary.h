/*
 * The summary of a month on standard output: counts, and the sums of the pay parts in blocks that each add up, so that
 * a clerk can check them against her bank total.
 */
#ifndef SALESPAY_OUTPUT_SUMMARY_H
#define SALESPAY_OUTPUT_SUMMARY_H

#include <stdbool.h>
#include <stdio.h>

#include "base/messages.h"
#include "output/month_result.h"

/*
 * For people: a heading, then two columns, aligned for wide characters too. Needs LC_CTYPE to be UTF-8. False when out
 * failed.
 */
bool summary_write(const month_result *result, language lang, FILE *out);

/* For programs: one line, {"type":"summary","v":1,"month":…}, the sums of all columns of payslips.csv as strings. */
bool summary_write_json(const month_result *result, FILE *out);

#endif
