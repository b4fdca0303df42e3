/* What a month opens with. */
#include "unit.h"

#include "fixture.h"
#include "input/openings.h"

#define STAFF       "employee_id,name,grade,risk_fund_opening\n1,A,junior,50\n2,B,senior,\n"
#define CONTRACTS   "contract_id,employee_id,list_price,contract_price,collected_opening\nC1,1,1,1,7\nC2,2,1,1,\n"
#define BALANCES    "month,employee_id,risk_fund_closing,carried_out\n"
#define RECEIVABLES "month,contract_id,employee_id,due_to_date,collected_to_date,overdue\n"

static void begin(fixture *f, opening *out)
{
    fixture_begin(f);
    fixture_staff(f, STAFF);
    fixture_contracts(f, CONTRACTS);
    ck_assert(opening_init(&f->context, &f->people, &f->contracts, out));
}

// Without this the fund of a book's first month would begin at nothing.
START_TEST(a_first_month_opens_from_staff_and_contracts)
{
    fixture f;
    opening out;
    begin(&f, &out);
    ck_assert_int_eq(out.people[0].risk_fund.fen, 5000);
    ck_assert_int_eq(out.people[1].risk_fund.fen, 0);
    ck_assert_int_eq(out.contracts[0].collected_to_date.fen, 700);
    ck_assert(!out.people[0].listed && !out.contracts[0].listed);
    fixture_end(&f);
}
END_TEST

// Without this a later month would open with the staff file's fund again instead of last month's.
START_TEST(a_later_month_opens_with_the_one_before)
{
    fixture f;
    opening out;
    begin(&f, &out);
    ck_assert(balances_read(&f.context, fixture_file(&f, "b.csv", BALANCES "2026-06,1,12.5,3\n2026-06,9,0.00,0.00\n"),
                            &f.people, &out));
    ck_assert(receivables_read(&f.context,
                               fixture_file(&f, "r.csv", RECEIVABLES "2026-06,C2,2,10,4,6\n2026-06,C9,9,5,5,0\n"),
                               &f.contracts, &out));
    ck_assert_str_eq(fixture_said(&f), "");
    ck_assert(out.people[0].listed);
    ck_assert_int_eq(out.people[0].risk_fund.fen, 1250);
    ck_assert_int_eq(out.people[0].carried_in.fen, 300);
    ck_assert(!out.people[1].listed);
    ck_assert_int_eq(out.contracts[0].collected_to_date.fen, 700);
    ck_assert(out.contracts[1].listed);
    ck_assert_int_eq(out.contracts[1].collected_to_date.fen, 400);
    ck_assert_int_eq(out.contracts[1].due_to_date_before.fen, 1000);
    ck_assert_uint_eq(out.vanished_person_count, 1);
    ck_assert(text_is(out.vanished_people[0].id, "9"));
    ck_assert_uint_eq(out.vanished_contract_count, 1);
    ck_assert(text_is(out.vanished_contracts[0].id, "C9") && text_is(out.vanished_contracts[0].owner_id, "9"));
    ck_assert_int_eq(out.vanished_contracts[0].due_to_date.fen, 500);
    fixture_end(&f);
}
END_TEST

// Without this money would vanish with the person or contract that holds it, or another month's figures be carried on.
START_TEST(wrong_openings_are_told)
{
    fixture f;
    opening out;
    begin(&f, &out);
    ck_assert(balances_read(&f.context,
                            fixture_file(&f, "b.csv",
                                         BALANCES "2026-06,8,1,0\n2026-06,9,0,2\n2026-05,1,1,1\n2026-06,2,1,1\n2026-06,2,1,1\n"
                                                  "2026-06,7,-1,0\n"),
                            &f.people, &out));
    ck_assert_str_eq(fixture_said(&f), "2:9 person-vanished, 3:9 person-vanished, 4:1 not-the-month-before, "
                                       "6:9 opens-twice, 7:11 negative");
    ck_assert_str_eq(fixture_words(&f, 2),
                     "this row is of 2026-05, and the month opens with what 2026-06 closed with; give the files of 2026-06");
    fixture_end(&f);
    begin(&f, &out);
    ck_assert(receivables_read(&f.context,
                               fixture_file(&f, "r.csv", RECEIVABLES "2026-06,C8,1,5,4,1\n2026-06,C7,1,4,5,0\n2026-06,C1,,0,-3,3\n"),
                               &f.contracts, &out));
    ck_assert_str_eq(fixture_said(&f), "2:9 contract-vanished, 3:9 contract-vanished");
    ck_assert_int_eq(out.contracts[0].collected_to_date.fen, -300); /* refunded after the opening */
    fixture_end(&f);
}
END_TEST

// Without this a broken staff file would make every balance one of a vanished person.
START_TEST(without_people_or_contracts_form_alone_is_checked)
{
    fixture f;
    opening out;
    begin(&f, &out);
    ck_assert(balances_read(&f.context, fixture_file(&f, "b.csv", BALANCES "2026-06,8,1,0\n2026-06,8,x,0\n"), NULL, &out));
    ck_assert(receivables_read(&f.context, fixture_file(&f, "r.csv", RECEIVABLES "2026-06,C8,1,5,4,1\n"), NULL, &out));
    ck_assert_str_eq(fixture_said(&f), "3:9 opens-twice, 3:11 bad-amount");
    fixture_end(&f);
}
END_TEST

// Without this --encoding gb18030, meant for the clerk's files, would spoil the ids in ours.
START_TEST(our_own_files_are_utf8)
{
    fixture f;
    opening out;
    fixture_begin(&f);
    fixture_staff(&f, "employee_id,name,grade\n张三,A,junior\n");
    ck_assert(opening_init(&f.context, &f.people, &f.contracts, &out));
    f.context.encoding = ENCODING_GB18030;
    ck_assert(balances_read(&f.context, fixture_file(&f, "b.csv", BALANCES "2026-06,张三,4,0\n"), &f.people, &out));
    ck_assert(receivables_read(&f.context, fixture_file(&f, "r.csv", RECEIVABLES "2026-06,合同,张三,1,1,0\n"), &f.contracts, &out));
    ck_assert_str_eq(fixture_said(&f), "");
    ck_assert_int_eq(out.people[0].risk_fund.fen, 400);
    ck_assert(text_is(out.vanished_contracts[0].id, "合同"));
    fixture_end(&f);
}
END_TEST

// Without this January would open with a month 0.
START_TEST(january_opens_with_december)
{
    fixture f;
    opening out;
    fixture_begin(&f);
    month_of(2027, 1, &f.context.month);
    fixture_staff(&f, STAFF);
    ck_assert(opening_init(&f.context, &f.people, &f.contracts, &out));
    ck_assert(balances_read(&f.context, fixture_file(&f, "b.csv", BALANCES "2026-12,1,4,0\n"), &f.people, &out));
    ck_assert_str_eq(fixture_said(&f), "");
    ck_assert_int_eq(out.people[0].risk_fund.fen, 400);
    fixture_end(&f);
}
END_TEST

Suite *suite(void)
{
    return suite_of("openings", a_first_month_opens_from_staff_and_contracts, a_later_month_opens_with_the_one_before,
                    wrong_openings_are_told, without_people_or_contracts_form_alone_is_checked,
                    our_own_files_are_utf8, january_opens_with_december);
}
