#include "unit.h"

#include <stdlib.h>
#include <unistd.h>

#include "io/program_place.h"

/* Without this the formats that are installed would be looked for in the folder where somebody happens to stand. */
START_TEST(it_is_the_folder_of_the_program_wherever_one_stands)
{
    arena memory = ARENA_EMPTY;
    diagnostics d;
    diagnostics_init(&d, true);
    const char *before = program_folder(&memory, &d);
    ck_assert_ptr_nonnull(before);
    ck_assert_int_eq(before[0], '/');
    ck_assert_int_eq(access(before, X_OK), 0);
    char *here = getcwd(NULL, 0);
    ck_assert_int_eq(chdir("/"), 0);
    ck_assert_str_eq(program_folder(&memory, &d), before);
    ck_assert_int_eq(chdir(here), 0);
    free(here);
    ck_assert_uint_eq(d.count, 0);
    diagnostics_release(&d);
    arena_release(&memory);
}
END_TEST

Suite *suite(void)
{
    return suite_of("program_place", it_is_the_folder_of_the_program_wherever_one_stands);
}
