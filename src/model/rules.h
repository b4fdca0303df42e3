/*
 * The pay rules in force (工资规则): one rule file, every value parsed and in range.
 */
#ifndef SALESPAY_MODEL_RULES_H
#define SALESPAY_MODEL_RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/diagnostics.h"
#include "base/money.h"
#include "base/rate.h"
#include "base/text.h"
#include "model/export_rules.h"

typedef enum { MEASURE_COLLECTED, MEASURE_CONTRACTED } sales_measure;
typedef enum { PRORATE_NONE, PRORATE_CALENDAR_DAYS } prorate_mode;
typedef enum { BASE_STEP, BASE_PROPORTIONAL } base_mode;
typedef enum { BELOW_LIST_IGNORE, BELOW_LIST_REJECT, BELOW_LIST_DEDUCT } below_list_mode;
typedef enum { LATE_OFF, LATE_SHORTFALL } late_mode;
typedef enum { AGAINST_EXPECTED, AGAINST_DUE } late_against;
typedef enum { SHARE_COMMISSION, SHARE_SALES, SHARE_EQUAL } share_by;
typedef enum { LATE_ENTRIES_REJECT, LATE_ENTRIES_ACCEPT } late_entries_mode;
typedef enum { PAYMENT_ID_UNIQUE, PAYMENT_ID_LINE } payment_id_mode;

/* [grade.NAME]: base salary of a grade (职级). */
typedef struct {
    text name;  /* NAME */
    text label; /* empty: none */
    money base_fixed, base_step, base_per_step, base_cap; /* base_step more than 0 */
    base_mode mode;
} grade_rules;

/* [allowance.NAME]: a seasonal allowance (降温津贴, 取暖津贴). */
typedef struct {
    text name, label;
    uint16_t months; /* bit m − 1 set for month m */
    money amount;
} allowance_rules;

/*
 * [columns.FILE] KEY = header in your file; ignore = a, b. FILE is one of the six files with columns, a header stands
 * once in its section; whether KEY is a column of that file, input says (it owns the columns) at key_at.
 */
typedef struct {
    text file;   /* "payments" */
    text key;    /* "amount", or "ignore" */
    text header; /* one header, not empty; `ignore = a, b` makes two entries */
    location key_at, header_at;
} column_alias;

/*
 * One key as it stands in the file: what explain shows. Entries of a repeated section or key, or of unknown ones, never
 * get here: a file with such is refused.
 */
typedef struct {
    text section, key, value; /* section without its brackets */
    location at;              /* of the value */
} rule_entry;

/* [notices]: what the labour law asks (劳动法规), told as warnings. They change no figure. */
typedef struct {
    money minimum_wage; /* 0: not told of */
    bool cuts;
    bool leavers_fund;
    bool tax;
    money tax_above; /* tax is told of where pay is more than this */
} notice_rules;

typedef struct {
    arena memory; /* owns every text and array below, the excerpts of locations too */
    source_id source;
    text source_name; /* the file's name as shown */
    text scheme_name;
    month effective_from;        /* MONTH_NONE: always */
    location effective_from_at;  /* its value; the file as a whole where it is left out */
    int32_t calculation;

    sales_measure measure;
    prorate_mode prorate;

    grade_rules *grades;
    size_t grade_count;

    rate base_rate, excess_rate;
    below_list_mode below_list;

    bool has_risk_fund;
    rate holdback;
    money fund_cap;

    late_mode late; /* LATE_OFF also when the section is left out */
    int32_t grace_days; /* 0 when the section is left out */
    rate max_cut;
    late_against against;

    allowance_rules *allowances;
    size_t allowance_count;

    bool has_bonus;
    rate pool_rate;
    share_by share;

    late_entries_mode late_entries;
    payment_id_mode payment_id;

    column_alias *aliases;
    size_t alias_count;

    bool csv_excel;      /* BOM, CRLF */
    bool headers_chinese;
    bool lines;
    bool share_group;    /* 0640, 0750 */

    export_rules *exports; /* [export.NAME], in the order of the file */
    size_t export_count;

    notice_rules notices;

    rule_entry *entries;
    size_t entry_count;
} rules;

/* All rule files of a book, in order of effective_from (MONTH_NONE first). */
typedef struct {
    rules **items;
    size_t count;
} rules_history;

/* The latest whose effective_from is not after the month; NULL when there is none. */
const rules *rules_in_force(const rules_history *history, month m);

/* The grace_days in force in the month of a due date (before all rules: the earliest's). */
int32_t rules_grace_days(const rules_history *history, date due);

/* By section NAME or label; GRADE_UNKNOWN when neither. */
uint32_t rules_find_grade(const rules *r, text name_or_label);

/* [export.NAME] of the rules; NULL when there is none. */
const export_rules *rules_export(const rules *r, text name);

/* The entry as the file writes it, or NULL where the key is left to its default. */
const rule_entry *rules_entry(const rules *r, text section, text key);

void rules_free(rules *r); /* NULL is fine; r was malloc'ed by rules_read */
void rules_history_release(rules_history *history);

#endif
