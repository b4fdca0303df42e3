#include "explain/write_text.h"

#include <stdlib.h>
#include <string.h>

#include "clerk.h"

static char *text_for(const char *person, figure only, language lang)
{
    clerk d;
    char *bytes = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&bytes, &size);
    ck_assert(clerk_open(&d, person));
    ck_assert(explanation_write_text(&d.e, only, lang, out));
    ck_assert_int_eq(fclose(out), 0);
    clerk_close(&d);
    return bytes;
}

/* Without this a figure of the payslip would be left out of what is told to a person. */
START_TEST(every_column_is_told_once)
{
    char *told = text_for("Z5", FIGURE_COUNT, LANGUAGE_ENGLISH);
    for (figure f = 0; f < FIGURE_COUNT; f++) {
        char heading[128];
        const bool same = strcmp(figure_label(f, LANGUAGE_ENGLISH), figure_key(f)) == 0;
        snprintf(heading, sizeof heading, same ? "\n%s: " : "\n%s (%s): ", figure_label(f, LANGUAGE_ENGLISH),
                 figure_key(f));
        const char *first = strstr(told, heading);
        ck_assert_msg(first || !figure_is_payslip_column(f), "%s", heading);
        ck_assert_msg(!first || !strstr(first + 1, heading), "%s twice", heading);
    }
    free(told);
}
END_TEST

/* Without this the question about one figure would be answered by all of them. */
START_TEST(one_figure_and_its_parts)
{
    char *told = text_for("Z6", FIGURE_COMMISSION, LANGUAGE_CHINESE);
    ck_assert_str_eq(told, "2026-03  Z6 Zhou Jie  senior\n\n"
                           "提成合计 (commission)：-27.00\n    = 基本提成 + 超额提成\n    = (-27.00) + 0.00\n"
                           "基本提成 (base_commission)：-27.00\n    = 四舍五入(正价回款 × 基本提成比例)\n"
                           "    = 四舍五入((-900.00) × 3%)\n    四舍五入未改变数值\n    " SALESPAY_SOURCE_DIR
                           "/tests/golden/_books/small/rules.ini:22: [commission] base_rate = 3%\n"
                           "超额提成 (excess_commission)：0.00 — 超额为 0\n");
    free(told);
}
END_TEST

/* Without this a full disk would leave half an explanation that looks whole. */
START_TEST(a_failed_stream_is_told)
{
    clerk d;
    FILE *full = fopen("/dev/full", "w");
    ck_assert_ptr_nonnull(full);
    setvbuf(full, NULL, _IONBF, 0);
    ck_assert(clerk_open(&d, "Z5"));
    ck_assert(!explanation_write_text(&d.e, FIGURE_COUNT, LANGUAGE_ENGLISH, full));
    fclose(full);
    clerk_close(&d);
}
END_TEST

Suite *suite(void)
{
    return suite_of("write_text", every_column_is_told_once, one_figure_and_its_parts, a_failed_stream_is_told);
}
