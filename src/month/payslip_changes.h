/*
 * What changed between two sets of payslips (工资条): person by person and figure by figure, who came, who went, and
 * the totals. What became of a person is told by id; a name, department or grade that changed is told too.
 */
#ifndef SALESPAY_MONTH_PAYSLIP_CHANGES_H
#define SALESPAY_MONTH_PAYSLIP_CHANGES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/int128.h"
#include "input/payslips.h"

typedef struct {
    const paid_person *old, *now; /* one of them NULL: the person came, or went */
} person_change;

typedef struct {
    person_change
        *people; /* those alone of whom something differs: in the new order, then those who went */
    size_t count, came, went;
    size_t old_persons, new_persons;
    int128 old_sums[FIGURE_COUNT], new_sums[FIGURE_COUNT]; /* fen */
} payslip_changes;

/* False and reported when memory is out. What it finds borrows from both sets and lives in memory. */
bool payslip_changes_find(const payslips *old, const payslips *now, arena *memory,
                          payslip_changes *out, diagnostics *d);

/* The amount of a person's payslip; 0 of somebody who has none. */
money paid_figure(const paid_person *p, figure f);

/* Whether the figure differs. */
bool person_figure_changed(const person_change *change, figure f);

#endif
