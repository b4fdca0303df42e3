#include "unit.h"

#include "world.h"

static world w;

static contract_account settled(contract_opening opens, int64_t collected)
{
    w.contract_openings[0] = opens;
    w.contract_tallies[0] = (contract_tally){collected, collected != 0};
    world_settle(&w);
    return w.accounts[0];
}

/* Without this next month would open with other money than this month closed with. */
START_TEST(an_account_runs_from_the_months_start_to_its_end)
{
    world_init(&w);
    const contract_opening opens = {.listed = true,
                                    .collected_to_date = {700},
                                    .due_to_date_before = {1000},
                                    .due_before_fen = 1000,
                                    .due_in_month_fen = 500};
    contract_account a = settled(opens, 600);
    ck_assert_int_eq(a.collected_before.fen, 700);
    ck_assert_int_eq(a.due_before.fen, 1000);
    ck_assert_int_eq(a.collected.fen, 600);
    ck_assert_int_eq(a.due_to_date.fen, 1500);
    ck_assert_int_eq(a.collected_to_date.fen, 1300);
    ck_assert_int_eq(a.overdue.fen, 200);
    ck_assert_uint_eq(a.findings, 0);
    a = settled(opens, 801);
    ck_assert_int_eq(a.collected_to_date.fen, 1501);
    ck_assert_int_eq(a.overdue.fen, 0);
}
END_TEST

/* Without this a contract with money on it would drop out of receivables.csv and be forgotten. */
START_TEST(what_is_listed)
{
    world_init(&w);
    ck_assert(!settled((contract_opening){0}, 0).listed);
    ck_assert(settled((contract_opening){.listed = true}, 0).listed);
    ck_assert(settled((contract_opening){.due_in_month_fen = 1}, 0).listed);
    ck_assert(settled((contract_opening){.collected_to_date = {1}}, 0).listed);
    ck_assert(settled((contract_opening){0}, -1).listed);
    ck_assert(!settled((contract_opening){.collected_to_date = {1}}, -1).listed);
}
END_TEST

/* Without this an instalment slipped in for a month that is settled would be noticed by nobody. */
START_TEST(changed_instalments_are_told)
{
    world_init(&w);
    const contract_opening same = {.due_to_date_before = {1000}, .due_before_fen = 1000};
    const contract_opening more = {.due_to_date_before = {1000}, .due_before_fen = 1001};
    const contract_opening less = {.due_to_date_before = {1000}, .due_before_fen = 999};
    ck_assert_uint_eq(settled(same, 0).findings, 0);
    ck_assert_uint_eq(settled(more, 0).findings, FINDING_INSTALMENTS_CHANGED);
    ck_assert_uint_eq(settled(less, 0).findings, FINDING_INSTALMENTS_CHANGED);
    w.opening.first_month = true;
    ck_assert_uint_eq(settled(more, 0).findings, 0);
}
END_TEST

/* Without this a payment booked twice would be noticed by nobody. */
START_TEST(collecting_more_than_the_contract_is_told)
{
    world_init(&w);
    w.agreements[0].has_quantity = true;
    w.agreements[0].count = (quantity){2000000}; /* 2 at 15: 30.00 */
    const contract_opening before = {.listed = true, .collected_to_date = {1000}};
    ck_assert_uint_eq(settled(before, 2000).findings, 0);
    ck_assert_uint_eq(settled(before, 2001).findings, FINDING_ABOVE_CONTRACT);
    const contract_opening above = {.listed = true, .collected_to_date = {9000}};
    ck_assert_uint_eq(settled(above, 0).findings, 0); /* told in its own month */
    ck_assert_uint_eq(settled(above, -1).findings, 0);
    w.agreements[0].has_quantity = false;
    ck_assert_uint_eq(settled(before, 2001).findings, 0);
}
END_TEST

/* Without this amounts that do not fit would open the next month wrapped. */
START_TEST(sums_that_do_not_fit_are_found)
{
    world_init(&w);
    w.opening.first_month = true;
    const int128 beyond = (int128)INT64_MAX + 1;
    contract_account a = settled((contract_opening){.due_before_fen = beyond}, 0);
    ck_assert_uint_eq(a.findings, FINDING_CONTRACT_OVERFLOW);
    ck_assert_int_eq(a.failed_figure, CONTRACT_DUE_BEFORE);
    a = settled((contract_opening){.due_before_fen = INT64_MAX, .due_in_month_fen = 1}, 0);
    ck_assert_int_eq(a.failed_figure, CONTRACT_DUE_TO_DATE);
    a = settled((contract_opening){.collected_to_date = {INT64_MAX}}, 1);
    ck_assert_int_eq(a.failed_figure, CONTRACT_COLLECTED_TO_DATE);
    a = settled((contract_opening){.due_before_fen = INT64_MAX}, -1);
    ck_assert_int_eq(a.failed_figure, CONTRACT_OVERDUE);
    a = settled((contract_opening){.due_before_fen = INT64_MAX}, 0);
    ck_assert_uint_eq(a.findings, 0);
    ck_assert(a.overdue.fen == INT64_MAX);
    w.contract_openings[0] = (contract_opening){0};
    w.contract_tallies[0] = (contract_tally){beyond, 2};
    world_settle(&w);
    ck_assert_int_eq(w.accounts[0].failed_figure, CONTRACT_COLLECTED);
    ck_assert_uint_eq(w.accounts[0].findings, FINDING_CONTRACT_OVERFLOW);
}
END_TEST

Suite *suite(void)
{
    return suite_of("receivable", an_account_runs_from_the_months_start_to_its_end, what_is_listed,
                    changed_instalments_are_told, collecting_more_than_the_contract_is_told,
                    sums_that_do_not_fit_are_found);
}
