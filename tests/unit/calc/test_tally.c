#include "unit.h"

#include <string.h>

#include "calc/tally.h"
#include "model/contract.h"

typedef struct {
    person_sums people[2];
    contract_sums contracts[2];
    person_tally wide_people[2];
    contract_tally wide_contracts[2];
    tally_part tally;
} part;

typedef struct {
    person_tally people[2];
    contract_tally contracts[2];
    tally tally;
} whole;

static void part_init(part *p)
{
    memset(p, 0, sizeof *p);
    p->tally = (tally_part){p->people, p->contracts, {p->wide_people, 2, p->wide_contracts, 2}, false};
}

static void whole_init(whole *w)
{
    memset(w, 0, sizeof *w);
    w->tally = (tally){w->people, 2, w->contracts, 2};
}

static void add(part *p, uint32_t who, uint32_t which, int64_t fen, int64_t excess)
{
    const payment row = {.person = who, .contract = which, .amount = {fen}};
    const credited line = {.excess = {excess}}; /* the regular part is not added */
    tally_add(&p->tally, &row, &line, 1);
}

/* Without this a payment would count for the wrong person or contract, or not at all. */
START_TEST(a_line_counts_for_its_person_and_its_contract)
{
    part p;
    whole sum;
    part_init(&p);
    whole_init(&sum);
    const payment rows[] = {{.person = 0, .contract = 1, .amount = {300}},
                            {.person = 1, .contract = 1, .amount = {-50}}};
    const credited lines[] = {{.excess = {100}}, {.excess = {-10}}};
    tally_add(&p.tally, rows, lines, 2);
    add(&p, 1, CONTRACT_NONE, 7, 0);
    tally_merge(&sum.tally, &p.tally);
    ck_assert(sum.people[0].collected_fen == 300 && sum.people[0].excess_fen == 100);
    ck_assert(sum.people[1].collected_fen == -43 && sum.people[1].excess_fen == -10);
    ck_assert_uint_eq(sum.people[0].rows, 1);
    ck_assert_uint_eq(sum.people[1].rows, 2);
    ck_assert(sum.contracts[0].collected_fen == 0 && sum.contracts[0].rows == 0);
    ck_assert(sum.contracts[1].collected_fen == 250 && sum.contracts[1].rows == 2);
}
END_TEST

/* Without this the largest sums of a chain would wrap round, and somebody be paid for less than nothing. */
START_TEST(sums_outgrow_64_bits)
{
    part p;
    whole sum;
    part_init(&p);
    whole_init(&sum);
    add(&p, 0, 1, INT64_MAX, 5);
    add(&p, 1, CONTRACT_NONE, 1, INT64_MIN);
    ck_assert(!p.tally.has_outgrown);
    add(&p, 0, 1, INT64_MAX, 6);
    add(&p, 0, 1, 3, 0);
    add(&p, 1, CONTRACT_NONE, 2, -1);
    add(&p, 1, CONTRACT_NONE, 0, INT64_MIN);
    tally_merge(&sum.tally, &p.tally);
    ck_assert(sum.people[0].collected_fen == (int128)INT64_MAX * 2 + 3 && sum.people[0].excess_fen == 11);
    ck_assert(sum.people[1].collected_fen == 3 && sum.people[1].excess_fen == (int128)INT64_MIN * 2 - 1);
    ck_assert(sum.contracts[1].collected_fen == (int128)INT64_MAX * 2 + 3);
    ck_assert(sum.people[0].rows == 3 && sum.people[1].rows == 3 && sum.contracts[1].rows == 3);
}
END_TEST

/* Without this splitting a payment file, or reading it on several threads, would change pay. */
START_TEST(parts_merge_in_any_order_to_the_same)
{
    static const int orders[6][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2},
                                     {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    part parts[3];
    whole first;
    for (int i = 0; i < 3; i++)
        part_init(&parts[i]);
    add(&parts[0], 0, 0, INT64_MAX, INT64_MAX);
    add(&parts[1], 0, 0, INT64_MAX, INT64_MIN);
    add(&parts[1], 1, CONTRACT_NONE, 12, 3);
    add(&parts[2], 0, 1, -5, -1);
    whole_init(&first);
    for (int order = 0; order < 6; order++) {
        whole sum;
        whole_init(&sum);
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
    return suite_of("tally", a_line_counts_for_its_person_and_its_contract, sums_outgrow_64_bits,
                    parts_merge_in_any_order_to_the_same);
}
