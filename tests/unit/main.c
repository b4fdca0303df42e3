/* Runs the suite of one unit test file; a run in which no test ran has failed. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>

Suite *suite_of_tests(const char *name, const TTest *const *tests)
{
    Suite *made = suite_create(name);
    TCase *all = tcase_create(name);
    tcase_set_timeout(all, 0); /* a slow machine is no mistake; ctest ends what hangs */
    for (size_t i = 0; tests[i] != NULL; i++)
        tcase_add_test(all, tests[i]);
    suite_add_tcase(made, all);
    return made;
}

int main(void)
{
    SRunner *runner = srunner_create(suite());
    srunner_run_all(runner, CK_NORMAL);
    int run = srunner_ntests_run(runner);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    if (run == 0)
        fprintf(stderr, "no test ran\n");
    return run > 0 && failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
