#include "unit.h"

#include <string.h>

#include "a_month.h"
#include "output/csv_row.h"
#include "output/csv_writer.h"

static const char *cell(const char *content, bool guarded)
{
    static char row[256];
    if (guarded) {
        csv_row_text(row, text_of(content), true)[-1] = '\0';
        return row;
    }
    FILE *out = memory_begin();
    csv_writer w = csv_writer_begin(out, false);
    csv_writer_text(&w, text_of(content));
    ck_assert(csv_writer_done(&w));
    return memory_end(out, NULL);
}

// A name with a comma would push every figure of its row one column to the right.
START_TEST(quotes_what_must_be_quoted)
{
    ck_assert_str_eq(cell("plain", false), "plain");
    ck_assert_str_eq(cell("", false), "");
    ck_assert_str_eq(cell("a b", false), "a b");
    ck_assert_str_eq(cell("a,b", false), "\"a,b\"");
    ck_assert_str_eq(cell("say \"hi\"", false), "\"say \"\"hi\"\"\"");
    ck_assert_str_eq(cell("\"", false), "\"\"\"\"");
    ck_assert_str_eq(cell("two\nlines", false), "\"two\nlines\"");
    ck_assert_str_eq(cell("cr\rhere", false), "\"cr\rhere\"");
    ck_assert_str_eq(cell("a;b", false), "a;b");
}
END_TEST

// An id with blanks at its ends would come back from balances.csv as another id, and its fund be lost.
START_TEST(quotes_blanks_that_count)
{
    ck_assert_str_eq(cell(" a", false), "\" a\"");
    ck_assert_str_eq(cell("a\t", false), "\"a\t\"");
    ck_assert_str_eq(cell("a\xE3\x80\x80", false), "\"a\xE3\x80\x80\"");
    ck_assert_str_eq(cell("\xC2\xA0" "a", false), "\"\xC2\xA0" "a\"");
}
END_TEST

// A payslip opened in a spreadsheet would run what somebody wrote as a customer's name.
START_TEST(guards_what_a_spreadsheet_would_run)
{
    ck_assert_str_eq(cell("=1+1", true), "'=1+1");
    ck_assert_str_eq(cell("+86", true), "'+86");
    ck_assert_str_eq(cell("-x", true), "'-x");
    ck_assert_str_eq(cell("@x", true), "'@x");
    ck_assert_str_eq(cell("\tx", true), "\"'\tx\"");
    ck_assert_str_eq(cell("\rx", true), "\"'\rx\"");
    ck_assert_str_eq(cell("＝1", true), "'＝1");
    ck_assert_str_eq(cell("＋1", true), "'＋1");
    ck_assert_str_eq(cell("－1", true), "'－1");
    ck_assert_str_eq(cell("＠1", true), "'＠1");
    ck_assert_str_eq(cell("=A1,\"x\"", true), "\"'=A1,\"\"x\"\"\"");
    ck_assert_str_eq(cell("a=1", true), "a=1");
    ck_assert_str_eq(cell("'x", true), "'x");
    ck_assert_str_eq(cell("", true), "");
    ck_assert_str_eq(cell("=1", false), "=1"); /* files for programs stay as they are */
}
END_TEST

// A spreadsheet would show Chinese headers as garble, or a program read a stray CR into the last column.
START_TEST(rows_end_as_asked)
{
    for (int excel = 0; excel < 2; excel++) {
        FILE *out = memory_begin();
        csv_writer w = csv_writer_begin(out, excel);
        csv_writer_text(&w, text_of("a"));
        csv_writer_text(&w, TEXT_EMPTY);
        csv_writer_end_row(&w);
        csv_writer_text(&w, TEXT_EMPTY);
        csv_writer_count(&w, UINT64_MAX);
        csv_writer_end_row(&w);
        ck_assert_str_eq(memory_end(out, NULL), excel ? "\xEF\xBB\xBF" "a,\r\n,18446744073709551615\r\n"
                                                      : "a,\n,18446744073709551615\n");
    }
}
END_TEST

// A negative amount would be guarded like a formula and could not be added up any more.
START_TEST(numbers_are_never_guarded)
{
    char row[4 * CSV_ROW_MONEY_ROOM + CSV_ROW_END_ROOM + 1] = "";
    static const int64_t amounts[] = {-5, 0, INT64_MAX, INT64_MIN};
    FILE *out = memory_begin();
    csv_writer w = csv_writer_begin(out, false);
    csv_writer_sum(&w, (int128)INT64_MIN * 10);
    csv_writer_end_row(&w);
    ck_assert_str_eq(memory_end(out, NULL), "-922337203685477580.80\n");
    for (int excel = 0; excel < 2; excel++) {
        char *to = row;
        for (size_t i = 0; i < sizeof amounts / sizeof *amounts; i++)
            to = csv_row_money(to, money_of_fen(amounts[i]));
        *csv_row_end(to, excel) = '\0';
        ck_assert_str_eq(row, excel ? "-0.05,0.00,92233720368547758.07,-92233720368547758.08\r\n"
                                    : "-0.05,0.00,92233720368547758.07,-92233720368547758.08\n");
    }
}
END_TEST

// A full disk would go unnoticed, and half a payslip file take the place of a whole one.
START_TEST(a_failed_stream_is_told)
{
    FILE *out = fopen("/dev/full", "w");
    ck_assert_ptr_nonnull(out);
    csv_writer w = csv_writer_begin(out, false);
    csv_writer_text(&w, text_of("x"));
    fflush(out);
    ck_assert(!csv_writer_done(&w));
    fclose(out);
}
END_TEST

Suite *suite(void)
{
    return suite_of("csv_writer", quotes_what_must_be_quoted, quotes_blanks_that_count,
                    guards_what_a_spreadsheet_would_run, rows_end_as_asked, numbers_are_never_guarded,
                    a_failed_stream_is_told);
}
