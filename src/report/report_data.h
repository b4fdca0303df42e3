/*
 * What a report is written from: a month, or the months of a range, with everything that a workbook, a payslip on
 * paper or a page shows. Gathered once (report/gather.h), then only read by the formats (report/formats.h).
 *
 * A plain struct, since it crosses into modules that are loaded (report/module.h). It lives as long as its
 * report_data; formats own nothing of it. Money is fen; sums are 128 bits wide, since many amounts may be more than one
 * can be. Texts are UTF-8 as the inputs have them: a format escapes what its language would run (HTML, XML, formulas).
 */
#ifndef SALESPAY_REPORT_REPORT_DATA_H
#define SALESPAY_REPORT_REPORT_DATA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "month/compute.h"
#include "review/comparison.h"

/* What a format needs beyond the payslips, the fund, the contracts and the adjustments; as bits, in its row. */
enum {
    REPORT_LINES = 1u << 0,    /* month.lines: memory grows with the payment rows */
    REPORT_FORMULAS = 1u << 1, /* person.formulas */
    REPORT_BEFORE = 1u << 2,   /* month.before, person.change */
    REPORT_YEAR = 1u << 3      /* data.year */
};

/* How a month stands. */
typedef enum {
    REPORT_UNWRITTEN, /* not run yet, or plain files: what a run would give now */
    REPORT_DRAFT,     /* the draft in the book, which is what its inputs give */
    REPORT_STALE,  /* the draft differs from its inputs; the figures here are what they give now */
    REPORT_CLOSED, /* sealed; computed again from its archived inputs */
    REPORT_STATES
} report_state;

/*
 * How a figure came about, in one line each, in the report's language: "regular collected × rate of base commission"
 * and "50,000.00 × 3%". Only the branches taken are written. Both are empty where there is nothing to work out (a plain
 * 0), and words alone where the numbers would repeat the figure, or do not fit.
 */
typedef struct {
    text words, numbers;
} report_formula;

/* A payslip (工资条), of those reported on. */
typedef struct {
    uint32_t index; /* into computed.people.items and computed.settlement.payslips */
    const person *who;
    const payslip *slip; /* slip->figures[FIGURE_NET_PAY] and so on, steps on the way too */
    text grade; /* its label, else the NAME of its section, else as the staff file writes it */
    const report_formula *formulas; /* [FIGURE_COUNT]; NULL without REPORT_FORMULAS */
    const person_change *change; /* against the month before; NULL: nothing differs, or not known */
} report_person;

/* A payment row (回款) as it was credited, its texts kept: a row of commission_lines.csv. */
typedef struct {
    payment row; /* row.person, row.contract are indices; row.notes are PAYMENT_NOTE_… */
    credited split;
    int128 base_commission, excess_commission; /* exact: millionths of a fen (money_format_exact) */
} report_line;

/* A contract (合同) with anything due or collected to date: a row of receivables.csv. */
typedef struct {
    uint32_t index; /* into computed.contracts.items and computed.settlement.accounts */
    const contract *of;
    const contract_account *account; /* account->due, ->late, ->overdue … */
    const person *owner;             /* NULL: not known in the month */
} report_contract;

typedef struct {
    month month;
    report_state state;

    report_person *persons; /* everyone with a payslip, in the order of payslips.csv */
    size_t person_count;
    int128 sums[FIGURE_COUNT]; /* over persons */

    report_line *lines; /* in input order; empty without REPORT_LINES */
    size_t line_count, line_capacity;

    adjustment *adjustments; /* the rows of the month, in input order, their notes kept */
    size_t adjustment_count, adjustment_capacity;

    report_contract *contracts; /* in the order of contracts.csv */
    size_t contract_count;

    /*
     * The month before, as it was written, against this one: people who came, went and changed with their figures, and
     * the reasons (rows of adjustments, rules). Payment rows are not compared: two months share none. NULL without
     * REPORT_BEFORE, in a book's first month, with plain files.
     */
    const comparison *before;

    compared_side
        now; /* now.computed: rules, people, contracts, opening, settlement, result, inputs */
    compared_side earlier; /* what `before` compares with; before->old */
    comparison compared;   /* what `before` points to */
} report_month;

/* A month of the calendar year for a chart: the sums of its payslips as written, or as reported here. */
typedef struct {
    month month;
    bool reported; /* one of data.months */
    bool closed;
    size_t person_count;
    int128 sums[FIGURE_COUNT]; /* figures that are columns of payslips.csv */
} report_year_month;

typedef struct {
    arena memory;
    unsigned needs; /* REPORT_… */
    language lang;
    text scheme; /* [scheme] name of the last month's rules; may be empty */
    text only;   /* --person: the id of the one person reported on; bytes NULL: everybody */
    report_month *months; /* in order, one or more; they do not move */
    size_t month_count;
    report_year_month
        *year; /* the months of the range's calendar years that the book holds; needs REPORT_YEAR */
    size_t year_count;
} report_data;

#endif
