#include "unit.h"

#include <string.h>

#include "calc/tally.h"
#include "model/contract.h"

typedef struct {
    person_tally people[2];
    contract_tally contracts[2];
    tally tally;
} part;

static void part_init(part *p)
{
    memset(p, 0, sizeof *p);
    p->tally = (tally){p->people, 2, p->contracts, 2};
}

static void add(part *p, uint32_t who, uint32_t which, int64_t fen, int64_t excess)
{
    const payment row = {.person = who, .contract = which, .amount = {fen}};
    tally_add(&p->tally, &row, (credited){.excess = {excess}}); /* the regular part is not added */
}

/* Without this a payment would count for the wrong person or contract, or not at all. */
START_TEST(a_line_counts_for_its_person_and_its_contract)
{
    part p;
    part_init(&p);
    add(&p, 0, 1, 300, 100);
    add(&p, 1, 1, -50, -10);
    add(&p, 1, CONTRACT_NONE, 7, 0);
    ck_assert(p.people[0].collected_fen == 300 && p.people[0].excess_fen == 100);
    ck_assert(p.people[1].collected_fen == -43 && p.people[1].excess_fen == -10);
    ck_assert_uint_eq(p.people[0].rows, 1);
    ck_assert_uint_eq(p.people[1].rows, 2);
    ck_assert(p.contracts[0].collected_fen == 0 && p.contracts[0].rows == 0);
    ck_assert(p.contracts[1].collected_fen == 250 && p.contracts[1].rows == 2);
}
END_TEST

/* Without this splitting a payment file, or reading it on several threads, would change pay. */
START_TEST(parts_merge_in_any_order_to_the_same)
{
    static const int orders[6][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2},
                                     {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    part parts[3], first;
    for (int i = 0; i < 3; i++)
        part_init(&parts[i]);
    add(&parts[0], 0, 0, INT64_MAX, INT64_MAX);
    add(&parts[1], 0, 0, INT64_MAX, INT64_MIN);
    add(&parts[1], 1, CONTRACT_NONE, 12, 3);
    add(&parts[2], 0, 1, -5, -1);
    part_init(&first);
    for (int order = 0; order < 6; order++) {
        part sum;
        part_init(&sum);
        for (int i = 0; i < 3; i++)
            tally_merge(&sum.tally, &parts[orders[order][i]].tally);
        if (order == 0)
            memcpy(&first, &sum, sizeof sum);
        ck_assert_int_eq(memcmp(sum.people, first.people, sizeof sum.people), 0);
        ck_assert_int_eq(memcmp(sum.contracts, first.contracts, sizeof sum.contracts), 0);
    }
    ck_assert(first.people[0].collected_fen == (int128)INT64_MAX * 2 - 5);
    ck_assert(first.people[0].excess_fen == -2);
    ck_assert_uint_eq(first.people[0].rows, 3);
    ck_assert(first.people[1].collected_fen == 12 && first.people[1].excess_fen == 3);
    ck_assert(first.contracts[0].collected_fen == (int128)INT64_MAX * 2);
    ck_assert_uint_eq(first.contracts[0].rows, 2);
    ck_assert(first.contracts[1].collected_fen == -5);
    ck_assert_uint_eq(first.contracts[1].rows, 1);
}
END_TEST

Suite *suite(void)
{
    return suite_of("tally", a_line_counts_for_its_person_and_its_contract,
                    parts_merge_in_any_order_to_the_same);
}
