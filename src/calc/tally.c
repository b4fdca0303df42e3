#include "calc/tally.h"

#include "model/contract.h"

void tally_add(tally *t, const payment *p, credited line)
{
    person_tally *credit = &t->people[p->person];
    credit->collected_fen += p->amount.fen;
    credit->excess_fen += line.excess.fen;
    credit->rows++;
    if (p->contract == CONTRACT_NONE)
        return;
    contract_tally *owed = &t->contracts[p->contract];
    owed->collected_fen += p->amount.fen;
    owed->rows++;
}

void tally_merge(tally *into, const tally *from)
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
}
