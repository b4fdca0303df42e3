#include "calc/tally.h"

#include "model/contract.h"

/* What a person has so far goes over to the wide tally. */
static void hand_over_person(tally_part *t, uint32_t who)
{
    person_tally *wide = &t->outgrown.people[who];
    wide->collected_fen += t->people[who].collected_fen;
    wide->excess_fen += t->people[who].excess_fen;
    t->people[who].collected_fen = t->people[who].excess_fen = 0;
    t->has_outgrown = true;
}

static void hand_over_contract(tally_part *t, uint32_t which)
{
    t->outgrown.contracts[which].collected_fen += t->contracts[which].collected_fen;
    t->contracts[which].collected_fen = 0;
    t->has_outgrown = true;
}

static inline void add_to_person(tally_part *t, uint32_t who, int64_t amount, int64_t excess)
{
    person_sums *sums = &t->people[who];
    int64_t collected_fen, excess_fen;
    /* Both are added whatever the first says, and asked about at once: one branch a row, not two. */
    const int collected_ends = __builtin_add_overflow(sums->collected_fen, amount, &collected_fen);
    const int excess_ends = __builtin_add_overflow(sums->excess_fen, excess, &excess_fen);
    if (collected_ends | excess_ends) {
        hand_over_person(t, who);
        collected_fen = amount;
        excess_fen = excess;
    }
    sums->collected_fen = collected_fen;
    sums->excess_fen = excess_fen;
    sums->rows++;
}

static inline void add_to_contract(tally_part *t, uint32_t which, int64_t amount)
{
    contract_sums *sums = &t->contracts[which];
    int64_t collected_fen;
    if (__builtin_add_overflow(sums->collected_fen, amount, &collected_fen)) {
        hand_over_contract(t, which);
        collected_fen = amount;
    }
    sums->collected_fen = collected_fen;
    sums->rows++;
}

void tally_add(tally_part *t, const payment *rows, const credited *lines, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        add_to_person(t, rows[i].person, rows[i].amount.fen, lines[i].excess.fen);
        if (rows[i].contract != CONTRACT_NONE)
            add_to_contract(t, rows[i].contract, rows[i].amount.fen);
    }
}

static void merge_wide(tally *into, const tally *from)
{
    for (size_t i = 0; i < into->person_count; i++) {
        into->people[i].collected_fen += from->people[i].collected_fen;
        into->people[i].excess_fen += from->people[i].excess_fen;
    }
    for (size_t i = 0; i < into->contract_count; i++)
        into->contracts[i].collected_fen += from->contracts[i].collected_fen;
}

void tally_merge(tally *into, const tally_part *from)
{
    for (size_t i = 0; i < into->person_count; i++) {
        into->people[i].collected_fen += from->people[i].collected_fen;
        into->people[i].excess_fen += from->people[i].excess_fen;
        into->people[i].rows += from->people[i].rows;
    }
    for (size_t i = 0; i < into->contract_count; i++) {
        into->contracts[i].collected_fen += from->contracts[i].collected_fen;
        into->contracts[i].rows += from->contracts[i].rows;
    }
    if (from->has_outgrown)
        merge_wide(into, &from->outgrown);
}
