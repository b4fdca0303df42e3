/*
 * Two versions of a month, or two months, held against each other: what changed for whom, and why.
 *
 *     comparison c;
 *     if (comparison_make(&c, &old, &now, lang, &d)) … comparison_write_text(&c, lang, out) …
 *     comparison_release(&c);
 */
#ifndef SALESPAY_REVIEW_COMPARISON_H
#define SALESPAY_REVIEW_COMPARISON_H

#include <stdbool.h>
#include <stdio.h>

#include "month/adjustment_changes.h"
#include "month/payslip_changes.h"
#include "month/row_changes.h"
#include "month/rule_changes.h"

/* One of the two. Its owner releases what it holds. */
typedef struct {
    text label;  /* "2026-07", a folder */
    month month; /* MONTH_NONE: not known */
    const char
        *lines; /* its commission_lines.csv; NULL: none, or the same payments as the other side */
    payslips paid;
    bool has_inputs; /* the two below hold what it was computed from */
    computed_month computed;
    month_paths paths;
    FILE *kept_lines; /* those lines where they lie in memory, at kept_path */
    char kept_path[32];
    diagnostics told; /* what was said when it was computed; it owns the names of the files */
} compared_side;

void compared_side_release(compared_side *side);

typedef struct {
    arena memory;
    const compared_side *old, *now; /* borrowed */
    payslip_changes people;
    bool
        one_month; /* two versions of it: payment rows are listed; two months share none, theirs are added up */
    row_changes rows;
    rule_changes rules;
} comparison;

/* False and reported when something cannot be read. Call comparison_release in either case. */
bool comparison_make(comparison *c, const compared_side *old, const compared_side *now,
                     language lang, diagnostics *d);
void comparison_release(comparison *c);

/* Whether any payslip differs. */
bool comparison_differs(const comparison *c);

/* For people: each person, the rules, the totals. False when memory was out; the stream is the caller's to check. */
bool comparison_write_text(const comparison *c, language lang, FILE *out);

/* JSON: objects diff, diff_rule, diff_person, diff_figure, diff_payments, diff_row, diff_total. */
void comparison_write_json(const comparison *c, FILE *out);

/* Sums over a range of months; of what a month opens with, the first month's, of what it closes with, the last one's. */
typedef struct {
    size_t months;
    int128 old[FIGURE_COUNT], now[FIGURE_COUNT]; /* fen */
} compared_sums;

void compared_sums_add(compared_sums *sums, const comparison *c);

/* The figures whose sums differ; heading stands above them ("2026-01..2026-06"). */
bool compared_sums_write_text(const compared_sums *sums, text heading, language lang, FILE *out);
void compared_sums_write_json(const compared_sums *sums, const char *type, text months, FILE *out);

#endif
