/* What the tests of file sets share: sets of two files in folders of their own, and what stands there afterwards. */
#ifndef SALESPAY_TESTS_IO_SETS_H
#define SALESPAY_TESTS_IO_SETS_H

#include <stdbool.h>

#include "faults.h"
#include "io/file_set.h"
#include "scratch.h"

extern diagnostics told;               /* what was said since begin_sets */
extern const file_set_options synced; /* sets of a.csv and b.csv */

void begin_sets(void);
void end_sets(const char *expected_codes);

/* A folder of its own for each test, so that what is left in it can be counted. */
const char *fresh_folder(const char *name);

/* The path of `name` in such a folder, or in one within it. */
const char *path_in(const char *folder, const char *name);

/* NULL: there is no such file. */
void expect_file(const char *folder, const char *name, const char *expected);

/* Writes a.csv (a_bytes) and, where not NULL, b.csv. */
bool put_set(const char *path, const file_set_options *options, const char *a_bytes, const char *b_bytes);

/* Fails with the number of the call that was made to fail. */
void expect_at(bool held, const char *what, int at);

#endif
