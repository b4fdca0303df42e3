/*
 * The sections of the page, each in the .c file of its name. They write one after the other; what sorts says false when
 * memory was out.
 */
#ifndef SALESPAY_REPORT_HTML_PAGE_H
#define SALESPAY_REPORT_HTML_PAGE_H

#include "report/html.h"

/* The main figures in large, then every figure that is not 0 with the month before beside it. */
void html_totals(const html_page *p, const report_month *m);

/* A range: a row a month, and their total. */
void html_months(const html_page *p);

/* Whose net pay changed by much since the month before, and why: parts, grade, payments, adjustments, rules. */
bool html_changes(html_page *p, const report_month *m);

/* A bar a person, the highest gross pay first; of many people the others together. */
bool html_bars(html_page *p, const report_month *m);

/* A column a month, with the numbers beneath. */
void html_year(const html_page *p);

/* Each person's payslip, and the fund as a ledger. Columns in which everybody has 0 are left out. */
void html_payroll(const html_page *p, const report_month *m);
void html_fund(const html_page *p, const report_month *m);

/* What was due, what came in and what is overdue, by contract and by owner. */
bool html_collection(html_page *p, const report_month *m);

#endif
