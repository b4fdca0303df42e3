#include "calc/receivable.h"

#include "calc/amount.h"

static bool above_contract(const contract *c, const contract_account *account)
{
    return c->has_quantity && account_fen(account, CONTRACT_COLLECTED) > 0 &&
           account_fen(account, CONTRACT_COLLECTED_TO_DATE) >
               amount_of_sale(c->count, c->contract_price);
}

static void look(const settle_facts *facts, size_t which, contract_account *account)
{
    const contract_opening *start = &facts->opening->contracts[which];
    account->listed = start->listed || account_fen(account, CONTRACT_DUE_TO_DATE) != 0 ||
                      account_fen(account, CONTRACT_COLLECTED_TO_DATE) != 0;
    if (!facts->opening->first_month && start->due_before_fen != start->due_to_date_before.fen)
        account->findings |= FINDING_INSTALMENTS_CHANGED;
    if (above_contract(&facts->contracts->items[which], account))
        account->findings |= FINDING_ABOVE_CONTRACT;
}

void receivable_settle(const settle_facts *facts, size_t which, contract_account *account)
{
    const contract_opening *start = &facts->opening->contracts[which];
    const int128 collected = facts->tally->contracts[which].collected_fen;
    const int128 due_to_date = start->due_before_fen + start->due_in_month_fen;
    const int128 collected_to_date = start->collected_to_date.fen + collected;
    account_set(account, CONTRACT_COLLECTED_BEFORE, start->collected_to_date.fen);
    account_set(account, CONTRACT_DUE_BEFORE, start->due_before_fen);
    account_set(account, CONTRACT_COLLECTED, collected);
    account_set(account, CONTRACT_DUE_TO_DATE, due_to_date);
    account_set(account, CONTRACT_COLLECTED_TO_DATE, collected_to_date);
    account_set(account, CONTRACT_OVERDUE, amount_max(0, due_to_date - collected_to_date));
    look(facts, which, account);
}
