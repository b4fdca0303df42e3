#include "cli/version.h"

#include <stdlib.h>
#include <string.h>

#include "rules/keys.h"
#include "unit.h"

/* A report of a mistake would not say which program made it, or with which libraries. */
START_TEST(every_line_is_a_name_and_a_version)
{
    static const char *const names[] = {"salespay", "calculation", "libcsv", "iniparser", "nettle", "libsmartcols",
                                        "glibc"};
    char *bytes = NULL;
    size_t size = 0, count = 0;
    FILE *out = open_memstream(&bytes, &size);
    ck_assert_ptr_nonnull(out);
    version_write(out);
    ck_assert_int_eq(fclose(out), 0);
    ck_assert(strncmp(bytes, "salespay " SALESPAY_VERSION "\n", strlen("salespay " SALESPAY_VERSION "\n")) == 0);
    for (char *line = bytes; *line; line = strchr(line, '\n') + 1, count++) {
        ck_assert_uint_lt(count, sizeof names / sizeof *names);
        const size_t length = strlen(names[count]);
        ck_assert_msg(strncmp(line, names[count], length) == 0 && line[length] == ' ', "%s", line);
        ck_assert_msg(strcspn(line + length + 1, "\n") > 0, "%s has no version", names[count]);
    }
    ck_assert_uint_eq(count, sizeof names / sizeof *names);
    free(bytes);
}
END_TEST

/* Somebody who needs an older set of formulas would not learn whether this program still has it. */
START_TEST(every_calculation_is_named)
{
    char *bytes = NULL, expected[64] = "\ncalculation";
    size_t size = 0;
    FILE *out = open_memstream(&bytes, &size);
    ck_assert_ptr_nonnull(out);
    version_write(out);
    ck_assert_int_eq(fclose(out), 0);
    for (int number = 1; number <= CALCULATION_LATEST; number++)
        snprintf(expected + strlen(expected), 8, " %d", number);
    strcat(expected, "\n");
    ck_assert_ptr_nonnull(strstr(bytes, expected));
    free(bytes);
}
END_TEST

Suite *suite(void)
{
    return suite_of("version", every_line_is_a_name_and_a_version, every_calculation_is_named);
}
