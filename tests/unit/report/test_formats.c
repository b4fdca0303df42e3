/* Without this a file would be written in another format than its name says, or not as a whole. */
#include "report/formats.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clerk.h"
#include "desk.h"
#include "unit.h"

START_TEST(the_ending_chooses)
{
    arena memory = ARENA_EMPTY;
    ck_assert_str_eq(report_format_for("june.txt")->ending, ".txt");
    ck_assert_str_eq(report_format_for("a.txt/June.XLSX")->ending, ".xlsx");
    ck_assert_str_eq(report_format_for("-")->ending, ".txt");
    ck_assert(!report_format_for(".txt") && !report_format_for("june") &&
              !report_format_for("june.txt.bak"));
    for (size_t i = 0; i < report_format_count; i++)
        ck_assert(strstr(report_endings(&memory), report_formats[i].ending));
    arena_release(&memory);
}
END_TEST

/* Each row is whole: a writer of its own, or all that a module's messages name. */
START_TEST(rows_are_whole)
{
    for (size_t i = 0; i < report_format_count; i++) {
        const report_format *f = &report_formats[i];
        ck_assert_msg(!f->write == (f->module && f->option && f->package), "%s", f->ending);
    }
}
END_TEST

START_TEST(text_is_written_here)
{
    clerk c;
    char *written = NULL;
    size_t size;
    ck_assert(clerk_open(&c, 0, NULL, LANGUAGE_ENGLISH));
    FILE *out = open_memstream(&written, &size);
    ck_assert(report_format_write(report_format_for("-"), &c.data, out, &c.diagnostics) &&
              fclose(out) == 0);
    ck_assert_ptr_nonnull(strstr(written, "desk  2026-06  not run yet\n\npayroll\n"));
    ck_assert_ptr_nonnull(strstr(written, "for the fair"));
    free(written);
    out = fopen("/dev/full", "w");
    ck_assert_ptr_nonnull(out);
    setvbuf(out, NULL, _IONBF, 0);
    ck_assert(!report_format_write(report_format_for("-"), &c.data, out, &c.diagnostics));
    fclose(out);
    clerk_close(&c);
}
END_TEST

Suite *suite(void)
{
    return suite_of("formats", the_ending_chooses, rows_are_whole, text_is_written_here);
}
