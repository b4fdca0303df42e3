/* Months of the book on the desk (desk.h), their paths put together by hand: this room knows no book. */
#ifndef SALESPAY_TESTS_MONTH_MONTHS_H
#define SALESPAY_TESTS_MONTH_MONTHS_H

#include "month/compute.h"

enum { LISTED_MAX = 4 };

/* Two numbers of one hash; found in the literature on FNV-1a, on which text_hash is built. */
#define COLLIDES_A "8yn0iYCKYHlIj4-BwPqk"
#define COLLIDES_B "GReLUrM4wMqfg9yzV3KQ"

/* paths points into the rest: it is not to be copied. */
typedef struct {
    month_paths paths;
    const char *rules[LISTED_MAX], *payments[LISTED_MAX], *earlier_payments[LISTED_MAX][LISTED_MAX];
    char own_payments[32], balances[48], receivables[48], keys[LISTED_MAX][48], paid[LISTED_MAX][32];
    earlier_month earlier[LISTED_MAX];
} month_on_desk;

/* A first month: rules.ini, staff.csv, payments/MONTH.csv and those of the other files that stand on the desk. */
void first_month(month_on_desk *m, const char *written);

/* The month after `before`, which was written to months/BEFORE; opens from it. */
void next_month(month_on_desk *m, const char *written, const char *before);

/* One more earlier month whose payments must not come again: months/EARLIER and payments/EARLIER.csv. */
void add_earlier(month_on_desk *m, const char *earlier);

void add_payments(month_on_desk *m, const char *path);

/* Computes the month into the folder, all or nothing. */
bool write_month(const month_paths *paths, const char *folder, diagnostics *d);

/* A first month that must be without fault, written to months/MONTH. */
void written_first_month(const char *written);

/* What is said when the month is computed into nothing: said(), in its static buffer. */
const char *said_of(const month_paths *paths);

#endif
