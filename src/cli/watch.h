/*
 * A line on the terminal that tells how far the reading has got: only on a terminal, only after a second, and gone when the
 * reading is done.
 */
#ifndef SALESPAY_CLI_WATCH_H
#define SALESPAY_CLI_WATCH_H

#include <stdint.h>
#include <time.h>

#include "base/progress.h"
#include "cli/options.h"

typedef struct {
    language lang;
    struct timespec begun; /* of this reading; zero before the first byte */
    int64_t shown_ms;      /* since then, when the line was last written; 0: never */
    reading_progress progress;
} watch;

/* What to give to the reading; NULL where nobody watches: no terminal, -q or --json. */
const reading_progress *watch_begin(watch *w, const options *o);

#endif
