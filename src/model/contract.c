#include "model/contract.h"

uint32_t contracts_find(const contracts *all, text id)
{
    _Static_assert(CONTRACT_NONE == NAME_NONE, "what the index does not hold is no contract");
    return name_index_find(&all->by_id, id);
}
