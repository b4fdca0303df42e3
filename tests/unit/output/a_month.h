/* A small computed month to write: three persons, three contracts, one of each kind vanished. */
#ifndef SALESPAY_TESTS_A_MONTH_H
#define SALESPAY_TESTS_A_MONTH_H

#include <stdio.h>

#include "output/month_result.h"

typedef struct {
    rules rules;
    grade_rules grades[1];
    person persons[3];
    people people;
    contract contract_items[3];
    contracts contracts;
    person_opening person_openings[3];
    contract_opening contract_openings[3];
    vanished_row vanished_person, vanished_contract;
    opening opening;
    payslip payslips[3];
    contract_account accounts[3];
    settlement settlement;
    settle_facts facts;
    input_file_facts input_items[2];
    input_log inputs;
    uint64_t keys[3];
    hash_span key_spans[3]; /* two of them, none, the last */
    month_result result;
} a_month;

/* Fills *m, whose pointers point into itself: it must not be copied. */
void a_month_init(a_month *m);

/* What `write` leaves on a stream, NUL-terminated; valid until the next call. */
const char *written(bool (*write)(const month_result *result, FILE *out), const month_result *result);

/* A stream that collects into memory, and what it has collected when it is closed. */
FILE *memory_begin(void);
const char *memory_end(FILE *out, size_t *size);

#endif
