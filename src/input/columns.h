/*
 * The tables of columns: for each input file its columns, one row each. Reading, suggestions, templates and the manual
 * walk them. A new column is a row here and its place in the enum of its file.
 */
#ifndef SALESPAY_INPUT_COLUMNS_H
#define SALESPAY_INPUT_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

/* What a filled cell must be; input/cells reads them. */
typedef enum {
    CELL_ID,            /* 1 to 64 characters: a person, a contract, a payment */
    CELL_NAME,          /* any text without control characters, line breaks and tabs aside */
    CELL_LONG_NUMBER,   /* such a text that is a long number (bank account): spreadsheets spoil them */
    CELL_AMOUNT,        /* money */
    CELL_SUM,           /* money that salespay added up: it may be more than one amount can be */
    CELL_AMOUNT_OR_ALL, /* money, or `all` 全部 */
    CELL_PRICE,
    CELL_QUANTITY,
    CELL_DATE,
    CELL_MONTH,
    CELL_UNREAD /* nobody looks at it: a note */
} cell_type;

typedef enum { SIGN_ANY, SIGN_NOT_NEGATIVE, SIGN_POSITIVE } cell_sign;

typedef struct {
    const char *key;     /* English header */
    const char *chinese; /* Chinese header */
    cell_type type;
    cell_sign sign; /* of numbers */
    bool must_exist; /* the column must be there */
    bool must_fill;  /* and the cell filled */
    const char *english_doc, *chinese_doc;
} column_row;

typedef struct {
    const char *kind; /* "payments": the FILE of [columns.FILE] */
    const char *chinese;
    const column_row *columns;
    size_t count; /* at most COLUMNS_MAX */
} column_table;

#define COLUMNS_MAX 48

enum {
    PAYMENTS_PAYMENT_ID, PAYMENTS_DATE, PAYMENTS_EMPLOYEE_ID, PAYMENTS_CONTRACT_ID, PAYMENTS_CUSTOMER,
    PAYMENTS_PRODUCT, PAYMENTS_QUANTITY, PAYMENTS_LIST_PRICE, PAYMENTS_CONTRACT_PRICE, PAYMENTS_AMOUNT
};
enum {
    STAFF_EMPLOYEE_ID, STAFF_NAME, STAFF_GRADE, STAFF_DEPARTMENT, STAFF_HIRED, STAFF_LEFT, STAFF_EFFECTIVE_FROM,
    STAFF_RISK_FUND_OPENING, STAFF_BANK_NAME, STAFF_BANK_ACCOUNT, STAFF_ACCOUNT_NAME, STAFF_ID_TYPE, STAFF_ID_NUMBER
};
enum {
    CONTRACTS_CONTRACT_ID, CONTRACTS_EMPLOYEE_ID, CONTRACTS_SIGNED, CONTRACTS_CUSTOMER, CONTRACTS_PRODUCT,
    CONTRACTS_QUANTITY, CONTRACTS_LIST_PRICE, CONTRACTS_CONTRACT_PRICE, CONTRACTS_COLLECTED_OPENING
};
enum { INSTALMENTS_CONTRACT_ID, INSTALMENTS_DUE_DATE, INSTALMENTS_AMOUNT };
enum { ADJUSTMENTS_MONTH, ADJUSTMENTS_EMPLOYEE_ID, ADJUSTMENTS_KIND, ADJUSTMENTS_AMOUNT, ADJUSTMENTS_NOTE };
enum { COMPANY_MONTH, COMPANY_PROFIT };
enum {
    BALANCES_MONTH, BALANCES_EMPLOYEE_ID, BALANCES_OPENING, BALANCES_WITHHELD, BALANCES_RELEASED, BALANCES_DRAWN,
    BALANCES_CLOSING, BALANCES_CARRIED_IN, BALANCES_WRITTEN_OFF, BALANCES_CARRIED_OUT
};
enum {
    RECEIVABLES_MONTH, RECEIVABLES_CONTRACT_ID, RECEIVABLES_EMPLOYEE_ID, RECEIVABLES_DUE, RECEIVABLES_COLLECTED,
    RECEIVABLES_OVERDUE
};
enum { TOTALS_ITEM, TOTALS_VALUE };

extern const column_table payments_columns, staff_columns, contracts_columns, instalments_columns, adjustments_columns,
    company_columns, balances_columns, receivables_columns, totals_columns;

/* The files that people write, which [columns.FILE] may name: the first six. */
extern const column_table *const people_write[];
extern const size_t people_write_count;

/* The table of that kind among the files that people write, or NULL. */
const column_table *columns_by_kind(text kind);

/* The column of that English (ASCII case ignored) or Chinese name, or table->count. */
size_t columns_find(const column_table *table, text name);

/* The name, English or Chinese, nearest to what is written; NULL when none is near. */
const char *columns_nearest(const column_table *table, text written);

#endif
