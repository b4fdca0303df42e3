/*
 * payslips.csv read back: the payslips of a month as they were written, for comparisons and histories.
 *
 * Both header languages are taken, with or without byte order mark and CRLF, as [output] shapes the file. It is
 * salespay's own, but is checked like any other: it may have been edited since.
 */
#ifndef SALESPAY_INPUT_PAYSLIPS_H
#define SALESPAY_INPUT_PAYSLIPS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/money.h"
#include "base/name_index.h"
#include "input/columns.h"
#include "input/context.h"
#include "model/figure.h"

/* One payslip (工资条). Figures that are no column of payslips.csv are 0. */
typedef struct {
    text id, name, department, grade;
    money figures[FIGURE_COUNT];
    uint64_t line;
} paid_person;

/* In the order of the file. Texts live in the context's memory. */
typedef struct {
    month month; /* MONTH_NONE: nobody got a payslip */
    paid_person *items;
    size_t count, capacity;
    name_index by_id;
} payslips;

/*
 * person_columns: the columns that stand before the figures (month, employee_id, name, department, grade, in this
 * order). False and reported when the file cannot be read to its end or a row is wrong. Call payslips_release in either
 * case.
 */
bool payslips_read(const input_context *context, const char *path,
                   const column_table *person_columns, payslips *out);
void payslips_release(payslips *all);

/* NULL when the person has no payslip there. */
const paid_person *payslips_find(const payslips *all, text id);

/*
 * A text cell of our own files without the leading ' that keeps spreadsheets from running it. A view into cell.
 */
text unguarded(text cell);

#endif
