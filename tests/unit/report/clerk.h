/* Reports of the book on the desk. */
#ifndef SALESPAY_TESTS_REPORT_CLERK_H
#define SALESPAY_TESTS_REPORT_CLERK_H

#include "report/gather.h"

#define JUNE ((month){2026 * 12 + 5})

typedef struct {
    diagnostics diagnostics;
    report_data data;
} clerk;

/* The desk's book with an adjustment of each person; the paths of June, as a first month. */
void clerk_desk(void);
month_paths clerk_june(void);

/* A report of June alone. False: see c->diagnostics. clerk_close in either case. */
bool clerk_open(clerk *c, unsigned needs, const char *asked, language lang);
void clerk_close(clerk *c);

#endif
