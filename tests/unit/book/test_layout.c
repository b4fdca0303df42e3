#include "book/layout.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk.h"
#include "unit.h"

static month july(void)
{
    month m;
    ck_assert(month_of(2026, 7, &m));
    return m;
}

/* "a.csv b.csv" */
static const char *listed(const path_list *list)
{
    static char all[1024];
    all[0] = '\0';
    for (size_t i = 0; i < list->count; i++) {
        strncat(all, i > 0 ? " " : "", sizeof all - strlen(all) - 1);
        strncat(all, list->items[i], sizeof all - strlen(all) - 1);
    }
    return all;
}

/* What the book on the desk says when its July is looked for; *paths is good as long as the book. */
static const char *found_in(book *b, const char *folder, month_paths *paths, bool expected)
{
    diagnostics d;
    diagnostics_init(&d, false);
    book_open(b, folder);
    *paths = (month_paths){.month = july()};
    ck_assert_msg(book_find_inputs(b, paths, &d) == expected, "%s", said(&d));
    ck_assert_int_eq(diagnostics_failed(&d), !expected);
    const char *told = said(&d);
    diagnostics_release(&d);
    return told;
}

/* A book would be computed without one of its files, and nobody notice. */
START_TEST(every_file_of_a_book_is_found)
{
    book b;
    month_paths paths;
    desk_book();
    desk_write("adjustments.csv", "");
    desk_write("company.csv", "");
    ck_assert_str_eq(found_in(&b, ".", &paths, true), "");
    ck_assert_str_eq(listed(&paths.rules), "rules.ini");
    ck_assert(!paths.rules_dated);
    ck_assert_str_eq(paths.staff, "staff.csv");
    ck_assert_str_eq(paths.contracts, "contracts.csv");
    ck_assert_str_eq(paths.instalments, "instalments.csv");
    ck_assert_str_eq(paths.adjustments, "adjustments.csv");
    ck_assert_str_eq(paths.company, "company.csv");
    ck_assert_str_eq(listed(&paths.payments), "payments/2026-07.csv");
    ck_assert_ptr_null(paths.balances);
    book_release(&b);
}
END_TEST

/* A file that is not there would be asked for. */
START_TEST(what_is_optional_may_be_absent)
{
    book b;
    month_paths paths;
    desk_clear();
    desk_write("a book/rules.ini", "");
    desk_write("a book/staff.csv", "");
    desk_write("a book/payments/2026-07.csv", "");
    ck_assert_str_eq(found_in(&b, "a book", &paths, true), "");
    ck_assert_str_eq(paths.staff, "a book/staff.csv");
    ck_assert_str_eq(listed(&paths.payments), "a book/payments/2026-07.csv");
    ck_assert(!paths.contracts && !paths.instalments && !paths.adjustments && !paths.company);
    book_release(&b);
    ck_assert_str_eq(found_in(&b, "a book/", &paths, true), "");
    ck_assert_str_eq(paths.staff, "a book/staff.csv");
    book_release(&b);
}
END_TEST

/* A clerk would be told of the missing staff file only after she found the rules. */
START_TEST(all_that_is_missing_is_told_at_once)
{
    book b;
    month_paths paths;
    desk_clear();
    ck_assert_str_eq(found_in(&b, ".", &paths, false), "no-rules, no-staff, no-payments");
    book_release(&b);
}
END_TEST

/* Rules that somebody put beside the old ones would be passed over. */
START_TEST(rules_stand_in_one_place)
{
    book b;
    month_paths paths;
    desk_book();
    desk_write("rules/2026-08.ini", "");
    ck_assert_str_eq(found_in(&b, ".", &paths, false), "rules-twice");
    book_release(&b);
    desk_remove("rules.ini");
    desk_write("rules/2026-01.ini", "");
    desk_write("rules/2026-01.ini~", "");
    desk_write("rules/.2026-02.ini", "");
    desk_write("rules/notes.txt", "");
    ck_assert_str_eq(found_in(&b, ".", &paths, true), "");
    ck_assert_str_eq(listed(&paths.rules), "rules/2026-01.ini rules/2026-08.ini");
    ck_assert(paths.rules_dated);
    book_release(&b);
    desk_remove("rules/2026-01.ini");
    desk_remove("rules/2026-08.ini");
    ck_assert_str_eq(found_in(&b, ".", &paths, false), "no-rules");
    book_release(&b);
    desk_write("rules.ini", ""); /* a folder without rules is no second place */
    ck_assert_str_eq(found_in(&b, ".", &paths, true), "");
    book_release(&b);
}
END_TEST

/* Another branch's payments would be left out, or credited in another order on another machine. */
START_TEST(payment_files_come_in_byte_order)
{
    book b;
    month_paths paths;
    desk_book();
    desk_write("payments/2026-07-广州.csv", "");
    desk_write("payments/2026-07-b.csv", "");
    desk_write("payments/2026-07-B.csv", "");
    desk_write("payments/2026-07-.csv", "");
    desk_write("payments/2026-08.csv", "");
    desk_write("payments/12026-07.csv", "");
    desk_write("payments/~2026-07.csv", "");
    ck_assert_str_eq(found_in(&b, ".", &paths, true), "");
    ck_assert_str_eq(listed(&paths.payments), "payments/2026-07-.csv payments/2026-07-B.csv payments/2026-07-b.csv "
                                              "payments/2026-07-广州.csv payments/2026-07.csv");
    book_release(&b);
}
END_TEST

/* The copy that a file manager left beside the month would be paid, or a good file left out. */
START_TEST(names_that_only_begin_with_the_month_are_errors)
{
    static const char *const odd[] = {"2026-07 (2).csv", "2026-07.csv~", "2026-07.CSV", "2026-07.xlsx", "2026-070.csv",
                                      "2026-07_b.csv", "2026-07", "2026-07.csv.bak", "2026-07副本.csv"};
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        book b;
        month_paths paths;
        char name[64];
        desk_book();
        snprintf(name, sizeof name, "payments/%s", odd[i]);
        desk_write(name, "");
        ck_assert_msg(strcmp(found_in(&b, ".", &paths, false), "odd-payment-file") == 0, "%s", name);
        book_release(&b);
        desk_remove("payments/2026-07.csv"); /* and what is odd is not said to be missing, too */
        ck_assert_msg(strcmp(found_in(&b, ".", &paths, false), "odd-payment-file") == 0, "%s", name);
        book_release(&b);
    }
}
END_TEST

/* --staff FILE would be read, and the book's own file, too, or instead. */
START_TEST(paths_that_were_given_stay)
{
    static const char *const given_rules[] = {"mine.ini"}, *const given_payments[] = {"x/mine.csv"};
    book b;
    diagnostics d;
    diagnostics_init(&d, false);
    desk_book();
    desk_write("rules/2026-01.ini", ""); /* not looked at */
    desk_write("payments/2026-07 (2).csv", "");
    book_open(&b, ".");
    month_paths paths = {.month = july(), .rules = {given_rules, 1}, .payments = {given_payments, 1},
                         .staff = "s", .contracts = "c", .instalments = "i", .adjustments = "a", .company = "o"};
    const month_paths before = paths;
    ck_assert(book_find_inputs(&b, &paths, &d));
    ck_assert_int_eq(memcmp(&before, &paths, sizeof paths), 0);
    ck_assert_str_eq(said(&d), "");
    book_release(&b);
    diagnostics_release(&d);
}
END_TEST

/* A month would be missing from check, or stand in it twice. */
START_TEST(months_with_payments_come_in_order_and_once)
{
    static const char *const expected[] = {"0999-12", "2026-06", "2026-07", "2026-09", "2026-10"};
    book b;
    month_list months;
    diagnostics d;
    diagnostics_init(&d, false);
    desk_book();
    desk_write("payments/2026-10.csv", "");
    desk_write("payments/2026-07-b.csv", "");
    desk_write("payments/0999-12.csv", "");
    desk_write("payments/2026-09 (2).csv", ""); /* odd, so that check says so */
    desk_write("payments/2026-13.csv", "");
    desk_write("payments/2026.11.csv", "");
    desk_write("payments/202612.csv", "");
    desk_write("payments/notes", "");
    book_open(&b, ".");
    ck_assert(book_months_with_payments(&b, &months, &d));
    ck_assert_uint_eq(months.count, 5);
    for (size_t i = 0; i < 5; i++) {
        char written[MONTH_TEXT_SIZE];
        month_format(months.items[i], written);
        ck_assert_str_eq(written, expected[i]);
    }
    book_release(&b);
    desk_clear();
    book_open(&b, ".");
    ck_assert(book_months_with_payments(&b, &months, &d));
    ck_assert_uint_eq(months.count, 0);
    book_release(&b);
    ck_assert_str_eq(said(&d), "");
    diagnostics_release(&d);
}
END_TEST

/* Confirming a repeat in an earlier month would complain of that month's names once more. */
START_TEST(payment_files_of_another_month_are_given_in_silence)
{
    book b;
    path_list files;
    diagnostics d;
    diagnostics_init(&d, false);
    desk_book();
    desk_write("payments/2026-07 (2).csv", "");
    book_open(&b, ".");
    ck_assert(book_payment_files(&b, july(), &files, &d));
    ck_assert_str_eq(listed(&files), "payments/2026-07.csv");
    ck_assert(book_payment_files(&b, (month){july().index + 1}, &files, &d));
    ck_assert_uint_eq(files.count, 0);
    ck_assert_str_eq(book_month_folder(&b, july(), &d), "months/2026-07");
    ck_assert_str_eq(said(&d), "");
    book_release(&b);
    diagnostics_release(&d);
}
END_TEST

/* A mistyped --book would be told as a book in which everything is missing. */
START_TEST(a_book_is_a_folder)
{
    static const char *const none[] = {"nowhere", "staff.csv", "staff.csv/x"};
    desk_book();
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        book b;
        diagnostics d;
        diagnostics_init(&d, false);
        book_open(&b, none[i]);
        ck_assert(!book_is_there(&b, &d));
        ck_assert_str_eq(said(&d), "no-book");
        book_release(&b);
        diagnostics_release(&d);
    }
}
END_TEST

/* payments/ that is no folder would pass for a book without payments. */
START_TEST(a_folder_that_cannot_be_listed_is_the_systems_failure)
{
    book b;
    month_list months;
    diagnostics d;
    diagnostics_init(&d, false);
    desk_clear();
    desk_write("payments", "a file");
    book_open(&b, ".");
    ck_assert(!book_months_with_payments(&b, &months, &d));
    ck_assert_str_eq(said(&d), "cannot-read");
    book_release(&b);
    diagnostics_release(&d);
}
END_TEST

Suite *suite(void)
{
    return suite_of("layout", every_file_of_a_book_is_found, what_is_optional_may_be_absent,
                    all_that_is_missing_is_told_at_once, rules_stand_in_one_place, payment_files_come_in_byte_order,
                    names_that_only_begin_with_the_month_are_errors, paths_that_were_given_stay,
                    months_with_payments_come_in_order_and_once, payment_files_of_another_month_are_given_in_silence,
                    a_book_is_a_folder, a_folder_that_cannot_be_listed_is_the_systems_failure);
}
