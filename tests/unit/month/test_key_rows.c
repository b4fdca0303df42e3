#include "month/key_rows.h"

#include <stdio.h>
#include <string.h>

#include "desk.h"
#include "unit.h"

static void add(key_rows *rows, const char *key, uint64_t line)
{
    char passing[32], excerpt[32]; /* gone when the call returns, as a reader's buffers are */
    snprintf(passing, sizeof passing, "%s", key);
    snprintf(excerpt, sizeof excerpt, "%s,the row", key);
    key_rows_add(rows, &(payment_key_row){.hash = text_hash(text_of(passing)),
                                          .key = text_of(passing),
                                          .payment_id = text_of(passing),
                                          .at = {.source = 0, .line = line, .column = 1, .excerpt = text_of(excerpt)}});
    memset(passing, 'x', sizeof passing);
    memset(excerpt, 'x', sizeof excerpt);
}

/* The row told as the first would be another one in each run. */
START_TEST(rows_are_sorted_by_key_then_by_input)
{
    static const char *const order[] = {"", "A", "A", "A\xE5", "B", "B"};
    static const uint64_t lines[] = {6, 3, 5, 4, 2, 7};
    key_rows rows = {0};
    key_rows_sort(&rows); /* none */
    add(&rows, "B", 2), add(&rows, "A", 3), add(&rows, "A\xE5", 4), add(&rows, "A", 5), add(&rows, "", 6);
    add(&rows, "B", 7);
    key_rows_sort(&rows);
    ck_assert_uint_eq(rows.count, 6);
    for (size_t i = 0; i < rows.count; i++) {
        ck_assert_str_eq(rows.items[i].key.bytes, order[i]);
        ck_assert_uint_eq(rows.items[i].at.line, lines[i]);
        ck_assert_uint_eq(rows.items[i].hash, text_hash(text_of(order[i])));
    }
    ck_assert_str_eq(rows.items[1].at.excerpt.bytes, "A,the row");
    key_rows_release(&rows);
    ck_assert_uint_eq(rows.count, 0);
}
END_TEST

/* A payment would be refused because another one's number begins like its own. */
START_TEST(a_row_is_found_by_its_whole_key)
{
    key_rows rows = {0};
    ck_assert_ptr_null(key_rows_find(&rows, TEXT_LITERAL("A")));
    add(&rows, "AB", 2), add(&rows, "A", 3), add(&rows, "A", 4), add(&rows, "C", 5);
    key_rows_sort(&rows);
    ck_assert_uint_eq(key_rows_find(&rows, TEXT_LITERAL("A"))->at.line, 3);
    ck_assert_uint_eq(key_rows_find(&rows, TEXT_LITERAL("AB"))->at.line, 2);
    ck_assert_uint_eq(key_rows_find(&rows, TEXT_LITERAL("C"))->at.line, 5);
    ck_assert_ptr_null(key_rows_find(&rows, TEXT_EMPTY));
    ck_assert_ptr_null(key_rows_find(&rows, TEXT_LITERAL("B")));
    ck_assert_ptr_null(key_rows_find(&rows, TEXT_LITERAL("D")));
    key_rows_release(&rows);
}
END_TEST

/* The clerk would be told that a payment repeats another, and not which. */
START_TEST(a_repeat_is_told_with_both_places)
{
    diagnostics d;
    key_rows rows = {0};
    diagnostics_init(&d, false);
    const source_id june = diagnostics_source(&d, TEXT_LITERAL("payments/2026-06.csv"));
    add(&rows, "P1", 2), add(&rows, "P1", 9);
    rows.items[0].at.source = june;
    key_row_report(&d, MESSAGE_EARLIER_PAYMENT, &rows.items[1], &rows.items[0], TEXT_LITERAL("2026-06"));
    key_rows_release(&rows);
    ck_assert_str_eq(said(&d), "payments/2026-06.csv:9:1 earlier-payment");
    ck_assert_str_eq(words_said(&d, 0), "payment \"P1\" was paid already in 2026-06, at payments/2026-06.csv:2; "
                                        "take this row out, or give it its own payment_id");
    ck_assert_str_eq(d.items[0].at.excerpt.bytes, "P1,the row");
    diagnostics_release(&d);
}
END_TEST

/* A file whose name found no memory would be read from beyond the table of names. */
START_TEST(a_place_without_a_name_is_memory_that_ran_out)
{
    diagnostics d;
    key_rows rows = {0};
    diagnostics_init(&d, false);
    add(&rows, "P1", 2), add(&rows, "P1", 9);
    rows.items[0].at.source = SOURCE_NONE;
    key_row_report(&d, MESSAGE_REPEATED_PAYMENT, &rows.items[1], &rows.items[0], TEXT_EMPTY);
    ck_assert_uint_eq(d.count, 0);
    ck_assert_int_eq(diagnostics_worst(&d), SEVERITY_SYSTEM);
    key_rows_release(&rows);
    diagnostics_release(&d);
}
END_TEST

Suite *suite(void)
{
    return suite_of("key_rows", rows_are_sorted_by_key_then_by_input, a_row_is_found_by_its_whole_key,
                    a_repeat_is_told_with_both_places, a_place_without_a_name_is_memory_that_ran_out);
}
