#include "unit.h"

#include <stdio.h>
#include <string.h>

#include "base/diagnostics.h"
#include "sweep.h"

static diagnostics d;

static location at(const char *file, uint64_t line, uint32_t column)
{
    return (location){.source = diagnostics_source(&d, text_of(file)), .line = line, .column = column,
                      .excerpt = text_of("x,y")};
}

// The clerk would read the third mistake of the second file before the first of the first.
START_TEST(sorts_by_file_line_column_and_arrival)
{
    diagnostics_init(&d, false);
    diagnostics_source(&d, text_of("rules.ini"));
    diagnostics_source(&d, text_of("staff.csv"));
    REPORT(&d, CANNOT_READ, LOCATION_NONE, text_of("5"), TEXT_EMPTY);
    REPORT(&d, CANNOT_READ, at("staff.csv", 2, 1), text_of("4"), TEXT_EMPTY);
    REPORT(&d, CANNOT_READ, at("rules.ini", 10, 1), text_of("2"), TEXT_EMPTY);
    REPORT(&d, CANNOT_READ, at("rules.ini", 9, 7), text_of("1"), TEXT_EMPTY);
    REPORT(&d, CANNOT_READ, at("rules.ini", 10, 1), text_of("3"), TEXT_EMPTY);
    REPORT(&d, CANNOT_READ, at("rules.ini", 9, 0), text_of("0"), TEXT_EMPTY);
    diagnostics_sort(&d);
    ck_assert_uint_eq(d.count, 6);
    for (size_t i = 0; i < d.count; i++)
        ck_assert_int_eq(d.items[i].arguments[0].bytes[0], (char)('0' + i));
    diagnostics_release(&d);
}
END_TEST

// A message would quote what the reader's buffer holds by the time it is shown.
START_TEST(keeps_copies_of_all_it_is_told)
{
    char name[] = "a.csv", excerpt[] = "1,2,3", cell[] = "12,3x";
    diagnostics_init(&d, false);
    location where = {.source = diagnostics_source(&d, text_of(name)), .line = 3, .column = 2, .excerpt = text_of(excerpt)};
    REPORT(&d, CANNOT_OPEN, where, text_of(cell), text_of(cell));
    REPORT(&d, CANNOT_OPEN, where, text_of(cell), text_of("gone"));
    memset(name, 'x', 5), memset(excerpt, 'x', 5), memset(cell, 'x', 5);
    ck_assert(text_is(d.sources[0], "a.csv"));
    ck_assert(text_is(d.items[0].at.excerpt, "1,2,3"));
    ck_assert(text_is(d.items[1].at.excerpt, "1,2,3"));
    ck_assert(text_is(diagnostics_words(&d, &d.items[0], LANGUAGE_ENGLISH), "cannot open 12,3x: 12,3x"));
    text chinese = diagnostics_words(&d, &d.items[1], LANGUAGE_CHINESE);
    ck_assert(text_starts_with(chinese, text_of("无法打开 12,3x")));
    ck_assert(text_ends_with(chinese, text_of("gone")));
    diagnostics_release(&d);
}
END_TEST

// A line of a megabyte with a thousand mistakes would take a gigabyte of memory.
START_TEST(messages_about_one_line_share_it)
{
    diagnostics_init(&d, false);
    REPORT(&d, OUT_OF_MEMORY, at("a", 1, 1));
    REPORT(&d, OUT_OF_MEMORY, at("a", 1, 3));
    REPORT(&d, OUT_OF_MEMORY, at("a", 2, 1));
    ck_assert_ptr_eq(d.items[0].at.excerpt.bytes, d.items[1].at.excerpt.bytes);
    ck_assert_ptr_ne(d.items[1].at.excerpt.bytes, d.items[2].at.excerpt.bytes);
    diagnostics_release(&d);
}
END_TEST

// Messages about a file read twice would come under two headings.
START_TEST(a_source_has_one_id)
{
    diagnostics_init(&d, false);
    ck_assert_uint_eq(diagnostics_source(&d, text_of("a")), 0);
    ck_assert_uint_eq(diagnostics_source(&d, text_of("b")), 1);
    ck_assert_uint_eq(diagnostics_source(&d, text_of("a")), 0);
    diagnostics_release(&d);
}
END_TEST

// A message about a month kept in memory would name a file that nobody can open, or that of another month.
START_TEST(a_path_is_shown_as_the_latest_name_for_it)
{
    diagnostics_init(&d, false);
    diagnostics_show_as(&d, text_of("/proc/self/fd/5"), text_of("months/2026-06/balances.csv"));
    diagnostics_show_as(&d, text_of("/proc/self/fd/6"), text_of("months/2026-06/receivables.csv"));
    source_id june = diagnostics_source(&d, text_of("/proc/self/fd/5"));
    ck_assert(text_is(d.sources[june], "months/2026-06/balances.csv"));
    ck_assert_uint_eq(diagnostics_source(&d, text_of("months/2026-06/balances.csv")), june);
    ck_assert(text_is(d.sources[diagnostics_source(&d, text_of("/proc/self/fd/6"))], "months/2026-06/receivables.csv"));

    diagnostics_show_as(&d, text_of("/proc/self/fd/5"), text_of("months/2026-07/balances.csv"));
    source_id july = diagnostics_source(&d, text_of("/proc/self/fd/5"));
    ck_assert_uint_ne(july, june);
    ck_assert(text_is(d.sources[july], "months/2026-07/balances.csv"));
    ck_assert(text_is(d.sources[june], "months/2026-06/balances.csv"));
    diagnostics_release(&d);
}
END_TEST

// A month with an error would be written, or one with a warning refused.
START_TEST(the_worst_severity_counts)
{
    diagnostics_init(&d, false);
    ck_assert_int_eq(diagnostics_worst(&d), SEVERITY_NOTE);
    ck_assert(!diagnostics_failed(&d));
    REPORT(&d, NOT_OWNER, LOCATION_NONE, TEXT_EMPTY, TEXT_EMPTY, TEXT_EMPTY);
    ck_assert_int_eq(diagnostics_worst(&d), SEVERITY_WARNING);
    ck_assert(!diagnostics_failed(&d));
    REPORT(&d, OUT_OF_MEMORY, LOCATION_NONE);
    REPORT(&d, NOT_OWNER, LOCATION_NONE, TEXT_EMPTY, TEXT_EMPTY, TEXT_EMPTY);
    ck_assert_int_eq(diagnostics_worst(&d), SEVERITY_SYSTEM);
    ck_assert(diagnostics_failed(&d));
    ck_assert_uint_eq(d.severities[SEVERITY_WARNING], 2);
    diagnostics_release(&d);

    diagnostics_init(&d, false);
    d.out_of_memory = true;
    ck_assert_int_eq(diagnostics_worst(&d), SEVERITY_SYSTEM);
    ck_assert(diagnostics_failed(&d));
    diagnostics_release(&d);
}
END_TEST

// Who asked for --strict would be paid on inputs that were warned of.
START_TEST(strict_makes_errors_of_warnings)
{
    diagnostics_init(&d, true);
    REPORT(&d, LATE_ENTRY, LOCATION_NONE, TEXT_EMPTY, TEXT_EMPTY);
    ck_assert(!diagnostics_failed(&d)); /* notes stay notes */
    REPORT(&d, NOT_OWNER, LOCATION_NONE, TEXT_EMPTY, TEXT_EMPTY, TEXT_EMPTY);
    ck_assert_int_eq(diagnostics_worst(&d), SEVERITY_ERROR);
    ck_assert(diagnostics_failed(&d));
    diagnostics_release(&d);
}
END_TEST

// A run over several months would repeat what it says of the files that all of them read.
START_TEST(repeats_are_dropped_and_no_others)
{
    diagnostics_init(&d, false);
    for (int month_number = 0; month_number < 3; month_number++) {
        REPORT(&d, NOT_OWNER, at("a", 1, 1), text_of("x"), TEXT_EMPTY, TEXT_EMPTY);
        REPORT(&d, NOT_OWNER, at("a", 1, 1), text_of("y"), TEXT_EMPTY, TEXT_EMPTY);
        REPORT(&d, NOT_OWNER, at("a", 1, 2), text_of("x"), TEXT_EMPTY, TEXT_EMPTY);
        REPORT(&d, PRICE_DIFFERS, at("a", 1, 1), text_of("x"));
        REPORT(&d, NOT_OWNER, at("a", 2, 1), text_of("x"), TEXT_EMPTY, TEXT_EMPTY);
        REPORT(&d, NOT_OWNER, at("b", 1, 1), text_of("x"), TEXT_EMPTY, TEXT_EMPTY);
        REPORT(&d, NOT_OWNER, at("b", 1, 1), text_of("x"), TEXT_EMPTY, text_of("z"));
        REPORT(&d, OUT_OF_MEMORY, LOCATION_NONE);
    }
    diagnostics_drop_repeats(&d);
    ck_assert_uint_eq(d.count, 8);
    ck_assert_uint_eq(d.severities[SEVERITY_WARNING], 7);
    ck_assert_uint_eq(d.severities[SEVERITY_SYSTEM], 1);
    diagnostics_release(&d);
}
END_TEST

// A message with many values would lose some of them.
START_TEST(takes_six_arguments)
{
    const text six[] = {text_of("a"), text_of("b"), text_of("c"), text_of("d"), text_of("e"), text_of("f")};
    diagnostics_init(&d, false);
    diagnostics_add(&d, MESSAGE_OUT_OF_MEMORY, LOCATION_NONE, six, MESSAGE_ARGUMENTS_MAX);
    ck_assert_uint_eq(d.items[0].argument_count, 6);
    for (size_t i = 0; i < 6; i++)
        ck_assert(text_equal(d.items[0].arguments[i], six[i]));
    diagnostics_release(&d);
}
END_TEST

// Many errors would be lost, though all of a run are to be told.
START_TEST(holds_as_many_as_there_are)
{
    diagnostics_init(&d, false);
    for (uint64_t line = 5000; line > 0; line--)
        REPORT(&d, CANNOT_READ, at("a", line, 1), text_of("x"), text_of("y"));
    for (int i = 0; i < 300; i++) {
        char name[16];
        diagnostics_source(&d, text_from(name, (size_t)snprintf(name, sizeof name, "file %d", i)));
    }
    diagnostics_sort(&d);
    ck_assert_uint_eq(d.count, 5000);
    for (size_t i = 0; i < d.count; i++)
        HOLDS(d.items[i].at.line == i + 1);
    ck_assert_uint_eq(d.source_count, 301);
    ck_assert_uint_eq(diagnostics_source(&d, text_of("file 299")), 300);
    diagnostics_release(&d);
}
END_TEST

// A thread that reads block after block would tell of the first one again, or name another file.
START_TEST(what_was_said_is_forgotten_and_the_sources_stay)
{
    diagnostics_init(&d, true);
    diagnostics_show_as(&d, text_of("/proc/self/fd/5"), text_of("b.csv"));
    for (int round = 0; round < 3; round++) {
        ck_assert_uint_eq(diagnostics_source(&d, text_of("a.csv")), 0);
        ck_assert_uint_eq(diagnostics_source(&d, text_of("/proc/self/fd/5")), 1);
        ck_assert(text_is(d.sources[0], "a.csv") && text_is(d.sources[1], "b.csv"));
        ck_assert(text_is(diagnostics_shown_name(&d, text_of("/proc/self/fd/5")), "b.csv"));
        ck_assert_int_eq(diagnostics_worst(&d), SEVERITY_NOTE);
        for (int i = 0; i < 50; i++)
            REPORT(&d, NOT_OWNER, at("a.csv", 1, 1), text_of("x"), TEXT_EMPTY, TEXT_EMPTY);
        ck_assert_uint_eq(d.count, 50);
        ck_assert_uint_eq(d.items[49].sequence, 49);
        ck_assert_int_eq(diagnostics_worst(&d), SEVERITY_ERROR); /* strict as before */
        diagnostics_clear(&d);
        diagnostics_clear(&d);
        ck_assert_uint_eq(d.count, 0);
        ck_assert(!diagnostics_failed(&d));
    }
    d.out_of_memory = true;
    diagnostics_clear(&d);
    ck_assert(!diagnostics_failed(&d));
    diagnostics_release(&d);
}
END_TEST

// What a thread finds in the second file of a month would be told of the first.
START_TEST(sources_are_shared_by_their_ids)
{
    diagnostics of_thread;
    diagnostics_init(&d, false);
    diagnostics_init(&of_thread, false);
    for (int files = 1; files < 20; files += 6) {
        for (int i = 0; i < files; i++) {
            char name[16];
            diagnostics_source(&d, text_from(name, (size_t)snprintf(name, sizeof name, "file %d", i)));
        }
        ck_assert(diagnostics_share_sources(&of_thread, &d));
        ck_assert(diagnostics_share_sources(&of_thread, &d));
        ck_assert_uint_eq(of_thread.source_count, d.source_count);
        for (size_t i = 0; i < d.source_count; i++) {
            ck_assert(text_equal(of_thread.sources[i], d.sources[i]));
            ck_assert_uint_eq(diagnostics_source(&of_thread, d.sources[i]), i);
        }
        diagnostics_clear(&of_thread);
    }
    diagnostics_release(&of_thread);
    diagnostics_release(&d);
}
END_TEST

// Two files under one id would be mixed up without a word.
START_TEST(sources_that_are_others_are_not_shared)
{
    diagnostics of_thread;
    diagnostics_init(&d, false);
    diagnostics_init(&of_thread, false);
    diagnostics_source(&of_thread, text_of("b"));
    diagnostics_source(&d, text_of("a"));
    diagnostics_source(&d, text_of("b"));
    ck_assert(!diagnostics_share_sources(&of_thread, &d));
    diagnostics_release(&of_thread);
    diagnostics_release(&d);
}
END_TEST

// What a thread said of one block would be told of the next, or of another file.
START_TEST(what_was_said_is_handed_over)
{
    diagnostics to;
    diagnostics_init(&d, false);
    diagnostics_init(&to, false);
    diagnostics_source(&d, text_of("a.csv"));
    diagnostics_hand_over(&d, &to); /* nothing */
    ck_assert_uint_eq(to.source_count, 0);
    for (int round = 0; round < 3; round++) {
        REPORT(&d, CANNOT_READ, at(round == 0 ? "a.csv" : "b.csv", 2, 1), text_of("x"), TEXT_EMPTY);
        d.out_of_memory = round == 2;
        diagnostics_hand_over(&d, &to);
        ck_assert_uint_eq(d.count, 0);
        ck_assert(!d.out_of_memory);
        ck_assert_uint_eq(diagnostics_worst(&d), SEVERITY_NOTE);
        ck_assert_uint_eq(to.count, 1);
        ck_assert(text_is(to.sources[to.items[0].at.source], round == 0 ? "a.csv" : "b.csv"));
        ck_assert(text_is(d.sources[to.items[0].at.source], round == 0 ? "a.csv" : "b.csv"));
        ck_assert_int_eq(to.out_of_memory, round == 2);
        diagnostics_clear(&to);
    }
    diagnostics_release(&d);
    diagnostics_release(&to);
}
END_TEST

Suite *suite(void)
{
    return suite_of("diagnostics", sorts_by_file_line_column_and_arrival, keeps_copies_of_all_it_is_told,
                    messages_about_one_line_share_it, a_source_has_one_id, a_path_is_shown_as_the_latest_name_for_it,
                    the_worst_severity_counts,
                    strict_makes_errors_of_warnings, repeats_are_dropped_and_no_others,
                    takes_six_arguments, holds_as_many_as_there_are,
                    what_was_said_is_forgotten_and_the_sources_stay, sources_are_shared_by_their_ids,
                    sources_that_are_others_are_not_shared, what_was_said_is_handed_over);
}
