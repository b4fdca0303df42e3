/* What a writer writes, as one text. */
#ifndef SALESPAY_TESTS_TEMPLATE_WRITTEN_H
#define SALESPAY_TESTS_TEMPLATE_WRITTEN_H

#include <stdio.h>

#include "base/text.h"

/* A stream into memory; one at a time. */
FILE *written_begin(void);

/* Closes it; NUL-terminated, valid until the next one begins. */
text written_end(void);

#endif
