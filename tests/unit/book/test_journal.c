/* Without these, somebody could change, take out or move a line of the journal, and nobody would see it. */
#include "book/journal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "closing.h"
#include "unit.h"

#define SEAL_A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define SEAL_B "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
#define HEADER "sequence,time,user,action,month,seal,reason,hash\n"

static diagnostics d;
static arena memory;

static void begin(void)
{
    diagnostics_init(&d, false);
    memory = ARENA_EMPTY;
}

static void end(void)
{
    diagnostics_release(&d);
    arena_release(&memory);
}

static void append(journal_action action, const char *when, const char *seal, const char *reason)
{
    journal j;
    begin();
    ck_assert_msg(journal_read("journal.csv", &memory, &j, &d), "%s", said(&d));
    ck_assert(journal_append("journal.csv", &j, action, month_named(when), seal, text_of(reason),
                             false, &d));
    ck_assert_uint_eq(d.count, 0);
    end();
}

/* An empty desk with a journal of three lines on it; its bytes, which the caller frees. */
static char *three_lines(void)
{
    desk_clear();
    append(JOURNAL_CLOSE, "2026-06", SEAL_A, "");
    append(JOURNAL_CLOSE, "2026-07", SEAL_B, "");
    append(JOURNAL_REOPEN, "2026-07", SEAL_B, "a payment, \"late\"");
    return desk_read("journal.csv");
}

/* What is said of a journal of these bytes; "" when it holds. */
static const char *told(const char *bytes, size_t size)
{
    static char all[256];
    journal j;
    FILE *out = fopen("journal.csv", "w");
    fwrite(bytes, 1, size, out);
    fclose(out);
    begin();
    const bool held = journal_read("journal.csv", &memory, &j, &d);
    snprintf(all, sizeof all, "%s", said(&d));
    ck_assert_int_eq(held, *all == '\0');
    ck_assert(held || diagnostics_worst(&d) == SEVERITY_VERIFICATION);
    end();
    return all;
}

/* An auditor would not learn who closed what, when, or why it was reopened. */
START_TEST(what_was_appended_is_read_back)
{
    journal j;
    free(three_lines());
    begin();
    ck_assert(journal_read("journal.csv", &memory, &j, &d));
    ck_assert_uint_eq(j.count, 3);
    ck_assert_uint_eq(j.entries[0].sequence, 1);
    ck_assert_uint_eq(j.entries[2].sequence, 3);
    ck_assert_int_eq(j.entries[1].action, JOURNAL_CLOSE);
    ck_assert_int_eq(j.entries[2].action, JOURNAL_REOPEN);
    ck_assert_int_eq(j.entries[2].month.index, month_named("2026-07").index);
    ck_assert_str_eq(j.entries[0].seal, SEAL_A);
    ck_assert_uint_eq(j.entries[1].reason.size, 0);
    ck_assert(text_is(j.entries[2].reason, "a payment, \"late\""));
    ck_assert_uint_gt(j.entries[0].user.size, 0);
    ck_assert_uint_eq(j.entries[0].time.size, strlen("2026-08-03T09:15:00Z"));
    ck_assert_int_eq(j.entries[0].time.bytes[10], 'T');
    ck_assert_int_eq(j.entries[0].time.bytes[19], 'Z');
    ck_assert_str_eq(d.sources[j.source].bytes, "journal.csv");
    struct stat state;
    ck_assert(stat("journal.csv", &state) == 0 && (state.st_mode & 0777) == 0600);
    end();
}
END_TEST

/* The chain could not be checked with anything but this program, as the manual says that it can. */
START_TEST(the_hash_is_that_of_the_hash_before_and_the_line)
{
    char *bytes = three_lines(), hash[HASH_TEXT_SIZE];
    ck_assert_int_eq(strncmp(bytes, HEADER, strlen(HEADER)), 0);
    const char *line = bytes + strlen(HEADER);
    text before = TEXT_LITERAL("0000000000000000000000000000000000000000000000000000000000000000");
    begin();
    for (int i = 0; i < 3; i++) {
        const size_t size = strcspn(line, "\n");
        const text parts[] = {before, TEXT_LITERAL(","), text_from(line, size - 65)};
        text_hash_sha256(parts, 3, hash);
        before = text_from(line + size - 64, 64);
        ck_assert(text_is(before, hash));
        line += size + 1;
    }
    ck_assert_str_eq(line, "");
    end();
    free(bytes);
}
END_TEST

/* A byte in some field could be changed: the user, the time, a quote of the reason. */
START_TEST(every_byte_that_is_changed_is_found)
{
    char *bytes = three_lines();
    const size_t size = strlen(bytes);
    for (size_t i = 0; i < size; i++) {
        bytes[i] ^= 1;
        ck_assert_msg(strstr(told(bytes, size), "journal-damaged") != NULL, "byte %zu", i);
        bytes[i] ^= 1;
    }
    ck_assert_str_eq(told(bytes, size), "");
    free(bytes);
}
END_TEST

/* The reader would look for the change in the wrong line. */
START_TEST(the_first_bad_line_is_named)
{
    char *bytes = three_lines();
    strstr(bytes, "2026-06")[6] = '5';
    ck_assert_str_eq(told(bytes, strlen(bytes)), "journal.csv:2 journal-damaged");
    strstr(bytes, "2026-05")[6] = '6';
    strstr(bytes, "reopen")[0] = 'R';
    ck_assert_str_eq(told(bytes, strlen(bytes)), "journal.csv:4 journal-damaged");
    ck_assert_str_eq(told("", 0), "journal.csv:1 journal-damaged");
    ck_assert_str_eq(told("sequence\n", 9), "journal.csv:1 journal-damaged");
    ck_assert_str_eq(told(HEADER "\n", strlen(HEADER) + 1), "journal.csv:2 journal-damaged");
    free(bytes);
}
END_TEST

/* A line that another program made, hash and all, would be read as something that it does not say. */
START_TEST(a_line_of_another_form_is_found_though_its_hash_holds)
{
    static const char *const forms[] = {
        "1,T,u,close,2026-06," SEAL_A ",", /* as it should be */
        "2,T,u,close,2026-06," SEAL_A ",",    "01,T,u,close,2026-06," SEAL_A ",",
        "1,T,u,closed,2026-06," SEAL_A ",",   "1,T,u,,2026-06," SEAL_A ",",
        "1,T,u,close,2026-13," SEAL_A ",",    "1,T,u,close,2026-06,aaaa,",
        "1,T,u,close,2026-06," SEAL_A,        "1,T,u,close,2026-06," SEAL_A ",a\"b",
        "1,T,u,close,2026-06," SEAL_A ",\"a", "1,T,u,close,2026-06," SEAL_A ",\"a\"b\"",
        "1,T,close,2026-06," SEAL_A ",",      "",
    };
    static const char zeros[] = "0000000000000000000000000000000000000000000000000000000000000000,";
    desk_clear();
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        char bytes[512], hash[HASH_TEXT_SIZE];
        const text parts[] = {TEXT_LITERAL(zeros), text_of(forms[i])};
        text_hash_sha256(parts, 2, hash);
        const int size = snprintf(bytes, sizeof bytes, HEADER "%s,%s\n", forms[i], hash);
        ck_assert_msg(
            strcmp(told(bytes, (size_t)size), i == 0 ? "" : "journal.csv:2 journal-damaged") == 0,
            "%s", forms[i]);
    }
}
END_TEST

/* A reopening could be taken out of the middle, put elsewhere, or told twice; half a line would pass for one. */
START_TEST(lines_cannot_be_taken_out_moved_or_cut)
{
    char *bytes = three_lines(), made[4096];
    const char *lines[4];
    int sizes[4];
    const char *at = bytes;
    for (int i = 0; i < 4; i++) {
        lines[i] = at;
        sizes[i] = (int)strcspn(at, "\n") + 1;
        at += sizes[i];
    }
    static const int orders[][4] = {
        {0, 2, 3, -1}, {0, 1, 3, -1}, {0, 2, 1, 3}, {0, 1, 1, 2}, {1, 2, 3, -1}};
    for (size_t o = 0; o < sizeof orders / sizeof *orders; o++) {
        int size = 0;
        for (int i = 0; i < 4 && orders[o][i] >= 0; i++)
            size += snprintf(made + size, sizeof made - (size_t)size, "%.*s", sizes[orders[o][i]],
                             lines[orders[o][i]]);
        ck_assert_msg(strstr(told(made, (size_t)size), "journal-damaged") != NULL, "order %zu", o);
    }
    for (size_t size = 0; size < strlen(bytes); size++)
        ck_assert_int_eq(*told(bytes, size) == '\0',
                         size >= strlen(HEADER) && bytes[size - 1] == '\n');
    free(bytes);
}
END_TEST

/* A reason with a comma or a quote would damage the journal, and the book could never be closed again. */
START_TEST(any_reason_of_one_line_comes_back)
{
    static const char *const reasons[] = {"x",          "a,b", "\"",      "\"\"",
                                          "say \"no\"", ",",   " blank ", "客户退款，重算",
                                          "=1+1",       "'",   "a\\b",    "\"a\",\"b\""};
    enum { COUNT = sizeof reasons / sizeof *reasons };
    journal j;
    desk_clear();
    for (size_t i = 0; i < COUNT; i++)
        append(JOURNAL_REOPEN, "2026-07", SEAL_A, reasons[i]);
    begin();
    ck_assert(journal_read("journal.csv", &memory, &j, &d));
    ck_assert_uint_eq(j.count, COUNT);
    for (size_t i = 0; i < COUNT; i++)
        ck_assert_msg(text_is(j.entries[i].reason, reasons[i]), "%s", reasons[i]);
    end();
}
END_TEST

/* A new book could not be closed for want of a journal. */
START_TEST(no_file_is_an_empty_journal)
{
    journal j;
    desk_clear();
    begin();
    ck_assert(journal_read("journal.csv", &memory, &j, &d));
    ck_assert_uint_eq(j.count, 0);
    ck_assert_uint_eq(j.source, SOURCE_NONE);
    ck_assert(!journal_append("nowhere/journal.csv", &j, JOURNAL_CLOSE, month_named("2026-06"),
                              SEAL_A, TEXT_EMPTY, false, &d));
    ck_assert_str_eq(said(&d), "cannot-write");
    end();
}
END_TEST

Suite *suite(void)
{
    return suite_of("journal", what_was_appended_is_read_back,
                    the_hash_is_that_of_the_hash_before_and_the_line,
                    every_byte_that_is_changed_is_found, the_first_bad_line_is_named,
                    a_line_of_another_form_is_found_though_its_hash_holds,
                    lines_cannot_be_taken_out_moved_or_cut, any_reason_of_one_line_comes_back,
                    no_file_is_an_empty_journal);
}
