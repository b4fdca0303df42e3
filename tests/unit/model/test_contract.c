#include "unit.h"

#include "model/contract.h"

// A payment would count on another contract than the one it names.
START_TEST(is_found_by_id)
{
    contract items[1] = {{.id = TEXT_LITERAL("HT2601")}};
    contracts all = {.given = true, .items = items, .count = 1, .by_id = NAME_INDEX_EMPTY};
    uint32_t stored;
    ck_assert_uint_eq(contracts_find(&all, items[0].id), CONTRACT_NONE);
    ck_assert(name_index_put(&all.by_id, items[0].id, 0, &stored));
    ck_assert_uint_eq(contracts_find(&all, text_of("HT2601")), 0);
    ck_assert_uint_eq(contracts_find(&all, text_of("HT26011")), CONTRACT_NONE);
    name_index_release(&all.by_id);
}
END_TEST

Suite *suite(void)
{
    return suite_of("contract", is_found_by_id);
}
