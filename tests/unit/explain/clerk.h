/*
 * The small book of the golden cases at hand: one person of it, March 2026, computed and ready to be explained.
 */
#ifndef SALESPAY_TESTS_EXPLAIN_CLERK_H
#define SALESPAY_TESTS_EXPLAIN_CLERK_H

#include "explain/explanation.h"
#include "explain/render.h"
#include "unit.h"

typedef struct {
    diagnostics diagnostics;
    month_paths paths;
    explanation e;
    arena memory;
    scope person;
    bool failed;        /* memory was out in a writer */
    char written[4096]; /* what a writer wrote last */
} clerk;

/* The month is computed for the person; `made` is whether that went well. */
bool clerk_open(clerk *d, const char *person);
void clerk_close(clerk *d);

/* A formula of the test's own, read and worked out for the person; NULL where it does not fit. */
const step *clerk_steps(clerk *d, const char *source);

teller clerk_teller(clerk *d, language lang);

/* What a writer makes of it, in d->written. */
typedef void clerk_writer(const teller *t, const step *s, FILE *out);
const char *clerk_write(clerk *d, language lang, const step *s, clerk_writer *write);

/* The value of some steps as "1500.125". */
const char *clerk_value(clerk *d, const step *s);

#endif
