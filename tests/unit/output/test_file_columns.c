// Without these tests the manual could leave out a file of a month, or describe one that no run writes.
#include "unit.h"

#include <string.h>

#include "output/file_columns.h"
#include "output/formats.h"

static const output_file *described(const char *name)
{
    for (size_t i = 0; i < output_file_count; i++)
        if (strcmp(output_files[i].name, name) == 0)
            return &output_files[i];
    return NULL;
}

START_TEST(every_file_of_a_month_is_described)
{
    size_t count = 0;
    for (; month_file_names[count] != NULL; count++)
        ck_assert_msg(described(month_file_names[count]) != NULL, "%s", month_file_names[count]);
    ck_assert_uint_eq(count, output_file_count);
}
END_TEST

START_TEST(what_closing_adds_is_described)
{
    for (size_t i = 0; closed_month_names[i] != NULL; i++) {
        bool told = described(closed_month_names[i]) != NULL;
        for (size_t c = 0; c < closed_file_count; c++)
            told |= strcmp(closed_files[c].name, closed_month_names[i]) == 0;
        ck_assert_msg(told, "%s", closed_month_names[i]);
    }
}
END_TEST

START_TEST(every_column_has_its_names_and_words_in_both_languages)
{
    for (size_t i = 0; i < output_file_count; i++) {
        const column_table *tables[] = {output_files[i].columns, output_files[i].items};
        for (size_t t = 0; t < 2; t++) {
            for (size_t c = 0; tables[t] != NULL && c < tables[t]->count; c++) {
                const column_row *row = &tables[t]->columns[c];
                ck_assert_msg(row->key[0] && row->chinese[0] && row->english_doc[0] && row->chinese_doc[0], "%s",
                              row->key);
            }
        }
    }
}
END_TEST

START_TEST(a_header_is_the_key_or_its_chinese_name)
{
    ck_assert_str_eq(column_header(&payslips_columns.columns[1], LANGUAGE_ENGLISH), "employee_id");
    ck_assert_str_eq(column_header(&payslips_columns.columns[1], LANGUAGE_CHINESE), "工号");
}
END_TEST

Suite *suite(void)
{
    Suite *s = suite_create("file_columns");
    TCase *c = tcase_create("file_columns");
    tcase_add_test(c, every_file_of_a_month_is_described);
    tcase_add_test(c, what_closing_adds_is_described);
    tcase_add_test(c, every_column_has_its_names_and_words_in_both_languages);
    tcase_add_test(c, a_header_is_the_key_or_its_chinese_name);
    suite_add_tcase(s, c);
    return s;
}
