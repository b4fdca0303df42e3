/* Header rows: which column is which, and what stands there instead of a header. */
#include "unit.h"

#include "fixture.h"
#include "input/table.h"

static bool opens(fixture *f, const column_table *columns, const char *text, table *t)
{
    return table_open(t, &f->context, fixture_file(f, "h.csv", text), columns);
}

static void expect_fault(const column_table *columns, const char *text, const char *said)
{
    fixture f;
    table t;
    fixture_begin(&f);
    ck_assert_msg(!opens(&f, columns, text, &t), "taken: %s", text);
    ck_assert_str_eq(fixture_said(&f), said);
    fixture_end(&f);
}

// Without this a file with Chinese or reordered headers would be refused, or read crosswise.
START_TEST(columns_go_by_name)
{
    fixture f;
    table t;
    fixture_begin(&f);
    ck_assert(opens(&f, &company_columns, "利润,月份\n5,2026-07\n", &t));
    ck_assert(table_next(&t));
    ck_assert(text_is(table_cell(&t, COMPANY_PROFIT), "5"));
    ck_assert(text_is(table_cell(&t, COMPANY_MONTH), "2026-07"));
    ck_assert(text_is(table_header(&t, COMPANY_PROFIT), "利润"));
    ck_assert(table_close(&t));
    ck_assert(opens(&f, &company_columns, "\n , \n\"Month\", PROFIT ,,\n", &t));
    ck_assert_uint_eq(t.facts.rows_passed_over, 2);
    ck_assert_uint_eq(t.header.width, 2);
    ck_assert(table_close(&t));
    ck_assert_str_eq(fixture_said(&f), "");
    fixture_end(&f);
}
END_TEST

// Without this a clerk would have to rename the columns of her bank's export by hand each month.
START_TEST(rules_add_names_and_pass_columns_over)
{
    fixture f;
    table t;
    fixture_begin(&f);
    fixture_alias(&f, "company", "profit", "净额");
    fixture_alias(&f, "company", "ignore", "摘要");
    fixture_alias(&f, "company", "ignore", "profit"); /* our own name can be passed over too */
    fixture_alias(&f, "staff", "name", "month");      /* of another file */
    ck_assert(opens(&f, &company_columns, "摘要,month,profit,净额\nx,2026-07,1,2\n", &t));
    ck_assert(table_next(&t));
    ck_assert(text_is(table_cell(&t, COMPANY_PROFIT), "2"));
    ck_assert_uint_eq(t.header.column_of[0], COLUMN_IGNORED);
    ck_assert(table_close(&t));
    fixture_end(&f);
}
END_TEST

// Without this a misspelt, doubled or missing column would be taken for an empty one.
START_TEST(wrong_columns_are_each_told)
{
    expect_fault(&company_columns, "month,profits\n", "1 missing-column, 1:7 unknown-column");
    expect_fault(&company_columns, "month,profit,摘要\n", "1:14 unknown-column");
    expect_fault(&company_columns, "month,profit,利润\n", "1:14 repeated-column");
    expect_fault(&company_columns, "month,,profit\n", "1:7 unnamed-column");
    expect_fault(&company_columns, "profit\n1\n", "1 missing-column");
    expect_fault(&company_columns, "Monht,profot\n", "1 missing-column, 1 missing-column, 1:1 unknown-column, "
                                                    "1:7 unknown-column");
}
END_TEST

// Without this the clerk would be told that a column is unknown but not which one she meant.
START_TEST(the_nearest_name_is_suggested)
{
    fixture f;
    table t;
    fixture_begin(&f);
    ck_assert(!opens(&f, &payments_columns, "回款时期,amount,Payment ID\n", &t));
    ck_assert_str_eq(fixture_said(&f), "1 missing-column, 1:1 unknown-column, 1:13 unknown-column");
    ck_assert_ptr_nonnull(strstr(fixture_words(&f, 0), "is it the one headed \"回款时期\"?"));
    ck_assert_ptr_nonnull(strstr(fixture_words(&f, 1), "did you mean \"回款日期\"?"));
    ck_assert_ptr_nonnull(strstr(fixture_words(&f, 2), "did you mean \"payment_id\"?"));
    fixture_end(&f);
}
END_TEST

// Without this a file saved with ; or under a title would give a dozen messages that help nobody.
START_TEST(what_is_no_header_is_named)
{
    expect_fault(&company_columns, "", "empty-file");
    expect_fault(&company_columns, "\n,,\n", "empty-file");
    expect_fault(&company_columns, "month;profit\n2026-07;5\n", "1:1 wrong-separator");
    expect_fault(&company_columns, "月份\t利润\n", "1:1 wrong-separator");
    expect_fault(&company_columns, "月份\xEF\xBC\x9B利润\n", "1:1 wrong-separator");
    expect_fault(&company_columns, "月份\xEF\xBC\x8C利润,,\n", "1:1 wrong-separator");
    expect_fault(&company_columns, "\"month,profit\"\n", "1:1 quoted-header");
    expect_fault(&company_columns, "公司利润表,\n月份,利润\n", "1 title-above-header");
    expect_fault(&company_columns, "\n某公司,2026\n\n制表,\n月份,利润\n", "2 title-above-header");
    expect_fault(&company_columns, "sep=,\nmonth,profit\n", "1 title-above-header");
    expect_fault(&contracts_columns, "合同\n合同号,工号,公司定价,合同价\n", "1 title-above-header");
    expect_fault(&company_columns, "2026-07,500\n2026-08,1\n", "1 no-header");
}
END_TEST

// Without this the title's message would not say where the header stands.
START_TEST(a_title_names_the_headers_line)
{
    fixture f;
    table t;
    fixture_begin(&f);
    ck_assert(!opens(&f, &company_columns, "利润表\n\n月份,利润\n", &t));
    ck_assert_ptr_nonnull(strstr(fixture_words(&f, 0), "the header in line 3"));
    fixture_end(&f);
}
END_TEST

Suite *suite(void)
{
    return suite_of("header", columns_go_by_name, rules_add_names_and_pass_columns_over, wrong_columns_are_each_told,
                    the_nearest_name_is_suggested, what_is_no_header_is_named, a_title_names_the_headers_line);
}
