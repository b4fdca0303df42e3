/*
 * The parts of gross pay (应发合计) as charts show them: few enough to be told apart, and adding up to it exactly.
 */
#ifndef SALESPAY_REPORT_HTML_PARTS_H
#define SALESPAY_REPORT_HTML_PARTS_H

#include "report/html.h"

enum { PART_BASE, PART_COMMISSION, PART_RELEASED, PART_OTHER, PART_COUNT };

typedef struct {
    int128 part[PART_COUNT]; /* fen; their sum is gross pay */
} pay_parts;

pay_parts parts_of_sums(const int128 sums[FIGURE_COUNT]);
pay_parts parts_of_slip(const payslip *slip);

/* "commission paid" */
const char *part_label(int part, language lang);

/* How far a chart reaches, from the lowest sum of what is below zero to the highest of what is above. low ≤ 0 ≤ high. */
typedef struct {
    int128 low, high;
} chart_range;

void chart_range_take(chart_range *range, const pay_parts *parts);

/* Where an amount lies among `size` units from low to high, rounded down; the middle of nothing is 0. */
int64_t chart_place(const chart_range *range, int128 fen, int64_t size);

/* What the colours mean: those of the parts that are not 0 everywhere (bits of used). */
void parts_legend(const html_page *p, unsigned used);
unsigned parts_used(const pay_parts *parts);

/* "base salary after forfeits 2,000.00, commission paid 3,600.00"; "0.00" where there is none. */
void parts_words(const html_page *p, const pay_parts *parts);

#endif
