/*
 * said.h: reads rules from a text, as if it were a file, and tells what was said of it.
 */
#ifndef SALESPAY_TESTS_SAID_H
#define SALESPAY_TESTS_SAID_H

#include <stdbool.h>
#include <stddef.h>

#include "model/rules.h"

/* The least that a rule file holds, in 10 lines: what is put behind it begins in line 11. */
#define LEAST                                                                                                          \
    "[scheme]\ncalculation = 1\n"                                                                                      \
    "[grade.junior]\nbase_fixed = 0\nbase_step = 10000\nbase_per_step = 200\nbase_cap = 2000\n"                        \
    "[commission]\nbase_rate = 3%\nexcess_rate = 10%\n"

/* A file with these bytes, to be read until the next call but one. */
const char *path_of_bytes(const char *bytes, size_t size);

/* What rules_read says of the bytes: "line:column code" with "; " between, in the order shown; "" when nothing. */
const char *said_of_bytes(const char *bytes, size_t size);
const char *said_of(const char *terminated);
const char *said_of_dated(const char *terminated);

/* The rules in the text, which must be right. Free with rules_free. */
rules *rules_of(const char *terminated);

/* The codes and places that were collected, as above; lives until the next call. */
const char *said_by(diagnostics *d);

#define ck_said(expected, terminated) ck_assert_str_eq(said_of(terminated), (expected))

#endif
