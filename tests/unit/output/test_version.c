#include "output/version.h"

#include "unit.h"

/* A manifest would name a version that never was, and verify would send the auditor to look for it. */
START_TEST(the_version_is_that_of_the_build)
{
    ck_assert_str_eq(program_version(), SALESPAY_VERSION);
    ck_assert_int_gt(program_version()[0], '\0');
}
END_TEST

Suite *suite(void)
{
    return suite_of("version", the_version_is_that_of_the_build);
}
