/*
 * Rule files. Without it, some line could be taken for another rule than the one that stands there, or
 * end the program on the night before pay-day.
 */
#include "fuzz.h"

#include "rules/read.h"

static void try_rules(const char *path, bool dated)
{
    diagnostics d;
    diagnostics_init(&d, false);
    rules *read = rules_read(path, dated, &d);
    /* Rules are in force, or it is said why not; never both. */
    REQUIRE((read == NULL) == diagnostics_failed(&d));
    if (read != NULL) {
        REQUIRE(read->grade_count > 0);
        for (size_t i = 0; i < read->grade_count; i++)
            REQUIRE(read->grades[i].base_step.fen > 0);
        REQUIRE(read->base_rate.millionths <= RATE_ONE_MILLIONTHS);
        REQUIRE(read->excess_rate.millionths <= RATE_ONE_MILLIONTHS);
        rules_free(read);
    }
    require_readable(&d);
    diagnostics_release(&d);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *path = fuzz_file(data, size);
    try_rules(path, false);
    try_rules(path, true);
    return 0;
}
