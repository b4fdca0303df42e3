/*
 * The tables of a report as text, each with its heading after a blank line. A table without rows is left out, and so is
 * a column in which everybody has 0, unless it is one of those that people look for.
 */
#ifndef SALESPAY_REPORT_TEXT_TABLES_H
#define SALESPAY_REPORT_TEXT_TABLES_H

#include <stdbool.h>
#include <stdio.h>

#include "report/report_data.h"

/* Each false when memory was out or out failed. */
bool text_pay(const report_data *data, const report_month *m, FILE *out);
bool text_commission(const report_data *data, const report_month *m, FILE *out);
bool text_fund(const report_data *data, const report_month *m,
               FILE *out); /* the ledger of each person */
bool text_collection(const report_data *data, const report_month *m, FILE *out);
bool text_adjustments(const report_data *data, const report_month *m, FILE *out);

/* A range: a row a month, and their total. What a month opens or closes with is not added up. */
bool text_months(const report_data *data, FILE *out);

#endif
