#include "world.h"

date day(int year, int month_number, int day_number)
{
    date d = DATE_NONE;
    (void)date_of(year, month_number, day_number, &d);
    return d;
}

month month_at(int year, int month_number)
{
    month m = MONTH_NONE;
    (void)month_of(year, month_number, &m);
    return m;
}

static void set_rules(world *w)
{
    w->grades[0] =
        (grade_rules){.base_step = {1000000}, .base_per_step = {20000}, .base_cap = {200000}};
    w->grades[1] = w->grades[0];
    w->grades[1].base_fixed = money_of_fen(100000);
    w->allowances[0] = (allowance_rules){.months = 1u << 6 | 1u << 7, .amount = {1000}};
    w->allowances[1] = (allowance_rules){.months = 1u << 11 | 1u << 0, .amount = {1000}};
    w->rules = (rules){
        .grades = w->grades,
        .grade_count = 2,
        .base_rate = {30000},
        .excess_rate = {100000},
        .has_risk_fund = true,
        .holdback = {100000},
        .fund_cap = {500000},
        .late = LATE_SHORTFALL,
        .grace_days = 5,
        .max_cut = {500000},
        .allowances = w->allowances,
        .allowance_count = 2,
        .has_bonus = true,
        .pool_rate = {10000},
        .share = SHARE_COMMISSION,
    };
}

static void set_people(world *w)
{
    for (size_t i = 0; i < WORLD_PEOPLE; i++)
        w->persons[i] = (person){.hired = DATE_NONE, .left = DATE_NONE};
    w->persons[ZHAO].grade = 1;
    w->persons[SUN].grade = GRADE_UNKNOWN;
    w->persons[SUN].left = day(2025, 12, 31);
    w->people = (people){.items = w->persons, .count = WORLD_PEOPLE};
    for (uint32_t i = 0; i < WORLD_CONTRACTS; i++)
        w->agreements[i] = (contract){.owner = i,
                                      .signed_on = DATE_NONE,
                                      .list_price = {10000000},
                                      .contract_price = {15000000}};
    w->contracts = (contracts){.given = true, .items = w->agreements, .count = WORLD_CONTRACTS};
}

void world_init(world *w)
{
    *w = (world){0};
    set_rules(w);
    set_people(w);
    w->adjustments = (adjustments){.given = true, .sums = w->entered};
    w->opening = (opening){.people = w->people_openings, .contracts = w->contract_openings};
    w->tally = (tally){w->person_tallies, WORLD_PEOPLE, w->contract_tallies, WORLD_CONTRACTS};
    w->out = (settlement){.payslips = w->payslips, .accounts = w->accounts};
    w->facts = (settle_facts){
        .month = month_at(2026, 7),
        .rules = &w->rules,
        .people = &w->people,
        .contracts = &w->contracts,
        .adjustments = &w->adjustments,
        .has_profit = true,
        .opening = &w->opening,
        .tally = &w->tally,
    };
}

void world_collect(world *w, size_t who, uint32_t which, int64_t fen, int64_t excess_fen)
{
    w->person_tallies[who].collected_fen += fen;
    w->person_tallies[who].excess_fen += excess_fen;
    w->person_tallies[who].rows++;
    if (which == CONTRACT_NONE)
        return;
    w->contract_tallies[which].collected_fen += fen;
    w->contract_tallies[which].rows++;
}

void world_enter(world *w, size_t who, adjustment_kind kind, int64_t fen)
{
    w->entered[who][kind].sum_fen += fen;
    w->entered[who][kind].first_line = 2;
}

void world_enter_all(world *w, size_t who, adjustment_kind kind)
{
    w->entered[who][kind].all = true;
    w->entered[who][kind].first_line = 2;
}

void world_settle(world *w)
{
    const profit_share_scratch scratch = {w->weights, w->shares, w->remainders};
    settle(&w->facts, &scratch, 1, &w->out);
}

int64_t world_figure(const world *w, size_t who, figure f)
{
    return w->payslips[who].figures[f].fen;
}
