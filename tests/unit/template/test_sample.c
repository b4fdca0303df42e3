/* Without these a clerk would fill in a template that lacks a column, or that her spreadsheet shows as garbage. */
#include "unit.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "template/sample.h"
#include "written.h"

static const sample_table *const tables[] = {&sample_payments,    &sample_staff,       &sample_contracts,
                                             &sample_instalments, &sample_adjustments, &sample_company};

static text written_in(const sample_table *table, language lang)
{
    sample_table_write(table, lang, written_begin());
    return written_end();
}

START_TEST(every_file_has_every_column_in_its_language)
{
    ck_assert_uint_eq(sizeof tables / sizeof *tables, people_write_count);
    for (size_t t = 0; t < people_write_count; t++) {
        ck_assert_ptr_eq(tables[t]->columns, people_write[t]);
        for (language lang = LANGUAGE_ENGLISH; lang <= LANGUAGE_CHINESE; lang++) {
            char header[1000] = "\xEF\xBB\xBF";
            for (size_t i = 0; i < people_write[t]->count; i++) {
                const column_row *column = &people_write[t]->columns[i];
                const size_t used = strlen(header);
                snprintf(header + used, sizeof header - used, "%s%s", i > 0 ? "," : "",
                         lang == LANGUAGE_CHINESE ? column->chinese : column->key);
            }
            strcat(header, "\r\n");
            ck_assert(text_starts_with(written_in(tables[t], lang), text_of(header)));
        }
    }
}
END_TEST

START_TEST(what_must_be_filled_is_and_nothing_stands_beyond_the_columns)
{
    for (size_t t = 0; t < people_write_count; t++) {
        const sample_table *table = tables[t];
        ck_assert_uint_gt(table->count, 0);
        for (size_t row = 0; row < table->count; row++) {
            for (size_t i = 0; i < COLUMNS_MAX; i++) {
                const sample_cell cell = table->rows[row][i];
                ck_assert_int_eq(cell.english != NULL, cell.chinese != NULL);
                ck_assert(cell.english == NULL || i < table->columns->count);
                ck_assert(cell.english != NULL || i >= table->columns->count || !table->columns->columns[i].must_fill);
            }
        }
    }
}
END_TEST

/* Spreadsheets turn 2026-01 into Jan-26, which is then refused. */
START_TEST(months_are_written_so_that_a_spreadsheet_keeps_them)
{
    month wanted, got;
    ck_assert(month_parse(TEXT_LITERAL(SAMPLE_MONTH), &wanted));
    for (language lang = LANGUAGE_ENGLISH; lang <= LANGUAGE_CHINESE; lang++) {
        const sample_cell cell = sample_company.rows[0][COMPANY_MONTH];
        const char *written = lang == LANGUAGE_CHINESE ? cell.chinese : cell.english;
        ck_assert(month_parse(text_of(written), &got));
        ck_assert_int_eq(got.index, wanted.index);
        ck_assert_ptr_null(strchr(written, '-'));
    }
    ck_assert_str_eq(SAMPLE_PAYMENTS_NAME, "payments/" SAMPLE_MONTH ".csv");
}
END_TEST

Suite *suite(void)
{
    return suite_of("sample", every_file_has_every_column_in_its_language,
                    what_must_be_filled_is_and_nothing_stands_beyond_the_columns,
                    months_are_written_so_that_a_spreadsheet_keeps_them);
}
