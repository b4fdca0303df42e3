#include "month/payment_keys.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "desk.h"
#include "months.h"
#include "unit.h"

#define HEADER "payment_id,date,employee_id,contract_id,amount\n"

static void line_mode(void)
{
    desk_add("rules.ini", "[input]\npayment_id = line");
}

/* July after June, June written as it stands. */
static void july_after_june(month_on_desk *july)
{
    written_first_month("2026-06");
    next_month(july, "2026-07", "2026-06");
}

/* A payment entered twice in a file, or in two files of the month, would be paid twice. */
START_TEST(a_payment_repeated_in_the_month_is_told_each_time)
{
    month_on_desk july;
    desk_book();
    desk_add("payments/2026-07.csv", "P3,2026-07-05,E2,,12");
    desk_add("payments/2026-07.csv", "P5,2026-07-05,E2,,12x"); /* wrong, and yet its number is taken */
    desk_write("payments/2026-07-b.csv", HEADER "P5,2026-07-05,E2,,13\nP3,2026-07-06,E2,,14\nP6,2026-07-06,E2,,1\n");
    first_month(&july, "2026-07");
    add_payments(&july, "payments/2026-07-b.csv");
    ck_assert_str_eq(said_of(&july.paths),
                     "payments/2026-07.csv:4:1 repeated-payment, payments/2026-07.csv:5:19 bad-amount, "
                     "payments/2026-07-b.csv:2:1 repeated-payment, payments/2026-07-b.csv:3:1 repeated-payment");
}
END_TEST

/* Rows without a number would be refused as repeats of each other. */
START_TEST(rows_without_a_number_repeat_nothing)
{
    month_on_desk july;
    desk_book();
    desk_write("payments/2026-07.csv", HEADER ",2026-07-05,E2,,12\n,2026-07-05,E2,,13\n");
    first_month(&july, "2026-07");
    ck_assert_str_eq(said_of(&july.paths), "");
}
END_TEST

/* A payment over several contracts, one line each, could not be entered; or the same line could be twice. */
START_TEST(by_line_a_number_may_stand_on_several_lines)
{
    month_on_desk july;
    desk_book();
    line_mode();
    desk_write("payments/2026-07.csv", HEADER "P1,2026-07-05,E2,C2,12\nP1,2026-07-05,E1,C1,13\nP1,2026-07-05,E2,C2,-5\n"
                                              "P1,2026-07-05,E2,C2,14\n");
    first_month(&july, "2026-07");
    ck_assert_str_eq(said_of(&july.paths), "payments/2026-07.csv:5:1 repeated-payment");
}
END_TEST

/* A payment of June that stands in July's file again would be paid twice. */
START_TEST(a_payment_of_an_earlier_month_is_told)
{
    month_on_desk july;
    desk_book();
    july_after_june(&july);
    desk_add("payments/2026-07.csv", "P2,2026-07-05,E2,,12");
    ck_assert_str_eq(said_of(&july.paths), "payments/2026-07.csv:4:1 earlier-payment");
}
END_TEST

static void add_many(const char *path, const char *day, int from, int to)
{
    FILE *file = fopen(path, "a");
    ck_assert_ptr_nonnull(file);
    for (int i = from; i < to; i++)
        fprintf(file, "Q%d,%s,E2,,0.01\n", i, day);
    ck_assert_int_eq(fclose(file), 0);
}

/* Of two large months, whose hashes are held against each other a piece at a time, a repeated payment would be missed. */
START_TEST(many_are_held_against_many)
{
    month_on_desk july;
    desk_book();
    add_many("payments/2026-06.csv", "2026-06-05", 0, 40000);
    july_after_june(&july);
    add_many("payments/2026-07.csv", "2026-07-05", 40000, 60000);
    ck_assert_str_eq(said_of(&july.paths), "");
    for (int i = 0; i < 40000; i += 7)
        add_many("payments/2026-07.csv", "2026-07-05", i, i + 1);
    diagnostics d;
    diagnostics_init(&d, false);
    ck_assert(!write_month(&july.paths, "none", &d));
    ck_assert_uint_eq(d.count, 5715); /* each of them */
    for (size_t i = 0; i < d.count; i++)
        ck_assert_int_eq(d.items[i].code, MESSAGE_EARLIER_PAYMENT);
    diagnostics_release(&d);
}
END_TEST

/* The payment of two months ago would be taken, since only last month was looked at. */
START_TEST(every_earlier_month_is_looked_at)
{
    month_on_desk july, august;
    diagnostics d;
    diagnostics_init(&d, false);
    desk_book();
    july_after_june(&july);
    ck_assert_msg(write_month(&july.paths, "months/2026-07", &d), "%s", said(&d));
    desk_write("payments/2026-08.csv", HEADER "P1,2026-08-05,E1,,12\nP4,2026-08-05,E2,,12\nP9,2026-08-05,E2,,12\n");
    next_month(&august, "2026-08", "2026-07");
    add_earlier(&august, "2026-06");
    ck_assert_str_eq(said_of(&august.paths), "payments/2026-08.csv:2:1 earlier-payment, "
                                             "payments/2026-08.csv:3:1 earlier-payment");
    diagnostics_release(&d);
}
END_TEST

/* Somebody's good payment would be refused since its number has by chance the hash of another. */
START_TEST(numbers_of_one_hash_are_told_apart_by_their_bytes)
{
    month_on_desk july;
    ck_assert_uint_eq(text_hash(TEXT_LITERAL(COLLIDES_A)), text_hash(TEXT_LITERAL(COLLIDES_B)));
    desk_book();
    desk_add("payments/2026-07.csv", COLLIDES_A ",2026-07-05,E2,,12");
    desk_add("payments/2026-07.csv", COLLIDES_B ",2026-07-05,E2,,12");
    first_month(&july, "2026-07");
    ck_assert_str_eq(said_of(&july.paths), "");
    desk_add("payments/2026-07.csv", COLLIDES_A ",2026-07-06,E2,,12");
    ck_assert_str_eq(said_of(&july.paths), "payments/2026-07.csv:6:1 repeated-payment");

    desk_book();
    desk_add("payments/2026-06.csv", COLLIDES_A ",2026-06-05,E2,,12");
    july_after_june(&july);
    desk_add("payments/2026-07.csv", COLLIDES_B ",2026-07-05,E2,,12");
    ck_assert_str_eq(said_of(&july.paths), ""); /* June holds the hash, and the other number */
    desk_add("payments/2026-07.csv", COLLIDES_A ",2026-07-05,E2,,12");
    ck_assert_str_eq(said_of(&july.paths), "payments/2026-07.csv:5:1 earlier-payment");
}
END_TEST

/* The first month after [input] payment_id was changed could pay everything again. */
START_TEST(keys_of_another_kind_are_looked_for_in_the_old_rows)
{
    month_on_desk july;
    desk_book();
    july_after_june(&july);
    line_mode(); /* from July on */
    desk_add("payments/2026-07.csv", "P2,2026-07-05,,C2,12");  /* the line of June */
    desk_add("payments/2026-07.csv", "P2,2026-07-05,E1,C1,12"); /* another line of that number */
    ck_assert_str_eq(said_of(&july.paths), "payments/2026-07.csv:4:1 earlier-payment");

    desk_book();
    line_mode();
    desk_add("payments/2026-06.csv", "P2,2026-06-04,E1,C1,7");
    july_after_june(&july);
    char *rules = desk_read("rules.ini");
    *strstr(rules, "[input]") = '\0';
    desk_write("rules.ini", rules); /* unique from July on */
    free(rules);
    desk_add("payments/2026-07.csv", "P2,2026-07-05,E1,,12");
    ck_assert_str_eq(said_of(&july.paths), "payments/2026-07.csv:4:1 earlier-payment");
}
END_TEST

/* A payment moved from June's file to July's after June was computed would be paid twice in silence. */
START_TEST(a_payment_that_its_month_holds_no_more_is_warned_of)
{
    month_on_desk july;
    desk_book();
    july_after_june(&july);
    desk_write("payments/2026-06.csv", HEADER "P1,2026-06-03,,C1,20000\n"); /* P2 was moved, June not run again */
    desk_add("payments/2026-07.csv", "P2,2026-07-04,,C2,10");
    ck_assert_str_eq(said_of(&july.paths), "payments/2026-07.csv:4:1 earlier-payments-gone");
    july.earlier[0].payment_paths.count = 0; /* all of June's files are gone */
    ck_assert_str_eq(said_of(&july.paths), "payments/2026-07.csv:4:1 earlier-payments-gone");
    line_mode(); /* and nothing can be compared any more */
    ck_assert_str_eq(said_of(&july.paths), "earlier-payments-gone");
    desk_write("payments/2026-07.csv", HEADER); /* where there is nothing to pay, nothing can be paid twice */
    ck_assert_str_eq(said_of(&july.paths), "");
}
END_TEST

/* A month whose list of payments is damaged would pass for one that paid nothing. */
START_TEST(a_damaged_list_is_an_error)
{
    month_on_desk july;
    desk_book();
    july_after_june(&july);
    desk_add("months/2026-06/payment_ids.bin", "");
    ck_assert_str_eq(said_of(&july.paths), "months/2026-06/payment_ids.bin damaged-payment-ids");
    desk_remove("months/2026-06/payment_ids.bin");
    ck_assert_str_eq(said_of(&july.paths), "months/2026-06/payment_ids.bin file-not-found");
}
END_TEST

/* payment_ids.bin would hold hashes twice or out of order, and every later month refuse it. */
START_TEST(hashes_are_sorted_and_stand_once)
{
    static const uint64_t order[] = {1, 5, UINT64_MAX};
    payment_keys keys = {0};
    diagnostics d;
    diagnostics_init(&d, false);
    arena memory = ARENA_EMPTY;
    const input_context context = {.diagnostics = &d, .memory = &memory};
    const payments_request request = {0}; /* no file: the suspects are found in none */
    const month_paths paths = {0};
    ck_assert(payment_keys_check(&keys, &context, &request, &paths, NULL)); /* none */
    payment_keys_add(&keys, (const uint64_t[]){5, UINT64_MAX, 5, 1, 5}, 5);
    ck_assert(payment_keys_check(&keys, &context, &request, &paths, NULL));
    ck_assert_uint_eq(keys.sorted.spans.count, 3);
    for (size_t i = 0, seen = 0; i < keys.sorted.spans.span_count; i++)
        for (size_t j = 0; j < keys.sorted.spans.items[i].count; j++)
            ck_assert_uint_eq(keys.sorted.spans.items[i].hashes[j], order[seen++]);
    payment_keys_release(&keys);
    ck_assert_ptr_null(keys.sorted.spans.items);
    keys.out_of_memory = true; /* a key that found no room: nobody may say that nothing repeats */
    ck_assert(!payment_keys_check(&keys, &context, &request, &paths, NULL));
    ck_assert_str_eq(said(&d), "out-of-memory");
    arena_release(&memory);
    diagnostics_release(&d);
}
END_TEST

Suite *suite(void)
{
    return suite_of("payment_keys", a_payment_repeated_in_the_month_is_told_each_time,
                    rows_without_a_number_repeat_nothing, by_line_a_number_may_stand_on_several_lines,
                    a_payment_of_an_earlier_month_is_told, many_are_held_against_many, every_earlier_month_is_looked_at,
                    numbers_of_one_hash_are_told_apart_by_their_bytes,
                    keys_of_another_kind_are_looked_for_in_the_old_rows,
                    a_payment_that_its_month_holds_no_more_is_warned_of, a_damaged_list_is_an_error,
                    hashes_are_sorted_and_stand_once);
}
