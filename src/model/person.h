/*
 * A salesperson (员工) as the staff file describes them in one month.
 */
#ifndef SALESPAY_MODEL_PERSON_H
#define SALESPAY_MODEL_PERSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/diagnostics.h"
#include "base/money.h"
#include "base/name_index.h"
#include "base/text.h"

#define PERSON_NONE UINT32_MAX
#define GRADE_UNKNOWN UINT32_MAX

/* What banks and tax offices ask of a person; each may be empty. */
typedef struct {
    text bank_name, bank_account, account_name, id_type, id_number;
} person_papers;

typedef struct {
    text id;   /* 工号 */
    text name; /* 姓名 */
    text department;
    text grade_written; /* 职级 as the file writes it: a section NAME or its label */
    uint32_t grade;     /* index into rules.grades, or GRADE_UNKNOWN (only for persons not active) */
    date hired, left;   /* both are days worked; DATE_NONE sets no bound */
    money fund_opening; /* risk_fund_opening of whichever row gives one, else 0 */
    const person_papers *papers; /* NULL: all are empty */
    uint64_t line; /* of the row in force, in staff.csv */
} person;

/* The persons known in a month, in the order of each one's first row in staff.csv. Texts are owned by whoever read them. */
typedef struct {
    person *items;
    size_t count;
    name_index by_id;
    source_id source; /* staff.csv */
    text *waiting;    /* ids of those none of whose rows is in force yet, in byte order: they are unknown, and told so */
    size_t waiting_count;
} people;

#define PEOPLE_EMPTY ((people){.by_id = NAME_INDEX_EMPTY})

/* Frees the items, which lie on the heap, and the index. */
void people_release(people *all);

/* Never NULL. */
const person_papers *person_papers_of(const person *p);

/* Hired on or before the month's last day, and not left before its first. */
bool person_is_active(const person *p, month m);

/* Days of the month on which the person was employed: 0 when not active. */
int person_days_active(const person *p, month m);

/* Index of the person of that id, or PERSON_NONE. */
uint32_t people_find(const people *all, text id);

#endif
