/* Without these the guide of a new book would keep silent about a column, or show a mark in the place of its table. */
#include "unit.h"

#include <stdio.h>
#include <string.h>

#include "input/columns.h"
#include "model/adjustment.h"
#include "template/guide.h"
#include "template/sample.h"
#include "written.h"

static text written_in(language lang)
{
    guide_write(written_begin(), lang);
    return written_end();
}

START_TEST(it_tells_of_every_column_and_every_kind)
{
    for (language lang = LANGUAGE_ENGLISH; lang <= LANGUAGE_CHINESE; lang++) {
        const bool chinese = lang == LANGUAGE_CHINESE;
        const text all = written_in(lang);
        char row[400];
        for (size_t t = 0; t < people_write_count; t++) {
            for (size_t i = 0; i < people_write[t]->count; i++) {
                const column_row *column = &people_write[t]->columns[i];
                const char *filled = chinese ? "是" : "yes";
                snprintf(row, sizeof row, "\n| %s | %s | %s |\n", chinese ? column->chinese : column->key,
                         column->must_fill ? filled : "", chinese ? column->chinese_doc : column->english_doc);
                ck_assert_msg(strstr(all.bytes, row) != NULL, "%s", row);
            }
        }
        for (adjustment_kind kind = 0; kind < ADJUSTMENT_KIND_COUNT; kind++) {
            snprintf(row, sizeof row, "`%s`", adjustment_kind_name(kind, lang));
            const char *first = strstr(all.bytes, row);
            ck_assert_ptr_nonnull(first);
            ck_assert_int_eq(strstr(first + 1, row) != NULL, adjustment_kind_takes_all(kind));
        }
    }
}
END_TEST

START_TEST(no_mark_is_left_and_the_month_is_that_of_the_sample)
{
    for (language lang = LANGUAGE_ENGLISH; lang <= LANGUAGE_CHINESE; lang++) {
        const text all = written_in(lang);
        ck_assert_ptr_null(strstr(all.bytes, "{{"));
        ck_assert_ptr_null(strstr(all.bytes, "}}"));
        ck_assert_ptr_nonnull(strstr(all.bytes, "salespay run " SAMPLE_MONTH));
        ck_assert(text_starts_with(all, TEXT_LITERAL("# ")));
        ck_assert_int_eq(all.bytes[all.size - 1], '\n');
    }
}
END_TEST

Suite *suite(void)
{
    return suite_of("guide", it_tells_of_every_column_and_every_kind,
                    no_mark_is_left_and_the_month_is_that_of_the_sample);
}
