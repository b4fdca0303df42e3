/*
 * A small world to settle: July 2026 under the pay rules as they ship, four people of whom nobody
 * has collected anything, four contracts without instalments. Tests change what they are about.
 */
#ifndef SALESPAY_TESTS_WORLD_H
#define SALESPAY_TESTS_WORLD_H

#include "calc/settle.h"

/* LI and WANG are juniors, ZHAO is a senior, SUN left in 2025 and has no known grade. */
enum { LI, WANG, ZHAO, SUN, WORLD_PEOPLE };
#define WORLD_CONTRACTS 4

typedef struct {
    rules rules;
    grade_rules grades[2];
    allowance_rules allowances[3]; /* cooling, heating; the third is free */
    person persons[WORLD_PEOPLE];
    people people;
    contract agreements[WORLD_CONTRACTS]; /* contract i belongs to person i: 10 sold at 15 */
    contracts contracts;
    adjustment_sum entered[WORLD_PEOPLE][ADJUSTMENT_KIND_COUNT];
    adjustments adjustments;
    person_opening people_openings[WORLD_PEOPLE];
    contract_opening contract_openings[WORLD_CONTRACTS];
    opening opening;
    person_tally person_tallies[WORLD_PEOPLE];
    contract_tally contract_tallies[WORLD_CONTRACTS];
    tally tally;
    money weights[WORLD_PEOPLE], shares[WORLD_PEOPLE];
    allocate_scratch remainders[WORLD_PEOPLE];
    payslip payslips[WORLD_PEOPLE];
    contract_account accounts[WORLD_CONTRACTS];
    settlement out;
    settle_facts facts;
} world;

void world_init(world *w);

/* A payment of `fen`, `excess_fen` of it excess, credited to the person; contract or CONTRACT_NONE. */
void world_collect(world *w, size_t who, uint32_t which, int64_t fen, int64_t excess_fen);

/* A numbered adjustment row. */
void world_enter(world *w, size_t who, adjustment_kind kind, int64_t fen);

/* An adjustment row that says `all`. */
void world_enter_all(world *w, size_t who, adjustment_kind kind);

void world_settle(world *w);

/* A figure after settling, in fen. */
int64_t world_figure(const world *w, size_t who, figure f);

date day(int year, int month_number, int day_number);
month month_at(int year, int month_number);

#endif
