#include "unit.h"

#include <stdio.h>

#include "desk.h"
#include "export/find.h"
#include "rules/read.h"

static diagnostics d;

static const char *const folders[] = {"none", "installed", NULL};

/* What is said when the format is looked for in those rules; the rows that it was found with, or -1. */
static int found_rows(const char *name, const char *own)
{
    desk_write("own.ini", own);
    diagnostics_init(&d, false);
    rules *r = rules_read_exports("own.ini", &d);
    ck_assert_ptr_nonnull(r);
    found_export found;
    const bool good = export_find(text_of(name), r, folders, &found, &d);
    ck_assert_int_eq(good, !diagnostics_failed(&d));
    const int rows = good ? (int)found.format->rows : -1;
    ck_assert_int_eq(good && found.installed == NULL, good && r->export_count > 0);
    export_found_release(&found);
    rules_free(r);
    return rows;
}

static const char *told(void)
{
    static char words[400];
    snprintf(words, sizeof words, "%s", said(&d));
    diagnostics_release(&d);
    return words;
}

static void install(void)
{
    desk_clear();
    desk_write("installed/bank.ini", "[export.bank]\nrows = all\ncolumns = a: name\n");
    desk_write("installed/other.ini", "[export.bank]\ncolumns = a: name\n");
    desk_write("installed/whole.ini",
               "[scheme]\ncalculation = 1\n[export.whole]\ncolumns = a: name\n");
    desk_write("installed/wrong.ini", "[export.wrong]\ncolumns = a: nobody\n");
}

/* Without this a clerk could not change a format that ships, or would get another than her own. */
START_TEST(the_books_own_goes_first)
{
    install();
    ck_assert_int_eq(found_rows("bank", ""), EXPORT_ALL);
    ck_assert_str_eq(told(), "");
    ck_assert_int_eq(found_rows("bank", "[export.bank]\ncolumns = a: name\n"), EXPORT_PAID);
    ck_assert_str_eq(told(), "");
}
END_TEST

/* Without this a name could lead out of the folder of formats, or a file of another kind would be taken for one. */
START_TEST(what_is_no_format_is_refused)
{
    static const char *const names[] = {"cash", "../installed/bank", "", "BANK", "other"};
    install();
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        ck_assert_int_eq(found_rows(names[i], ""), -1);
        ck_assert_str_eq(told(), "unknown-export");
    }
    ck_assert_int_eq(found_rows("whole", ""), -1);
    ck_assert_str_eq(told(), "installed/whole.ini:1:2 not-an-export");
    ck_assert_int_eq(found_rows("wrong", ""), -1);
    ck_assert_str_eq(told(), "installed/wrong.ini:2:14 unknown-field");
}
END_TEST

/* Without this what ships could be wrong and nobody would know before the day of the pay. */
START_TEST(what_ships_is_right)
{
    static const char *const names[] = {"bank", "cmb", "tax", "voucher", "hledger"};
    static const char *const shipped[] = {SALESPAY_SOURCE_DIR "/config/export", NULL};
    const rules none = {0};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        found_export found;
        diagnostics_init(&d, true);
        ck_assert(export_find(text_of(names[i]), &none, shipped, &found, &d));
        ck_assert(text_is(found.format->name, names[i]));
        ck_assert_uint_eq(found.format->columns.count, i == 0   ? 4
                                                       : i == 1 ? 6
                                                       : i == 2 ? 24
                                                       : i == 3 ? 6
                                                                : 0);
        export_found_release(&found);
        diagnostics_release(&d);
    }
}
END_TEST

/* Without this a program would not find what was installed beside it. */
START_TEST(folders_follow_the_program)
{
    arena memory = ARENA_EMPTY;
    const char *places[EXPORT_FOLDERS + 1];
    diagnostics_init(&d, false);
    ck_assert(export_folders(&memory, places, &d));
    diagnostics_release(&d);
    ck_assert(text_ends_with(text_of(places[0]), TEXT_LITERAL("/../share/salespay/export")));
    ck_assert(text_ends_with(text_of(places[1]), TEXT_LITERAL("/share/salespay/export")));
    ck_assert_int_eq(places[0][0], '/');
    ck_assert_ptr_null(places[2]);
    arena_release(&memory);
}
END_TEST

Suite *suite(void)
{
    return suite_of("find", the_books_own_goes_first, what_is_no_format_is_refused,
                    what_ships_is_right, folders_follow_the_program);
}
