/* Payment rows: checked, resolved, handed on; and files that would count twice. */
#include "unit.h"

#include <stdio.h>

#include "input/payments.h"
#include "payments_taken.h"

static void expect(const char *rows, const char *handed, const char *said)
{
    fixture f;
    taken t;
    begin(&f, &t);
    ck_assert(reads(&f, &t, rows));
    ck_assert_str_eq(fixture_said(&f), said);
    ck_assert_str_eq(t.rows, handed);
    fixture_end(&f);
}

// Without this a payment's money, prices or texts could be those of another column.
START_TEST(every_cell_arrives)
{
    fixture f;
    taken t;
    begin(&f, &t);
    ck_assert(reads(&f, &t, "P1,2026-07-31,1,C1,某客户,空调,2,10,15,\"-1,000.50\"\n"));
    ck_assert_str_eq(fixture_said(&f), "");
    ck_assert_str_eq(t.rows, "2:0/0 ");
    ck_assert_int_eq(t.last.on.days, month_last_day(f.context.month).days);
    ck_assert(t.last.has_quantity && t.last.has_prices);
    ck_assert_int_eq(t.last.count.micros, 2000000);
    ck_assert_int_eq(t.last.list_price.micros, 10000000);
    ck_assert_int_eq(t.last.contract_price.micros, 15000000);
    ck_assert_int_eq(t.last.amount.fen, -100050);
    ck_assert_uint_eq(t.last.notes, 0);
    ck_assert_str_eq(t.texts, "P1|C1|某客户|空调|2026-07.csv");
    fixture_end(&f);
}
END_TEST

// Without this money would be credited to nobody or to the wrong person.
START_TEST(who_is_credited)
{
    expect("P1,2026-07-01,,C1,,,,,,1\n", "2:0/0 ", "");
    expect("P1,2026-07-01,1,,,,,,,1\n", "2:0/-1 ", "");
    expect("P1,2026-07-01,1,C2,,,,,,1\n", "2:0/1 ", "2:15 not-owner");
    expect("P1,2026-07-01,,,,,,,,1\n", "", "2:15 nobody-credited");
    expect("P1,2026-07-01,4,,,,,,,1\n", "", "2:15 unknown-person");
    expect("P1,2026-07-01,3,,,,,,,1\n", "", "2:15 unknown-person"); /* none of his rows is in force yet */
    expect("P1,2026-07-01,王五,,,,,,,1\n", "", "2:15 unknown-person");
    expect("P1,2026-07-01,1,C5,,,,,,1\n", "", "2:17 unknown-contract");
    expect("P1,2026-07-01,,C5,,,,,,1\n", "", "2:16 unknown-contract");
    expect("P1,2026-07-01,,C4,,,,,,1\n", "", "2:16 owner-not-known");
    expect("P1,2026-07-01,2,,,,,,,1\n", "2:1/-1 ", ""); /* settle warns of the person, once */
}
END_TEST

// Without this a clerk would look for a person who stands there before her eyes.
START_TEST(who_is_not_yet_in_force_is_named_so)
{
    fixture f;
    taken t;
    begin(&f, &t);
    ck_assert(reads(&f, &t, "P1,2026-07-01,3,,,,,,,1\nP1,2026-07-01,4,,,,,,,1\n"));
    fixture_said(&f);
    ck_assert_str_eq(fixture_words(&f, 0),
                     "person 3 is in the staff file, but by no row that is in force in 2026-07; check effective_from");
    ck_assert_ptr_nonnull(strstr(fixture_words(&f, 1), "no person has the id \"4\""));
    fixture_end(&f);
}
END_TEST

// Without this a row of another month would be paid in this one.
START_TEST(dates_lie_in_the_month)
{
    fixture f;
    taken t;
    expect("P1,2026-08-01,1,,,,,,,1\n", "", "2:4 date-after-month");
    expect("P1,2026-06-30,1,,,,,,,1\n", "", "2:4 date-before-month");
    begin(&f, &t);
    f.rules.late_entries = LATE_ENTRIES_ACCEPT;
    ck_assert(reads(&f, &t, "P1,2026-06-30,1,,,,,,,1\nP2,2026-08-01,1,,,,,,,1\n"));
    ck_assert_str_eq(t.rows, "2:0/-1 ");
    ck_assert_str_eq(t.notes, "2 late-entry ");
    ck_assert_str_eq(fixture_said(&f), "2:4 late-entry, 3:4 date-after-month");
    fixture_end(&f);
}
END_TEST

// Without this a line's excess would be worked out from half a pair of prices.
START_TEST(prices_come_in_pairs)
{
    fixture f;
    taken t;
    expect("P1,2026-07-01,1,,,,,5,,1\n", "", "2:23 one-price-alone");
    expect("P1,2026-07-01,1,C1,,,,,5,1\n", "", "2:23 one-price-alone");
    expect("P1,2026-07-01,1,,,,,0,-1,1\n", "", "2:21 not-positive, 2:23 not-positive");
    expect("P1,2026-07-01,1,C1,,,,10,15.000000,1\n", "2:0/0 ", "");
    expect("P1,2026-07-01,1,C1,,,,10,16,1\n", "2:0/0 ", "2:26 price-differs");
    expect("P1,2026-07-01,1,C1,,,,9,16,1\n", "2:0/0 ", "2:23 price-differs");
    begin(&f, &t);
    ck_assert(reads(&f, &t, "P1,2026-07-01,,C1,,,,,,1\n"));
    ck_assert_int_eq(t.last.list_price.micros, 10000000);
    ck_assert_int_eq(t.last.contract_price.micros, 15000000);
    ck_assert(reads(&f, &t, "P1,2026-07-01,1,,,,,,,1\n"));
    ck_assert(!t.last.has_prices);
    fixture_end(&f);
}
END_TEST

// Without this below_list = reject would reject nothing.
START_TEST(below_list_is_rejected_where_the_rules_say_so)
{
    fixture f;
    taken t;
    expect("P1,2026-07-01,1,,,,,10,9,1\n", "2:0/-1 ", "");
    begin(&f, &t);
    f.rules.below_list = BELOW_LIST_REJECT;
    ck_assert(reads(&f, &t, "P1,2026-07-01,1,,,,,10,9.5,1\nP2,2026-07-01,1,,,,,10,10,1\nP3,2026-07-01,1,C4,,,,,,1\n"));
    ck_assert_str_eq(fixture_said(&f), "2:24 below-list, 4:15 not-owner, 4:24 below-list");
    ck_assert_ptr_nonnull(strstr(fixture_words(&f, 0), "contract price 9.5 lies below list price 10"));
    ck_assert_str_eq(t.rows, "3:0/-1 ");
    fixture_end(&f);
}
END_TEST

// Without this a slip of the sign would go through as a sale.
START_TEST(a_quantity_is_negative_only_for_a_refund)
{
    expect("P1,2026-07-01,1,,,,2,,,1\n", "2:0/-1 ", "");
    expect("P1,2026-07-01,1,,,,-2,,,-1\n", "2:0/-1 ", "");
    expect("P1,2026-07-01,1,,,,2,,,-1\n", "2:0/-1 ", "");
    expect("P1,2026-07-01,1,,,,-2,,,1\n", "", "2:20 quantity-sign");
    expect("P1,2026-07-01,1,,,,-2,,,0\n", "", "2:20 quantity-sign");
    expect("P1,2026-07-01,1,,,,0,,,-1\n", "", "2:20 quantity-sign");
}
END_TEST

// Without this the second mistake of a row would show only in the next run.
START_TEST(every_mistake_of_a_row_is_told)
{
    expect("P/1,2026-08-01,4,C5,,,-1,5,,x\n", "",
           "2:1 id-with-slash, 2:5 date-after-month, 2:16 unknown-person, 2:18 unknown-contract, 2:28 one-price-alone, "
           "2:29 bad-amount");
}
END_TEST

// Without this readers would complain of everything when one file before them has failed.
START_TEST(what_failed_before_is_not_complained_of)
{
    fixture f;
    taken t;
    begin(&f, &t);
    const char *paths[] = {fixture_file(&f, "2026-07.csv", HEADER "P1,2026-07-01,7,C9,,,,,,1\nP2,2026-07-01,,C9,,,,,,1\n"
                                                                  "P3,2026-06-01,7,,,,,,,x\n")};
    payments_request request = request_of(&f, &t, paths, 1);
    request.people = NULL;
    request.contracts = NULL;
    f.context.rules = NULL;
    ck_assert(payments_read(&f.context, &request));
    ck_assert_str_eq(fixture_said(&f), "4:23 bad-amount");
    ck_assert_str_eq(t.rows, "2:-1/-1 ");
    ck_assert_uint_eq(t.key_count, 0); /* without rules nobody knows what a key is */
    fixture_end(&f);
}
END_TEST

// Without this a book without contracts.csv could not be paid at all.
START_TEST(without_contracts_any_number_is_taken)
{
    fixture f;
    taken t;
    t = (taken){.key_count = 0};
    fixture_begin(&f);
    fixture_staff(&f, STAFF);
    ck_assert(reads(&f, &t, "P1,2026-07-01,1,anything,,,,,,1\nP2,2026-07-01,,C1,,,,,,1\n"));
    ck_assert_str_eq(t.rows, "2:0/-1 ");
    ck_assert_str_eq(t.texts, "P1|anything|||2026-07.csv");
    ck_assert_str_eq(fixture_said(&f), "3:15 no-owner-to-credit");
    fixture_end(&f);
}
END_TEST

// Without this one month's file saved under two names would be paid twice.
START_TEST(files_that_count_twice)
{
    fixture f;
    taken t;
    begin(&f, &t);
    const char *paths[] = {fixture_file(&f, "2026-07.csv", HEADER "P1,2026-07-01,1,,,,,,,1\n"),
                           fixture_file(&f, "2026-07-copy.csv", HEADER "P1,2026-07-01,1,,,,,,,1\n"),
                           fixture_file(&f, "2026-07-none.csv", HEADER), fixture_file(&f, "2026-07-nil.csv", HEADER),
                           fixture_file(&f, "2026-07-b.csv", HEADER "P2,2026-07-01,1,,,,,,,1\n")};
    payments_request request = request_of(&f, &t, paths, 5);
    ck_assert(payments_read(&f.context, &request));
    ck_assert_str_eq(fixture_said(&f), "same-bytes");
    ck_assert_uint_eq(f.diagnostics.items[0].at.source, diagnostics_source(&f.diagnostics, text_of(paths[1])));
    fixture_end(&f);
    begin(&f, &t);
    const char *again = fixture_file(&f, "2026-07.csv", HEADER "P1,2026-07-01,1,,,,,,,1\n");
    char other[256];
    snprintf(other, sizeof other, "%.*s./2026-07.csv", (int)(strrchr(again, '/') + 1 - again), again);
    const char *same[] = {again, other};
    request = request_of(&f, &t, same, 2);
    ck_assert(payments_read(&f.context, &request));
    ck_assert_ptr_nonnull(strstr(fixture_said(&f), "same-name"));
    fixture_end(&f);
}
END_TEST

// Without this what follows a file that cannot be read would not be checked, or the failure be lost.
START_TEST(a_file_that_fails_does_not_hide_the_next)
{
    fixture f;
    taken t;
    begin(&f, &t);
    const char *paths[] = {fixture_file(&f, "2026-07-a.csv", "date,amount\n2026-07-01,1\n"),
                           fixture_file(&f, "2026-07-b.csv", "amount\n"),
                           fixture_file(&f, "2026-07-c.csv", HEADER "P1,2026-07-01,1,,,,,,,x\n")};
    payments_request request = request_of(&f, &t, paths, 3);
    ck_assert(!payments_read(&f.context, &request));
    ck_assert_str_eq(fixture_said(&f), "2 nobody-credited, 1 missing-column, 2:23 bad-amount");
    ck_assert_uint_eq(f.log.count, 4); /* staff, contracts, a and c */
    fixture_end(&f);
}
END_TEST

Suite *suite(void)
{
    return suite_of("payments", every_cell_arrives, who_is_credited, who_is_not_yet_in_force_is_named_so,
                    dates_lie_in_the_month, prices_come_in_pairs, below_list_is_rejected_where_the_rules_say_so,
                    a_quantity_is_negative_only_for_a_refund, every_mistake_of_a_row_is_told,
                    what_failed_before_is_not_complained_of, without_contracts_any_number_is_taken,
                    files_that_count_twice, a_file_that_fails_does_not_hide_the_next);
}
