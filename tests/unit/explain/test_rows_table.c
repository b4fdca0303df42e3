#include "explain/rows_table.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "io/show.h"
#include "unit.h"

static char *printed;
static size_t printed_size;

static FILE *begin(rows_table *t)
{
    ck_assert_ptr_nonnull(setlocale(LC_CTYPE, "C.UTF-8"));
    FILE *out = open_memstream(&printed, &printed_size);
    ck_assert_ptr_nonnull(out);
    rows_table_begin(t, out);
    rows_table_column(t, "姓名", false);
    rows_table_column(t, "amount", true);
    rows_table_column(t, "note", false);
    return out;
}

static void end(rows_table *t, FILE *out)
{
    ck_assert(rows_table_end(t));
    ck_assert_int_eq(fclose(out), 0);
}

static void row(rows_table *t, const char *name, const char *amount, const char *note)
{
    rows_table_row(t);
    rows_table_text(t, text_of(name));
    rows_table_cell(t, amount);
    rows_table_cell(t, note);
}

/* Columns the width of a line up to where `words` stand in it. */
static size_t width_before(const char *words)
{
    const char *at = strstr(printed, words), *start = at;
    ck_assert_ptr_nonnull(at);
    while (start > printed && start[-1] != '\n')
        start--;
    return show_width(text_from(start, (size_t)(at - start)));
}

/* Amounts would not stand under each other as soon as one name is Chinese. */
START_TEST(columns_are_aligned_under_wide_characters)
{
    rows_table t;
    FILE *out = begin(&t);
    row(&t, "张伟", "1.00", "first");
    row(&t, "Li Na", "12345.00", "second");
    row(&t, "", "-7.50", "third");
    end(&t, out);
    ck_assert_uint_eq(width_before("first"), width_before("second"));
    ck_assert_uint_eq(width_before("third"), width_before("note"));
    ck_assert_uint_eq(width_before("1.00\x20") + 4, width_before("12345.00") + 8); /* set to the right */
    free(printed);
}
END_TEST

/* On a narrow terminal, or in a pipe, the end of an amount would be cut off. */
START_TEST(nothing_is_cut)
{
    char name[301], amount[201];
    memset(name, 'n', sizeof name - 1), name[300] = '\0';
    memset(amount, '9', sizeof amount - 1), amount[200] = '\0';
    setenv("COLUMNS", "40", 1);
    rows_table t;
    FILE *out = begin(&t);
    row(&t, name, amount, "the end of the row");
    end(&t, out);
    ck_assert_ptr_nonnull(strstr(printed, name));
    ck_assert_ptr_nonnull(strstr(printed, amount));
    ck_assert_ptr_nonnull(strstr(printed, "the end of the row\n"));
    free(printed);
}
END_TEST

/* A commission would be shown rounded where it is exact, or 10 yuan as "10". */
START_TEST(amounts_have_two_decimals_at_least)
{
    rows_table t;
    FILE *out = begin(&t);
    rows_table_row(&t);
    rows_table_text(&t, text_from("E1 and more", 2)); /* a view, not ended by a NUL */
    rows_table_money(&t, fraction_of(10, 1));
    rows_table_plain(&t, fraction_of(10, 1));
    rows_table_row(&t);
    rows_table_text(&t, TEXT_EMPTY);
    rows_table_money(&t, fraction_of(12345, 10000));
    rows_table_plain(&t, fraction_of(5, 2));
    end(&t, out);
    ck_assert_ptr_nonnull(strstr(printed, " 10.00 10\n"));
    ck_assert_ptr_nonnull(strstr(printed, "1.2345 2.5\n"));
    ck_assert_ptr_null(strstr(printed, "and more"));
    free(printed);
}
END_TEST

/* A full disk, or memory that ran out, would pass for a table that was shown. */
START_TEST(a_failure_is_told_at_the_end)
{
    rows_table t;
    FILE *out = begin(&t);
    row(&t, "a", "b", "c");
    t.failed = true; /* as where memory ran out on the way */
    row(&t, "d", "e", "f");
    ck_assert(!rows_table_end(&t));
    ck_assert_int_eq(fclose(out), 0);
    ck_assert_uint_eq(printed_size, 0);
    free(printed);
    FILE *full = fopen("/dev/full", "w");
    ck_assert_ptr_nonnull(full);
    setvbuf(full, NULL, _IONBF, 0);
    rows_table_begin(&t, full);
    rows_table_column(&t, "title", false);
    rows_table_row(&t);
    rows_table_cell(&t, "cell");
    ck_assert(!rows_table_end(&t));
    fclose(full);
}
END_TEST

/* --version would leave out a library that a report of a mistake must name. */
START_TEST(the_librarys_version_is_known)
{
    ck_assert_uint_gt(strspn(rows_table_library_version(), "0123456789."), 2);
}
END_TEST

Suite *suite(void)
{
    return suite_of("rows_table", columns_are_aligned_under_wide_characters, nothing_is_cut,
                    amounts_have_two_decimals_at_least, a_failure_is_told_at_the_end, the_librarys_version_is_known);
}
