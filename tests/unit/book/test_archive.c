/* Without these, a closed month could not be computed again in ten years, since some file of its inputs was not kept. */
#include "book/archive.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "closing.h"
#include "unit.h"

static command c;
static month_paths copies;
static arena memory;

static file_set *begin(void)
{
    static const char *const names[] = {"inputs/", NULL};
    static const file_set_options options = {.own_names = names};
    command_begin(&c);
    memory = ARENA_EMPTY;
    file_set *set = file_set_begin("closed", &options, &c.diagnostics);
    ck_assert_ptr_nonnull(set);
    return set;
}

static void end(void)
{
    arena_release(&memory);
    command_end(&c);
}

static void archived(const month_paths *from)
{
    file_set *set = begin();
    ck_assert_msg(archive_inputs(from, set, &memory, &copies, &c.diagnostics), "%s",
                  said(&c.diagnostics));
    ck_assert(file_set_commit(set));
}

/* What is said when these cannot be archived. */
static const char *refused(const month_paths *from)
{
    file_set *set = begin();
    ck_assert(!archive_inputs(from, set, &memory, &copies, &c.diagnostics));
    file_set_abandon(set);
    const char *told = said(&c.diagnostics);
    end();
    ck_assert(!desk_holds("closed"));
    return told;
}

static void expect_copy(const char *copy, const char *original)
{
    char *left = desk_read(copy), *right = desk_read(original);
    ck_assert_msg(left != NULL, "%s", copy);
    ck_assert_str_eq(left, right);
    free(left), free(right);
}

/* The archive would be no book, or the month be computed from files that can still change. */
START_TEST(every_input_of_a_book_is_copied)
{
    desk_book();
    desk_write("adjustments.csv", "x");
    desk_write("company.csv", "y");
    desk_write("payments/2026-06-b.csv", "z");
    command_begin(&c);
    month_paths from = {.month = month_named("2026-06")};
    ck_assert(book_find_inputs(&c.book, &from, &c.diagnostics));
    const command finder = c;
    from.balances = "opens-with-this";
    archived(&from);
    expect_copy("closed/inputs/rules.ini", "rules.ini");
    expect_copy("closed/inputs/staff.csv", "staff.csv");
    expect_copy("closed/inputs/contracts.csv", "contracts.csv");
    expect_copy("closed/inputs/instalments.csv", "instalments.csv");
    expect_copy("closed/inputs/adjustments.csv", "adjustments.csv");
    expect_copy("closed/inputs/company.csv", "company.csv");
    expect_copy("closed/inputs/payments/2026-06.csv", "payments/2026-06.csv");
    expect_copy("closed/inputs/payments/2026-06-b.csv", "payments/2026-06-b.csv");
    ck_assert(!desk_holds("closed/inputs/payments/2026-07.csv"));
    ck_assert_ptr_nonnull(strstr(copies.staff, "/inputs/staff.csv"));
    ck_assert_uint_eq(copies.payments.count, 2);
    ck_assert_ptr_nonnull(strstr(copies.payments.items[0], "/inputs/payments/2026-06-b.csv"));
    ck_assert_str_eq(copies.balances, "opens-with-this");
    /* messages about a copy speak of the original */
    ck_assert(text_is(diagnostics_shown_name(&c.diagnostics, text_of(copies.staff)), "staff.csv"));
    ck_assert(text_is(diagnostics_shown_name(&c.diagnostics, text_of(copies.payments.items[1])),
                      "payments/2026-06.csv"));
    end();
    c = finder;
    command_end(&c);
}
END_TEST

/* What was given by option would lie in the archive where nobody looks for it. */
START_TEST(files_from_anywhere_get_the_names_of_a_book)
{
    static const char *const rules[] = {"x/mine.ini"}, *const payments[] = {"x/2026-07-bank.csv"};
    desk_clear();
    desk_write("x/mine.ini", "r");
    desk_write("x/people.csv", "s");
    desk_write("x/2026-07-bank.csv", "p");
    const month_paths from = {.month = month_named("2026-07"),
                              .rules = {rules, 1},
                              .staff = "x/people.csv",
                              .payments = {payments, 1}};
    archived(&from);
    expect_copy("closed/inputs/rules.ini", "x/mine.ini");
    expect_copy("closed/inputs/staff.csv", "x/people.csv");
    expect_copy("closed/inputs/payments/2026-07-bank.csv", "x/2026-07-bank.csv");
    ck_assert_ptr_null(copies.contracts);
    ck_assert_ptr_null(copies.company);
    ck_assert(!desk_holds("closed/inputs/contracts.csv"));
    end();
}
END_TEST

/* Rules that hold from a date would lose their order, or one of them be lost. */
START_TEST(dated_rules_keep_their_names)
{
    static const char *const rules[] = {"rules/2026-01.ini", "rules/2026-07.ini"},
                             *const payments[] = {"2026-07.csv"};
    desk_clear();
    desk_write("rules/2026-01.ini", "a");
    desk_write("rules/2026-07.ini", "b");
    desk_write("staff.csv", "");
    desk_write("2026-07.csv", "");
    month_paths from = {.month = month_named("2026-07"),
                        .rules = {rules, 2},
                        .rules_dated = true,
                        .staff = "staff.csv",
                        .payments = {payments, 1}};
    archived(&from);
    expect_copy("closed/inputs/rules/2026-01.ini", "rules/2026-01.ini");
    expect_copy("closed/inputs/rules/2026-07.ini", "rules/2026-07.ini");
    ck_assert(!desk_holds("closed/inputs/rules.ini"));
    ck_assert_uint_eq(copies.rules.count, 2);
    end();
}
END_TEST

/* A file over one buffer would be cut in the archive. */
START_TEST(a_large_file_is_copied_whole)
{
    static const char *const rules[] = {"rules.ini"}, *const payments[] = {"2026-07.csv"};
    enum { SIZE = 600000 };
    desk_clear();
    char *content = malloc(SIZE + 1);
    for (size_t i = 0; i < SIZE; i++)
        content[i] = (char)('a' + i % 23);
    content[SIZE] = '\0';
    desk_write("2026-07.csv", content);
    free(content);
    desk_write("rules.ini", "");
    desk_write("staff.csv", "");
    const month_paths from = {.month = month_named("2026-07"),
                              .rules = {rules, 1},
                              .staff = "staff.csv",
                              .payments = {payments, 1}};
    archived(&from);
    expect_copy("closed/inputs/payments/2026-07.csv", "2026-07.csv");
    end();
}
END_TEST

/* A month would be closed with a payment file that its archive, as a book, would not find; or without a file at all. */
START_TEST(what_cannot_be_archived_closes_nothing)
{
    static const char *const rules[] = {"rules.ini"};
    static const char *const odd[] = {"x/mine.csv"}, *const gone[] = {"x/2026-07.csv"};
    static const char *const twice[] = {"2026-07.csv", "y/2026-07.csv"};
    desk_clear();
    desk_write("rules.ini", "");
    desk_write("staff.csv", "");
    desk_write("x/mine.csv", "");
    desk_write("2026-07.csv", "");
    desk_write("y/2026-07.csv", "");
    month_paths from = {.month = month_named("2026-07"),
                        .rules = {rules, 1},
                        .staff = "staff.csv",
                        .payments = {odd, 1}};
    ck_assert_str_eq(refused(&from), "archive-name");
    from.payments.items = gone;
    ck_assert_str_eq(refused(&from), "x/2026-07.csv file-not-found");
    from.payments = (path_list){twice, 2};
    ck_assert_str_ne(refused(&from), "");
}
END_TEST

Suite *suite(void)
{
    return suite_of("archive", every_input_of_a_book_is_copied,
                    files_from_anywhere_get_the_names_of_a_book, dated_rules_keep_their_names,
                    a_large_file_is_copied_whole, what_cannot_be_archived_closes_nothing);
}
