/* What is written between the two calls, for tests of the manual. */
#ifndef TESTS_UNIT_MANUAL_WRITTEN_H
#define TESTS_UNIT_MANUAL_WRITTEN_H

#include <stdio.h>

FILE *writing(void);        /* a stream into memory; LC_CTYPE becomes UTF-8 */
const char *written(void);  /* closes it; valid until the next writing() */

#endif
