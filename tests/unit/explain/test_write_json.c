#include "explain/write_json.h"

#include <stdlib.h>
#include <string.h>

#include "clerk.h"

static char *json_for(clerk *d, const char *person, figure only)
{
    char *bytes = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&bytes, &size);
    ck_assert(clerk_open(d, person));
    ck_assert(explanation_write_json(&d->e, only, LANGUAGE_ENGLISH, out));
    ck_assert_int_eq(fclose(out), 0);
    return bytes;
}

/* Without this a script would miss a figure, or stop at a line that is no object. */
START_TEST(an_object_a_line)
{
    clerk d;
    char *told = json_for(&d, "Z5", FIGURE_COUNT);
    size_t figures = 0;
    ck_assert_int_eq(strncmp(told, "{\"type\":\"explained\",\"v\":1,", 25), 0);
    for (const char *at = told; (at = strstr(at, "{\"type\":\"figure\"")) != NULL; at++)
        figures++;
    ck_assert_uint_eq(figures, FIGURE_COUNT);
    ck_assert(told[strlen(told) - 2] == '}');
    free(told);
    clerk_close(&d);
}
END_TEST

/* Without this a script that asks for one figure would get numbers it cannot add up. */
START_TEST(one_figure_with_its_parts)
{
    clerk d;
    char *told = json_for(&d, "Z6", FIGURE_RISK_FUND_WITHHELD);
    ck_assert_ptr_nonnull(strstr(told, "\"key\":\"risk_fund_withheld\",\"label\":\"withheld for the risk fund\","
                                       "\"value\":\"-2.70\""));
    ck_assert_ptr_nonnull(strstr(told, "\"rounding\":[{\"exact\":\"24.30\",\"rounded\":\"24.30\"}]"));
    ck_assert_ptr_nonnull(strstr(told, "{\"op\":\"rule\",\"section\":\"risk_fund\",\"key\":\"holdback\","
                                       "\"value\":\"0.1\"}"));
    ck_assert_ptr_nonnull(strstr(told, "{\"test\":\"0 > commission_due\",\"holds\":true,\"left\":{\"op\":\"number\""));
    free(told);
    clerk_close(&d);
}
END_TEST

/* Without this a full disk would leave half the data that looks whole. */
START_TEST(a_failed_stream_is_told)
{
    clerk d;
    FILE *full = fopen("/dev/full", "w");
    ck_assert_ptr_nonnull(full);
    setvbuf(full, NULL, _IONBF, 0);
    ck_assert(clerk_open(&d, "Z5"));
    ck_assert(!explanation_write_json(&d.e, FIGURE_COUNT, LANGUAGE_ENGLISH, full));
    fclose(full);
    clerk_close(&d);
}
END_TEST

Suite *suite(void)
{
    return suite_of("write_json", an_object_a_line, one_figure_with_its_parts, a_failed_stream_is_told);
}
