/* Rows: their shape, what is passed over, and what is logged of a file. */
#include "unit.h"

#include <stdio.h>
#include <unistd.h>

#include "fixture.h"
#include "input/table.h"
#include "sweep.h"

/* The first cells of all rows that are handed on, each followed by a blank. */
static const char *rows_of(fixture *f, const char *text, bool *closed)
{
    static char out[512];
    size_t used = 0;
    table t;
    ck_assert(table_open(&t, &f->context, fixture_file(f, "t.csv", text), &company_columns));
    out[0] = '\0';
    while (table_next(&t))
        used += (size_t)snprintf(out + used, sizeof out - used, "%.*s ", (int)t.record.cells[0].size,
                                 t.record.cells[0].bytes);
    *closed = table_close(&t);
    return out;
}

// Without this blank rows of a sheet would be errors, or be lost from the count that a clerk checks.
START_TEST(blank_rows_and_cells_are_passed_over_and_counted)
{
    fixture f;
    bool closed;
    fixture_begin(&f);
    ck_assert_str_eq(rows_of(&f, "\nmonth,profit\na,1\n\n,,\n \t,\nb,2,, ,\nc,3\n\n", &closed), "a b c ");
    ck_assert(closed);
    ck_assert_uint_eq(f.log.count, 1);
    ck_assert_uint_eq(f.log.items[0].rows, 3);
    ck_assert_uint_eq(f.log.items[0].rows_passed_over, 5);
    ck_assert_uint_eq(f.log.items[0].cells_passed_over, 3);
    ck_assert_str_eq(f.log.items[0].kind, "company");
    ck_assert_str_eq(fixture_said(&f), "");
    fixture_end(&f);
}
END_TEST

// Without this a row that lost a comma would be read with every cell one place off.
START_TEST(rows_of_the_wrong_shape_are_told_and_the_rest_read)
{
    fixture f;
    bool closed;
    fixture_begin(&f);
    ck_assert_str_eq(rows_of(&f, "month,profit\na\nb,2\nc,3,\nd,1,234\nmonth,profit\ne,5\n", &closed), "b c e ");
    ck_assert(closed);
    ck_assert_str_eq(fixture_said(&f), "2:2 row-too-short, 5:5 row-too-long, 6 header-again");
    fixture_end(&f);
}
END_TEST

// Without this a sheet's total would be paid out as one more payment.
START_TEST(total_rows_are_named)
{
    static const char *const totals[] = {"合计,5", "合 计:,5", "合\xE3\x80\x80计\xEF\xBC\x9A,5", ",总计", "小计,1,,,",
                                         "Total,5", "Grand total,5", "SUM,1", "本月合计", "\"合计\",9", "subtotal:,"};
    for (size_t i = 0; i < sizeof totals / sizeof *totals; i++) {
        fixture f;
        bool closed;
        char text[128];
        fixture_begin(&f);
        snprintf(text, sizeof text, "month,profit\na,1\n%s\n", totals[i]);
        ck_assert_str_eq(rows_of(&f, text, &closed), "a ");
        ck_assert_msg(strstr(fixture_said(&f), "total-row") != NULL, "%s: %s", totals[i], fixture_said(&f));
        fixture_end(&f);
    }
}
END_TEST

// Without this a person called Summer or a contract "合计划" would be taken for a total.
START_TEST(names_that_begin_like_a_total_are_no_totals)
{
    fixture f;
    bool closed;
    fixture_begin(&f);
    ck_assert_str_eq(rows_of(&f, "month,profit\nsummer,1\n合计划,2\ntotal-7,3\nSum totals of all things here,4\n", &closed),
                     "summer 合计划 total-7 Sum totals of all things here ");
    ck_assert_str_eq(fixture_said(&f), "");
    fixture_end(&f);
}
END_TEST

// Without this a half-read file would count as read, and the unknown persons behind the fault be complained of.
START_TEST(a_file_that_cannot_be_read_on_has_failed)
{
    fixture f;
    bool closed;
    fixture_begin(&f);
    ck_assert_str_eq(rows_of(&f, "month,profit\na,1\nb,\"2\n", &closed), "a ");
    ck_assert(!closed);
    ck_assert_uint_eq(f.log.count, 0);
    fixture_end(&f);
}
END_TEST

// Without this a file saved by somebody else half way through would give pay from two versions of it.
START_TEST(a_file_that_changes_meanwhile_has_failed)
{
    fixture f;
    table t;
    fixture_begin(&f);
    const char *path = fixture_file(&f, "t.csv", "month,profit\na,1\nb,2\n");
    ck_assert(table_open(&t, &f.context, path, &company_columns));
    ck_assert(table_next(&t));
    fixture_file(&f, "t.csv", "month,profit\na,1\nb,2\nc,3\n");
    ck_assert(!table_close(&t));
    ck_assert_str_eq(fixture_said(&f), "input-changed");
    fixture_end(&f);
}
END_TEST

// Without this an id or name kept from one row would turn into the next row's.
START_TEST(a_kept_text_outlives_its_row)
{
    fixture f;
    table t;
    fixture_begin(&f);
    ck_assert(table_open(&t, &f.context, fixture_file(&f, "t.csv", "month,profit\nfirst,1\nother,2\n"), &company_columns));
    ck_assert(table_next(&t));
    text kept = table_keep(&t, table_cell(&t, COMPANY_MONTH));
    ck_assert(table_next(&t));
    ck_assert(table_close(&t));
    ck_assert(text_is(kept, "first"));
    fixture_end(&f);
}
END_TEST

// Without this a missing file, a workbook or a UTF-16 file would reach the parser.
START_TEST(what_cannot_be_opened_is_told)
{
    fixture f;
    table t;
    fixture_begin(&f);
    ck_assert(!table_open(&t, &f.context, "/nowhere/x.csv", &company_columns));
    ck_assert(!table_open(&t, &f.context, fixture_file(&f, "w.csv", "PK\003\004rest of a workbook"), &company_columns));
    ck_assert_str_eq(fixture_said(&f), "file-not-found, workbook-file");
    fixture_end(&f);
}
END_TEST

static void check_foreseen(size_t chunk_size, int quoted_from)
{
    enum { ROWS = 400 };
    fixture f;
    table t;
    char bytes[ROWS * 24], expected[24] = "";
    size_t size = (size_t)sprintf(bytes, "month,profit\n"), known = 0;
    fixture_begin(&f);
    f.context.chunk_size = chunk_size;
    for (int row = 0; row < ROWS; row++)
        size += (size_t)sprintf(bytes + size, row < quoted_from ? "m%d,%d\n" : "\"m%d\",%d\n", row, 5000 + row);
    ck_assert(table_open(&t, &f.context, fixture_file(&f, "t.csv", bytes), &company_columns));
    for (int row = 0; table_next(&t); row++) {
        const text month = table_foresee(&t, COMPANY_MONTH), profit = table_foresee(&t, COMPANY_PROFIT);
        sprintf(expected, "m%d", row);
        HOLDS(text_is(t.record.cells[0], expected)); /* looking ahead changed nothing */
        sprintf(expected, "m%d", row + 1);
        if (month.size > 0 && row + 1 < quoted_from) {
            HOLDS(text_is(month, expected));
            sprintf(expected, "%d", 5001 + row);
            HOLDS(text_is(profit, expected));
            known++;
        }
    }
    ck_assert(table_close(&t));
    ck_assert_uint_eq(t.facts.rows, ROWS);
    if (chunk_size == 0)
        ck_assert_uint_ge(known + 2, (size_t)quoted_from);
    fixture_end(&f);
}

// What is asked ahead of many people would be of another row, or the row at hand be lost when its block ends.
START_TEST(the_row_behind_is_foreseen_where_it_is_at_hand)
{
    check_foreseen(0, 400);
    check_foreseen(0, 100);
    check_foreseen(0, 0);
    for (size_t chunk_size = 16; chunk_size < 200; chunk_size += 7)
        check_foreseen(chunk_size, chunk_size % 2 == 0 ? 400 : 200);
}
END_TEST

Suite *suite(void)
{
    return suite_of("table", blank_rows_and_cells_are_passed_over_and_counted,
                    rows_of_the_wrong_shape_are_told_and_the_rest_read, total_rows_are_named,
                    names_that_begin_like_a_total_are_no_totals, a_file_that_cannot_be_read_on_has_failed,
                    a_file_that_changes_meanwhile_has_failed, a_kept_text_outlives_its_row,
                    what_cannot_be_opened_is_told, the_row_behind_is_foreseen_where_it_is_at_hand);
}
