/* Without these a new book could stand half written, over somebody's own files, or open to everybody. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/folder.h"
#include "template/new_book.h"

static diagnostics d;
static char top[64];

static const char *in_top(const char *name)
{
    static char path[4][256];
    static unsigned turn;
    char *made = path[turn++ % 4];
    snprintf(made, sizeof path[0], "%s/%s", top, name);
    return made;
}

static void begin(void)
{
    strcpy(top, "/tmp/unit-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(top));
    diagnostics_init(&d, false);
}

static void end(void)
{
    char command[100];
    diagnostics_release(&d);
    snprintf(command, sizeof command, "rm -r %s", top);
    ck_assert_int_eq(system(command), 0);
}

static bool make(const char *name, language lang)
{
    file_set *set = new_book_stage(in_top(name), lang, false, &d);
    return set && file_set_commit(set);
}

static size_t entries_of(const char *path)
{
    arena memory = ARENA_EMPTY;
    folder_names found = {0};
    ck_assert(folder_list(path, &memory, &found, &d));
    arena_release(&memory);
    return found.count;
}

START_TEST(a_new_book_has_all_its_files_for_its_owner_alone)
{
    begin();
    for (language lang = LANGUAGE_ENGLISH; lang <= LANGUAGE_CHINESE; lang++) {
        const char *book = lang == LANGUAGE_CHINESE ? "zh" : "en";
        ck_assert(make(book, lang));
        struct stat state;
        ck_assert_int_eq(stat(in_top(book), &state), 0);
        ck_assert_uint_eq(state.st_mode & 07777, 0700);
        for (size_t i = 0; i < new_book_file_count; i++) {
            char name[200];
            snprintf(name, sizeof name, "%s/%s", book, new_book_file_name(i, lang));
            ck_assert_int_eq(stat(in_top(name), &state), 0);
            ck_assert_uint_eq(state.st_mode & 07777, 0600);
            ck_assert_int_gt(state.st_size, 30);
        }
        ck_assert_uint_eq(entries_of(in_top(book)), new_book_file_count); /* payments/ holds one of them */
    }
    ck_assert_str_ne(new_book_file_name(0, LANGUAGE_ENGLISH), new_book_file_name(0, LANGUAGE_CHINESE));
    end();
}
END_TEST

/* What is refused stays as it was, whatever it holds: files of the names of a book, or hidden ones. */
START_TEST(folders_that_hold_something_are_left_alone)
{
    static const char *const names[] = {"rules.ini", ".git", "zebra"};
    begin();
    for (size_t i = 0; i < 3; i++) {
        char name[64];
        snprintf(name, sizeof name, "%zu", i);
        ck_assert_int_eq(mkdir(in_top(name), 0755), 0);
        snprintf(name, sizeof name, "%zu/%s", i, names[i]);
        fclose(fopen(in_top(name), "w"));
        snprintf(name, sizeof name, "%zu", i);
        ck_assert(!make(name, LANGUAGE_ENGLISH));
        ck_assert_int_eq(d.items[i].code, MESSAGE_FOLDER_NOT_EMPTY);
        ck_assert(text_is(d.items[i].arguments[1], names[i]));
        ck_assert_uint_eq(entries_of(in_top(name)), 1);
    }
    ck_assert_int_eq(diagnostics_worst(&d), SEVERITY_REFUSED);
    ck_assert_uint_eq(entries_of(top), 3);
    end();
}
END_TEST

/* A book that appeared while this one was staged would be gone. */
START_TEST(a_book_that_appears_meanwhile_is_left_alone)
{
    begin();
    file_set *set = new_book_stage(in_top("book"), LANGUAGE_ENGLISH, false, &d);
    ck_assert_int_eq(mkdir(in_top("book"), 0700), 0);
    fclose(fopen(in_top("book/rules.ini"), "w"));
    ck_assert(!file_set_commit(set));
    ck_assert_int_eq(diagnostics_worst(&d), SEVERITY_REFUSED);
    ck_assert_uint_eq(entries_of(in_top("book")), 1);
    ck_assert_uint_eq(entries_of(top), 1);
    end();
}
END_TEST

START_TEST(the_first_three_names_are_told)
{
    begin();
    ck_assert_int_eq(mkdir(in_top("full"), 0755), 0);
    static const char *const names[] = {"full/d", "full/b", "full/a", "full/c"};
    for (size_t i = 0; i < 4; i++)
        fclose(fopen(in_top(names[i]), "w"));
    ck_assert(!make("full", LANGUAGE_CHINESE));
    ck_assert(text_is(d.items[0].arguments[1], "a, b, c …"));
    unlink(in_top("full/d"));
    ck_assert(!make("full", LANGUAGE_CHINESE));
    ck_assert(text_is(d.items[1].arguments[1], "a, b, c"));
    end();
}
END_TEST

START_TEST(an_abandoned_book_leaves_nothing)
{
    begin();
    file_set *set = new_book_stage(in_top("x/y/book"), LANGUAGE_CHINESE, false, &d);
    ck_assert_ptr_nonnull(set);
    ck_assert_uint_eq(entries_of(top), 1);
    file_set_abandon(set);
    ck_assert_uint_eq(entries_of(top), 0);
    end();
}
END_TEST

/* A hidden folder would lie beside the book for ever. */
START_TEST(what_a_dead_run_staged_is_cleaned_up_in_either_language)
{
    begin();
    ck_assert(make(".book.salespay-abc123", LANGUAGE_CHINESE));
    ck_assert(make("book", LANGUAGE_ENGLISH));
    ck_assert_uint_eq(entries_of(top), 1);
    end();
}
END_TEST

Suite *suite(void)
{
    return suite_of("new_book", a_new_book_has_all_its_files_for_its_owner_alone,
                    folders_that_hold_something_are_left_alone, a_book_that_appears_meanwhile_is_left_alone,
                    the_first_three_names_are_told, an_abandoned_book_leaves_nothing,
                    what_a_dead_run_staged_is_cleaned_up_in_either_language);
}
