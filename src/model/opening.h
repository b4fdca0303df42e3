/*
 * What a month opens with: the closing figures of the month before (balances.csv, receivables.csv), or of the staff and
 * contract files for the first month and for those whom the month before does not hold.
 */
#ifndef SALESPAY_MODEL_OPENING_H
#define SALESPAY_MODEL_OPENING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diagnostics.h"
#include "base/money.h"
#include "base/text.h"

typedef struct {
    bool listed;      /* the month before's balances.csv holds the person */
    money risk_fund;  /* 风险金期初 */
    money carried_in; /* 上月结转, never negative */
} person_opening;

typedef struct {
    bool listed;               /* the month before's receivables.csv holds the contract */
    bool came_late;            /* signed in an earlier month whose sales, as far as can be told, do not hold it */
    money collected_to_date;   /* at the month's start */
    money due_to_date_before;  /* as receivables.csv said; 0 when not listed */
    int128 due_before_fen;     /* Σ instalments that fell in earlier months, from instalments.csv as it is now */
    int128 due_in_month_fen;   /* Σ instalments that fall in this month */
} contract_opening;

/*
 * A row of last month's files whose person or contract is in no input any more and holds nothing: it goes on at the
 * end.
 */
typedef struct {
    text id;
    text owner_id;           /* receivables only */
    money due_to_date;       /* receivables only; equals collected_to_date */
    money collected_to_date; /* receivables only */
} vanished_row;

typedef struct {
    bool first_month;
    person_opening *people;       /* dense by person */
    contract_opening *contracts;  /* dense by contract */
    vanished_row *vanished_people;
    size_t vanished_person_count;
    vanished_row *vanished_contracts;
    size_t vanished_contract_count;
} opening;

#endif
