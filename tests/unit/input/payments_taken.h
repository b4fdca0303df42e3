/* Payments as a reader of them takes them, over a staff of three and four contracts. */
#ifndef SALESPAY_TESTS_INPUT_PAYMENTS_TAKEN_H
#define SALESPAY_TESTS_INPUT_PAYMENTS_TAKEN_H

#include "fixture.h"
#include "input/payments.h"

#define STAFF                                                                                                          \
    "employee_id,name,grade,left,effective_from\n1,张三,junior,,\n2,李四,senior,2026-06-30,\n3,王五,senior,,2026-08\n"
#define CONTRACTS                                                                                                      \
    "contract_id,employee_id,list_price,contract_price\nC1,1,10,15\nC2,2,10,10\nC3,3,10,10\nC4,9,20,10\n"
#define HEADER                                                                                                         \
    "payment_id,date,employee_id,contract_id,customer,product,quantity,list_price,contract_price,amount\n"

typedef struct {
    char rows[1024]; /* "2:0/-1 ": line, person, contract of each */
    char notes[256];
    uint64_t keys[64];
    size_t key_count;
    payment last;    /* its texts are gone after the call */
    char texts[256]; /* these are they */
} taken;

/* A request for the files whose rows and keys go to t. */
payments_request request_of(fixture *f, taken *t, const char *const *paths, size_t count);

/* Begins the fixture with the staff and the contracts. */
void begin(fixture *f, taken *t);

/* Reads a file of these rows under HEADER. */
bool reads(fixture *f, taken *t, const char *rows);

#endif
