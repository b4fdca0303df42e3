/* Contracts, and the instalments that they owe. */
#include "unit.h"

#include <stdio.h>

#include "fixture.h"
#include "input/contracts.h"

#define STAFF "employee_id,name,grade\n1,A,junior\n2,B,senior\n"
#define HEADER "contract_id,employee_id,signed,customer,product,quantity,list_price,contract_price,collected_opening\n"

static bool reads(fixture *f, const char *rows)
{
    static char text[4096];
    strcpy(text, HEADER);
    strcat(text, rows);
    name_index_release(&f->contracts.by_id);
    return contracts_read(&f->context, fixture_file(f, "contracts.csv", text), &f->people, &f->contracts);
}

static void expect(const char *rows, const char *said)
{
    fixture f;
    fixture_begin(&f);
    fixture_staff(&f, STAFF);
    ck_assert(reads(&f, rows));
    ck_assert_str_eq(fixture_said(&f), said);
    fixture_end(&f);
}

// Without this a price or owner could be that of another column or contract.
START_TEST(contracts_arrive_in_order)
{
    fixture f;
    fixture_begin(&f);
    fixture_staff(&f, STAFF);
    ck_assert(reads(&f, "C2,2,2026/7/1,某公司,空调,5000,10,15.5,100\nC1,9,,,,,1,1,\n"));
    ck_assert_str_eq(fixture_said(&f), "");
    const contract *c = f.contracts.items;
    ck_assert(f.contracts.given);
    ck_assert_uint_eq(f.contracts.count, 2);
    ck_assert(text_is(c[0].id, "C2") && text_is(c[0].customer, "某公司") && text_is(c[0].product, "空调"));
    ck_assert_uint_eq(c[0].owner, 1);
    ck_assert_int_eq(c[0].signed_on.days, month_first_day(f.context.month).days);
    ck_assert(c[0].has_quantity);
    ck_assert_int_eq(c[0].count.micros, INT64_C(5000000000));
    ck_assert_int_eq(c[0].list_price.micros, 10000000);
    ck_assert_int_eq(c[0].contract_price.micros, 15500000);
    ck_assert_int_eq(c[0].collected_opening.fen, 10000);
    ck_assert_uint_eq(c[1].owner, PERSON_NONE); /* wrong only once the contract carries a figure */
    ck_assert(text_is(c[1].owner_id, "9"));
    ck_assert(date_is_none(c[1].signed_on) && !c[1].has_quantity);
    ck_assert_uint_eq(contracts_find(&f.contracts, TEXT_LITERAL("C1")), 1);
    fixture_end(&f);
}
END_TEST

// Without this a free or doubled contract would be computed with.
START_TEST(wrong_contracts_are_told)
{
    expect("C,1,,,,,1,1,\nC,1,,,,,1,1,\n", "3:1 same-contract-twice");
    expect("C,1,,,,0,0,-1,-5\n", "2:8 not-positive, 2:10 not-positive, 2:12 not-positive, 2:15 negative");
    expect("C,1,,,,,,1,\n", "2:9 empty-cell");
}
END_TEST

// Without this one wrong price would make every payment of the contract one of an unknown contract, or divide by zero.
START_TEST(a_contract_with_a_wrong_row_is_known)
{
    fixture f;
    fixture_begin(&f);
    fixture_staff(&f, STAFF);
    ck_assert(reads(&f, "C,1,,,,,x,0,\n"));
    ck_assert_uint_eq(f.contracts.count, 1);
    ck_assert_int_gt(f.contracts.items[0].contract_price.micros, 0);
    ck_assert_int_gt(f.contracts.items[0].list_price.micros, 0);
    fixture_end(&f);
}
END_TEST

// Without this a month's sales would leave out what was sold without a quantity.
START_TEST(a_sale_of_the_month_needs_its_quantity)
{
    fixture f;
    fixture_begin(&f);
    f.rules.measure = MEASURE_CONTRACTED;
    fixture_staff(&f, STAFF);
    ck_assert(reads(&f, "C1,1,2026-07-31,,,,1,1,\nC2,1,2026-06-30,,,,1,1,\nC3,1,,,,,1,1,\nC4,1,2026-07-01,,,x,1,1,\n"));
    ck_assert_str_eq(fixture_said(&f), "2:19 quantity-needed, 5:19 bad-number");
    fixture_end(&f);
    expect("C1,1,2026-07-31,,,,1,1,\n", "");
}
END_TEST

static void take(void *closure, const instalment *due)
{
    char *out = closure;
    sprintf(out + strlen(out), "%u:%lld@%d ", due->contract, (long long)due->amount.fen, (int)due->line);
}

// Without this an instalment would fall on another contract or be lost.
START_TEST(instalments_are_handed_on)
{
    fixture f;
    char handed[256] = "";
    fixture_begin(&f);
    fixture_staff(&f, STAFF);
    fixture_contracts(&f, HEADER "C1,1,,,,,1,1,\nC2,2,,,,,1,1,\n");
    const char *path = fixture_file(&f, "i.csv", "合同号,应收日期,应收金额\nC2,2026-07-01,10\nC3,2026-07-01,5\nC1,2026-08-01,0\n"
                                                 "C1,x,1\nC1,2026-08-01,2.5\n");
    ck_assert(instalments_read(&f.context, path, &f.contracts, take, handed));
    ck_assert_str_eq(handed, "1:1000@2 0:250@6 ");
    ck_assert_str_eq(fixture_said(&f), "3:1 unknown-contract, 4:15 not-positive, 5:4 bad-date");
    ck_assert_ptr_nonnull(strstr(fixture_words(&f, 0), "did you mean C1?"));
    fixture_end(&f);
}
END_TEST

// Without this a broken contract file would make every instalment an error, too.
START_TEST(instalments_of_unread_contracts_are_checked_for_form)
{
    fixture f;
    char handed[256] = "";
    fixture_begin(&f);
    const char *path = fixture_file(&f, "i.csv", "contract_id,due_date,amount\nC2,2026-07-01,10\nC3,2026-07-01,x\n");
    ck_assert(instalments_read(&f.context, path, NULL, take, handed));
    ck_assert_str_eq(handed, "");
    ck_assert_str_eq(fixture_said(&f), "3:15 bad-amount");
    fixture_end(&f);
}
END_TEST

Suite *suite(void)
{
    return suite_of("contracts", contracts_arrive_in_order, wrong_contracts_are_told, a_contract_with_a_wrong_row_is_known,
                    a_sale_of_the_month_needs_its_quantity, instalments_are_handed_on,
                    instalments_of_unread_contracts_are_checked_for_form);
}
