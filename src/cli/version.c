#include "cli/version.h"

#include <gnu/libc-version.h>

#include "explain/rows_table.h"
#include "input/csv.h"
#include "io/file_hash.h"
#include "rules/ini.h"
#include "rules/keys.h"

/* `calculation 1`, or `calculation 1 2`: the numbers that [scheme] may name. */
static void write_calculations(FILE *out)
{
    fputs("calculation", out);
    for (int number = 1; number <= CALCULATION_LATEST; number++)
        fprintf(out, " %d", number);
    putc('\n', out);
}

void version_write(FILE *out)
{
    char nettle[HASH_VERSION_SIZE];
    hash_library_version(nettle);
    fprintf(out, "salespay %s\n", SALESPAY_VERSION);
    write_calculations(out);
    fprintf(out, "libcsv %s\n", csv_library_version());
    fprintf(out, "iniparser %s\n", ini_library_version());
    fprintf(out, "nettle %s\n", nettle);
    fprintf(out, "libsmartcols %s\n", rows_table_library_version());
    fprintf(out, "glibc %s\n", gnu_get_libc_version());
}
