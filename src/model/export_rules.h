/*
 * [export.NAME]: the form of a file for the bank, the tax client or the books (导出格式).
 */
#ifndef SALESPAY_MODEL_EXPORT_RULES_H
#define SALESPAY_MODEL_EXPORT_RULES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostics.h"
#include "base/text.h"
#include "model/figure.h"

/* What a row stands for; a journal is no table. */
typedef enum { EXPORT_PAID, EXPORT_ALL, EXPORT_VOUCHER, EXPORT_JOURNAL } export_rows;
typedef enum { EXPORT_COMMA, EXPORT_TAB, EXPORT_SEMICOLON, EXPORT_BAR } export_separator;
typedef enum { EXPORT_UTF8, EXPORT_UTF8_BOM, EXPORT_GB18030 } export_encoding;
typedef enum { EXPORT_DATE_DASHES, EXPORT_DATE_PLAIN, EXPORT_DATE_SLASHES } export_date;
typedef enum { EXPORT_CONTROL_NONE, EXPORT_CONTROL_FIRST, EXPORT_CONTROL_LAST } export_control;
typedef enum { EXPORT_LUHN, EXPORT_DIGITS, EXPORT_UNCHECKED } export_account_check;

/* Where a field stands, as bits: in the rows of people, in those of a voucher, in the control line. */
enum { FIELD_OF_PEOPLE = 1u << 0, FIELD_OF_VOUCHER = 1u << 1, FIELD_OF_CONTROL = 1u << 2 };

/* What a cell holds, the figures of payslips.csv aside. */
typedef enum {
#define EXPORT_FIELD(id, name, chinese, places) EXPORT_FIELD_##id,
#include "model/export_fields.def"
#undef EXPORT_FIELD
    EXPORT_FIELD_COUNT,
    EXPORT_FIELD_FIGURE = EXPORT_FIELD_COUNT, /* an amount of the payslip */
    EXPORT_FIELD_CONSTANT,
    EXPORT_FIELD_BLANK
} export_field;

const char *export_field_name(export_field field,
                              language lang); /* field below EXPORT_FIELD_COUNT */
bool export_field_stands_in(export_field field, unsigned places);

/* By its English or Chinese name; EXPORT_FIELD_COUNT when there is none. */
export_field export_field_by_name(text name);

typedef struct {
    text header; /* empty in control lines */
    export_field field;
    figure figure; /* of EXPORT_FIELD_FIGURE */
    text constant; /* of EXPORT_FIELD_CONSTANT; {month} stands for the month */
    location at;   /* of the item */
} export_column;

#define EXPORT_COLUMNS_MAX 64

typedef struct {
    export_column items[EXPORT_COLUMNS_MAX];
    size_t count;
} export_columns;

/* The accounts (科目) of a voucher. */
typedef enum {
    ACCOUNT_EXPENSE,
    ACCOUNT_WAGES,
    ACCOUNT_FUND,
    ACCOUNT_BANK,
    ACCOUNT_SOCIAL_INSURANCE,
    ACCOUNT_HOUSING_FUND,
    ACCOUNT_TAX,
    ACCOUNT_DEDUCTIONS,
    ACCOUNT_DRAWN,
    ACCOUNT_CARRIED,
    ACCOUNT_WRITTEN_OFF,
    ACCOUNT_OPENING, /* of a journal alone: what the balances at its beginning stand against */
    ACCOUNT_COUNT
} voucher_account;

/* The parts of a voucher: the month's pay accrued (计提), then paid (发放); a journal opens before both. */
typedef enum { VOUCHER_ACCRUAL, VOUCHER_PAYMENT, VOUCHER_OPENING, VOUCHER_PART_COUNT } voucher_part;

typedef struct {
    text name;
    location at; /* of the heading */
    export_rows rows;
    export_columns columns;
    figure amount; /* what is paid or declared; count and total are of it */
    bool header;
    export_separator separator;
    export_encoding encoding;
    bool crlf;
    bool fen; /* amounts in fen, without a point */
    export_date date;
    export_control control;
    export_columns control_cells;
    export_account_check account_check;
    text accounts[ACCOUNT_COUNT];
    text summaries[VOUCHER_PART_COUNT]; /* {month} stands for the month */
} export_rules;

#endif
