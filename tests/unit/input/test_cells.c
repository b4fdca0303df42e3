/* Cells by type: what is taken, and what a clerk is told of the rest. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>

#include "fixture.h"
#include "input/cell_faults.h"
#include "input/cells.h"

/* A table that has a column of each type. */
static const column_row columns[] = {
    {"id", "甲", CELL_ID, SIGN_ANY, false, false, "", ""},
    {"label", "乙", CELL_NAME, SIGN_ANY, false, false, "", ""},
    {"account", "丙", CELL_LONG_NUMBER, SIGN_ANY, false, false, "", ""},
    {"amount", "丁", CELL_AMOUNT, SIGN_ANY, false, false, "", ""},
    {"due", "戊", CELL_AMOUNT_OR_ALL, SIGN_POSITIVE, false, false, "", ""},
    {"price", "己", CELL_PRICE, SIGN_NOT_NEGATIVE, false, false, "", ""},
    {"count", "庚", CELL_QUANTITY, SIGN_POSITIVE, false, false, "", ""},
    {"day", "辛", CELL_DATE, SIGN_ANY, false, false, "", ""},
    {"month", "壬", CELL_MONTH, SIGN_ANY, true, true, "", ""},
    {"note", "癸", CELL_UNREAD, SIGN_ANY, false, false, "", ""},
};
static const column_table all_types = {"types", "类型", columns, 10};
enum { ID, LABEL, ACCOUNT, AMOUNT, DUE, PRICE, COUNT, DAY, MONTH, NOTE };

/* Reads one cell under a header beside a good month. */
static bool parse_one(fixture *f, const char *name, const char *cell, cell_value *values)
{
    table t;
    char *file = malloc(strlen(cell) * 2 + 64), *to = file;
    ck_assert_ptr_nonnull(file);
    to += sprintf(to, "month,%s\n2026-07,\"", name);
    for (const char *from = cell; *from != '\0'; from++) {
        if (*from == '"')
            *to++ = '"';
        *to++ = *from;
    }
    strcpy(to, "\"\n");
    ck_assert(table_open(&t, &f->context, fixture_file(f, "c.csv", file), &all_types));
    ck_assert(table_next(&t));
    bool good = cells_parse(&t, values);
    ck_assert(table_close(&t));
    free(file);
    return good;
}

static void expect(const char *name, const char *cell, const char *code)
{
    fixture f;
    cell_value values[COLUMNS_MAX];
    char said[64];
    bool is_warning = strcmp(code, "id-rounded") == 0;
    fixture_begin(&f);
    bool good = parse_one(&f, name, cell, values);
    snprintf(said, sizeof said, "%s%s", code[0] == '\0' ? "" : "2:9 ", code);
    ck_assert_msg(strcmp(fixture_said(&f), said) == 0, "%s \"%s\": %s", name, cell, fixture_said(&f));
    ck_assert_msg(good == (code[0] == '\0' || is_warning), "%s \"%s\"", name, cell);
    fixture_end(&f);
}

// Without this an id could climb out of a folder, run in a spreadsheet, or be one that a spreadsheet has destroyed.
START_TEST(ids)
{
    char id[300] = "";
    expect("id", "007", "");
    expect("id", "合同-2026(一)", "");
    expect("id", "12E3", "");
    for (int i = 0; i < 64; i++)
        strcat(id, "号");
    expect("id", id, "");
    strcat(id, "x");
    expect("id", id, "id-too-long");
    expect("id", "=1+1", "id-begins-as-formula");
    expect("id", "+86", "id-begins-as-formula");
    expect("id", "-1", "id-begins-as-formula");
    expect("id", "@a", "id-begins-as-formula");
    expect("id", "a/b", "id-with-slash");
    expect("id", "a\\b", "id-with-slash");
    expect("id", "1.23E+17", "id-scientific");
    expect("id", "1.23E17", "id-scientific");
    expect("id", "1E+17", "id-scientific");
    expect("id", "a\tb", "control-character");
    expect("id", "a\nb", "control-character");
    expect("id", "a\xE2\x80\xA8", "control-character");
    expect("id", "1001\xE2\x80\x8B", "control-character"); /* U+200B, as web pages leave it behind */
    expect("id", "\xEF\xBB\xBF" "1001", "control-character");
    expect("id", "123456789012345000", "id-rounded");
    expect("id", "1234567890123000", "id-rounded");
    expect("id", "123456789012000", "");
    expect("id", "X234567890123000", "");
    expect("id", "#N/A", "spreadsheet-error");
}
END_TEST

// Without this a customer entered on two lines would be refused, a control character reach a payslip, or an account number be paid that no bank knows.
START_TEST(names_and_long_numbers)
{
    expect("label", "O'Neil & 张三 #1", "");
    expect("label", "=SUM(A1)", "");
    expect("label", "two\nlines, a\ttab", "");
    expect("label", "bell\a", "control-character");
    expect("label", "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x94\xA7", ""); /* joined by U+200D */
    expect("label", "\xC2\x85", "control-character");
    expect("label", "#REF!", "spreadsheet-error");
    expect("label", "####", "spreadsheet-error");
    expect("label", "##", "");
    expect("account", "6222021234567890123", "");
    expect("account", "6222 0212/3", "");
    expect("account", "6.22202E+18", "id-scientific");
    expect("account", "6222021234567890000", "id-rounded");
    expect("account", "6222\t0", "control-character");
    expect("note", "anything\nat\tall #N/A", "");
}
END_TEST

// Without this a customer called "#1" would be refused, or ##### be taken for a name.
START_TEST(signs_of_trouble)
{
    static const char *const trouble[] = {"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "###"};
    for (size_t i = 0; i < sizeof trouble / sizeof *trouble; i++)
        ck_assert(cell_is_spreadsheet_error(text_of(trouble[i])));
    static const char *const fine[] = {"", "#", "##", "#1", "#ref!", "####1", "N/A"};
    for (size_t i = 0; i < sizeof fine / sizeof *fine; i++)
        ck_assert(!cell_is_spreadsheet_error(text_of(fine[i])));
}
END_TEST

// Without this wrong money would be computed with instead of being pointed out.
START_TEST(amounts_prices_and_quantities)
{
    expect("amount", "-1,234.50", "");
    expect("amount", "12,3x", "bad-amount");
    expect("amount", "1.5万", "bad-amount");
    expect("amount", "all", "bad-amount");
    expect("amount", "12.345", "too-many-decimals");
    expect("amount", "10000000000000.01", "amount-too-large");
    expect("amount", "#VALUE!", "spreadsheet-error");
    expect("due", "0", "not-positive");
    expect("due", "-5", "not-positive");
    expect("due", "ALL", "");
    expect("due", "全部", "");
    expect("due", "alle", "bad-amount");
    expect("price", "0", "");
    expect("price", "-1", "negative");
    expect("price", "1.1234567", "too-many-decimals");
    expect("price", "1000000000000", "number-too-large");
    expect("price", "ten", "bad-number");
    expect("count", "0", "not-positive");
    expect("count", "0.000001", "");
}
END_TEST

// Without this a date in another order, or as a spreadsheet's number, would land in the wrong month.
START_TEST(dates_and_months)
{
    expect("day", "2026年7月3日", "");
    expect("day", "2026-02-30", "no-such-day");
    expect("day", "2026/13/1", "no-such-day");
    expect("day", "20260231", "no-such-day");
    expect("day", "7/3/2026", "year-not-first");
    expect("day", "26-7-3", "year-not-first");
    expect("day", "2026/7/3 0:00", "date-with-time");
    expect("day", "2026-07-03T08:30:00", "date-with-time");
    expect("day", "46206", "date-as-number");
    expect("day", "2026-7/3", "bad-date");
    expect("day", "July 3", "bad-date");
    expect("day", "2026-07-03 morning", "bad-date");
    expect("day", "3", "bad-date");
}
END_TEST

// Without this the message would name a day other than the one the spreadsheet meant.
START_TEST(a_days_number_names_the_day)
{
    fixture f;
    cell_value values[COLUMNS_MAX];
    fixture_begin(&f);
    ck_assert(!parse_one(&f, "day", "46206", values));
    ck_assert_ptr_nonnull(strstr(fixture_words(&f, 0), "which shows 2026-07-03"));
    fixture_end(&f);
}
END_TEST

// Without this a value that was read well would arrive as something else.
START_TEST(values_arrive)
{
    fixture f;
    cell_value v[COLUMNS_MAX];
    fixture_begin(&f);
    ck_assert(parse_one(&f, "amount", "(1,234.50)", v));
    ck_assert_int_eq(v[AMOUNT].amount.fen, -123450);
    ck_assert_int_eq(v[ID].state, CELL_BLANK);
    int32_t july;
    july = f.context.month.index;
    ck_assert_int_eq(v[MONTH].month.index, july);
    ck_assert(parse_one(&f, "due", "all", v));
    ck_assert(v[DUE].all);
    ck_assert(parse_one(&f, "due", "2", v));
    ck_assert(!v[DUE].all);
    ck_assert(parse_one(&f, "price", "2.5", v));
    ck_assert_int_eq(v[PRICE].price.micros, 2500000);
    ck_assert(parse_one(&f, "count", "2.5", v));
    ck_assert_int_eq(v[COUNT].count.micros, 2500000);
    ck_assert(parse_one(&f, "day", "2026-07-31", v));
    ck_assert_int_eq(v[DAY].day.days, month_last_day(f.context.month).days);
    ck_assert(parse_one(&f, "label", "", v));
    ck_assert_int_eq(v[LABEL].state, CELL_BLANK);
    ck_assert_uint_eq(cell_text(&v[LABEL]).size, 0);
    fixture_end(&f);
}
END_TEST

// Without this the second mistake of a row would come to light only when the first was mended.
START_TEST(all_faults_of_a_row_are_told)
{
    fixture f;
    table t;
    cell_value values[COLUMNS_MAX];
    fixture_begin(&f);
    const char *path = fixture_file(&f, "c.csv", "id,壬,amount,price\n=a,,x,-1\nb,2026-7,1,2\n");
    ck_assert(table_open(&t, &f.context, path, &all_types));
    ck_assert(table_next(&t));
    ck_assert(!cells_parse(&t, values));
    ck_assert_str_eq(fixture_said(&f), "2:1 id-begins-as-formula, 2:4 empty-cell, 2:5 bad-amount, 2:7 negative");
    ck_assert_str_eq(fixture_words(&f, 1), "壬 must not be empty; fill it in");
    ck_assert(table_next(&t));
    ck_assert(cells_parse(&t, values));
    t.quiet = true;
    ck_assert(table_close(&t));
    fixture_end(&f);
}
END_TEST

Suite *suite(void)
{
    return suite_of("cells", ids, names_and_long_numbers, signs_of_trouble, amounts_prices_and_quantities, dates_and_months,
                    a_days_number_names_the_day, values_arrive, all_faults_of_a_row_are_told);
}
