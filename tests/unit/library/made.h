/* Jobs to test with: a small company in memory. */
#ifndef SALESPAY_TESTS_UNIT_LIBRARY_MADE_H
#define SALESPAY_TESTS_UNIT_LIBRARY_MADE_H

#include "salespay/salespay.h"

#define RULES                                                                                      \
    "[scheme]\nname = desk\ncalculation = 1\n"                                                     \
    "[grade.junior]\nlabel = 初级\nbase_fixed = 0\nbase_step = 10,000\nbase_per_step = "         \
    "200\nbase_cap = 2,000\n"                                                                      \
    "[commission]\nbase_rate = 3%\nexcess_rate = 10%\n"                                            \
    "[risk_fund]\nholdback = 10%\ncap = 5,000\n"
#define STAFF     "employee_id,name,grade\nE1,张伟,junior\nE2,Li Na,初级\n"
#define CONTRACTS "contract_id,employee_id,quantity,list_price,contract_price\nC1,E1,5000,10,15\n"
#define HEADER    "payment_id,date,employee_id,contract_id,amount\n"
#define JULY      HEADER "P1,2026-07-03,,C1,75000\nP2,2026-07-04,E2,,20000\n"

/* A job of July 2026, the first month, with these payments, named payments/2026-07.csv. */
salespay_job *made_job(const char *payments);

/* The same, computed; July's payments. */
salespay_job *made_july(void);

/* An input from a text in memory; must be taken. */
void give(salespay_job *job, salespay_input kind, const char *name, const char *bytes);

/* The codes of a job's messages, "bad-amount, unknown-person". In a static buffer. */
const char *codes(const salespay_job *job);

/* A figure of the person of that id, which must be there. */
int64_t figure_of(const salespay_job *job, const char *id, const char *key);

#endif
