/*
 * unit.h: what a unit test file gives to the runner.
 *
 * Each tests/unit/ROOM/test_MODULE.c is one program. It includes this header, writes its tests with
 * Check and returns them from suite(); tests/unit/main.c runs them. A test's first comment says what
 * would go wrong, and for whom, without it.
 *
 *     #include "unit.h"
 *     #include "base/money.h"
 *
 *     // Without this a refund of half a fen would be rounded in the company's favour.
 *     START_TEST(half_rounds_away_from_zero)
 *     {
 *         ck_assert_int_eq(…);
 *     }
 *     END_TEST
 *
 *     Suite *suite(void)
 *     {
 *         return suite_of("money", half_rounds_away_from_zero, …);
 *     }
 *
 * Two words are defined for every test: SALESPAY_SOURCE_DIR, the root of the tree, to read files
 * from, and SALESPAY_VERSION.
 */
#ifndef SALESPAY_TESTS_UNIT_H
#define SALESPAY_TESTS_UNIT_H

#include <check.h>

/* The tests of this file; written by each of them. The runner frees it. */
Suite *suite(void);

/* A suite of the given tests in one case, for files that need no fixtures; ends with NULL. */
Suite *suite_of_tests(const char *name, const TTest *const *tests);

#define suite_of(name, ...) suite_of_tests((name), (const TTest *const[]){__VA_ARGS__, NULL})

#endif
