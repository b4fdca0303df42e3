/* What a second reading confirms: rows alike in every cell, and keys that stand twice. */
#include "unit.h"

#include <stdio.h>

#include "input/payment_rescan.h"
#include "payments_taken.h"

// Without this one payment entered twice without a number would be paid twice without a word.
START_TEST(rows_alike_without_payment_id_are_warned_of)
{
    fixture f;
    taken t;
    begin(&f, &t);
    ck_assert(reads(&f, &t,
                    ",2026-07-01,1,,X,,,,,1\nP1,2026-07-01,1,,X,,,,,1\n,2026-07-01,1,,X,,,,,1\n"
                    ",2026-07-01,1,,Y,,,,,1\n , 2026-07-01,1,,X,,,,,1\nP1,2026-07-01,1,,X,,,,,1\n,2026-07-01,1,,,X,,,,1\n"));
    ck_assert_str_eq(fixture_said(&f), "4 alike-rows, 6 alike-rows");
    ck_assert_ptr_nonnull(strstr(fixture_words(&f, 0), "2026-07.csv:2,"));
    ck_assert_str_eq(t.rows, "2:0/-1 3:0/-1 4:0/-1 5:0/-1 6:0/-1 7:0/-1 8:0/-1 ");
    fixture_end(&f);
}
END_TEST

// Without this rows alike in two files, or in files with columns in another order, would not be found.
START_TEST(alike_rows_are_found_over_files)
{
    fixture f;
    taken t;
    begin(&f, &t);
    fixture_alias(&f, "payments", "ignore", "memo");
    const char *paths[] = {fixture_file(&f, "2026-07-a.csv", "date,employee_id,amount,memo\n2026-07-01,1,5,x\n"),
                           fixture_file(&f, "2026-07-b.csv", "amount,memo,date,employee_id\n5,y,2026-07-01,1\n5,x,2026-07-01,1\n")};
    payments_request request = request_of(&f, &t, paths, 2);
    ck_assert(payments_read(&f.context, &request));
    ck_assert_str_eq(fixture_said(&f), "3 alike-rows");
    ck_assert_ptr_nonnull(strstr(fixture_words(&f, 0), "2026-07-a.csv:2,"));
    fixture_end(&f);
}
END_TEST

// Without this the growing table of row hashes could forget what it has seen.
START_TEST(many_rows_without_number)
{
    static char text[200000];
    fixture f;
    taken t;
    begin(&f, &t);
    size_t used = (size_t)sprintf(text, "date,employee_id,amount\n");
    for (int i = 0; i < 5000; i++)
        used += (size_t)sprintf(text + used, "2026-07-01,1,%d\n", i);
    sprintf(text + used, "2026-07-01,1,0\n2026-07-01,1,4999\n");
    const char *paths[] = {fixture_file(&f, "2026-07.csv", text)};
    payments_request request = request_of(&f, &t, paths, 1);
    request.handle = NULL;
    ck_assert(payments_read(&f.context, &request));
    ck_assert_str_eq(fixture_said(&f), "5002 alike-rows, 5003 alike-rows");
    fixture_end(&f);
}
END_TEST

typedef struct {
    char found[512];
    diagnostics *diagnostics;
    const char *const *paths;
} keys_found;

static void take_row(void *closure, const payment_key_row *row)
{
    keys_found *k = closure;
    ck_assert_uint_eq(row->hash, text_hash(row->key));
    ck_assert_uint_eq(row->at.source, diagnostics_source(k->diagnostics, text_of(k->paths[row->path_index])));
    sprintf(k->found + strlen(k->found), "%zu:%d:%u=%.*s ", row->path_index, (int)row->at.line, row->at.column,
            (int)row->payment_id.size, row->payment_id.bytes);
}

// Without this a repeated payment could not be shown to the clerk at both of its places.
START_TEST(keys_are_found_again)
{
    fixture f;
    taken t;
    begin(&f, &t);
    const char *paths[] = {
        fixture_file(&f, "2026-07-a.csv", HEADER "P1,2026-07-01,1,,,,,,,1\nP2,2026-07-01,1,,,,,,,x\n,2026-07-02,1,,,,,,,3\n"),
        fixture_file(&f, "2026-07-b.csv", "amount\n"),
        fixture_file(&f, "2026-07-c.csv", "amount,date,employee_id,payment_id\n7,2026-07-01,1, P2\n8,2026-07-01,1,P3\n")};
    payments_request request = request_of(&f, &t, paths, 3);
    keys_found k = {.diagnostics = &f.diagnostics, .paths = paths};
    payments_read(&f.context, &request);
    ck_assert_uint_eq(t.key_count, 4); /* of wrong rows too */
    ck_assert_uint_eq(t.keys[1], t.keys[2]);
    size_t said = f.diagnostics.count;
    ck_assert(payments_find_keys(&f.context, &request, &t.keys[1], 1, take_row, &k));
    ck_assert_str_eq(k.found, "0:3:1=P2 2:2:17=P2 ");
    ck_assert_uint_eq(f.diagnostics.count, said);
    fixture_end(&f);
}
END_TEST

// Without this payment_id = line would refuse two lines of one receipt, or take one line twice.
START_TEST(a_line_key_has_five_parts)
{
    fixture f;
    taken t;
    begin(&f, &t);
    f.rules.payment_id = PAYMENT_ID_LINE;
    ck_assert(reads(&f, &t,
                    "P1,2026-07-01,1,C1,,p,,,,1\n"  /* 0 */
                    "P1,2026-07-02,,C1,x,p,,,,9\n"  /* 1: the same, the owner being 1 */
                    "P2,2026-07-01,1,C1,,p,,,,1\n"  /* 2: another number */
                    "P1,2026-07-01,1,,,p,,,,1\n"    /* 3: no contract */
                    "P1,2026-07-01,1,C1,,q,,,,1\n"  /* 4: another product */
                    "P1,2026-07-01,2,C1,,p,,,,1\n"  /* 5: another person */
                    "P1,2026-07-01,1,C1,,p,,,,-1\n" /* 6: a refund */
                    "P1,2026-07-01,1,C1,,p,,,,0\n"  /* 7: as 0 */
                    "P1,2026-07-01,1,C1,,p,,,,x\n"  /* none: a refund or not? */
                    "P1C,2026-07-01,1,1,,p,,,,1\n"  /* 8: parts that run into another must not be alike */
                    "P1,2026-07-01,1,C1,,p,9,,,1\n" /* 9: as 0 */));
    ck_assert_uint_eq(t.key_count, 10);
    static const int same_as[] = {0, 0, 2, 3, 4, 5, 6, 0, 8, 0};
    for (int i = 0; i < 10; i++)
        for (int j = 0; j < i; j++)
            ck_assert_msg((t.keys[i] == t.keys[j]) == (same_as[i] == same_as[j]), "%d %d", i, j);
    fixture_end(&f);
}
END_TEST

// Without this the first or last of the repeated payments would be passed over when they are named.
START_TEST(a_hash_is_found_among_others)
{
    static const uint64_t sorted[] = {0, 3, 3, 7, UINT64_MAX};
    for (size_t count = 0; count <= 5; count++)
        for (size_t i = 0; i < 5; i++)
            ck_assert_int_eq(hash_is_among(sorted, count, sorted[i]), i < count || (i == 2 && count == 2));
    ck_assert(!hash_is_among(sorted, 5, 1));
    ck_assert(!hash_is_among(sorted, 5, 8));
}
END_TEST

static bool stop(void *closure, const rescanned_row *at)
{
    size_t *rows = closure;
    ck_assert(text_is(at->row->key, "P1"));
    return ++*rows < 2;
}

// Without this a search that has run out of memory would go on through every file.
START_TEST(a_handler_can_end_the_second_reading)
{
    fixture f;
    taken t;
    size_t rows = 0;
    begin(&f, &t);
    const char *path = fixture_file(&f, "2026-07.csv", HEADER "P1,2026-07-01,1,,,,,,,1\nP1,2026-07-02,1,,,,,,,1\nP1,x,1,,,,,,,1\n");
    const char *paths[] = {path, path};
    payments_request request = request_of(&f, &t, paths, 2);
    ck_assert(!payments_rescan(&f.context, &request, stop, &rows));
    ck_assert_uint_eq(rows, 2);
    ck_assert_str_eq(fixture_said(&f), "");
    fixture_end(&f);
}
END_TEST

Suite *suite(void)
{
    return suite_of("payment_rescan", rows_alike_without_payment_id_are_warned_of, alike_rows_are_found_over_files,
                    many_rows_without_number, keys_are_found_again, a_line_key_has_five_parts,
                    a_hash_is_found_among_others, a_handler_can_end_the_second_reading);
}
