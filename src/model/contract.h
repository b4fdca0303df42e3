/*
 * Contracts (合同) and the instalments (应收) they owe.
 */
#ifndef SALESPAY_MODEL_CONTRACT_H
#define SALESPAY_MODEL_CONTRACT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/diagnostics.h"
#include "base/money.h"
#include "base/name_index.h"
#include "base/price.h"
#include "base/text.h"

#define CONTRACT_NONE UINT32_MAX

/* What every payment is held against stands first, and a contract fills two cache lines: one of them is then enough. */
typedef struct {
    uint32_t owner; /* index into people, or PERSON_NONE where not known in the month (wrong once it carries a figure) */
    date signed_on; /* 签订日期, or DATE_NONE */
    price list_price, contract_price; /* 公司定价, 合同价; more than 0 */
    text id;                          /* 合同号 */
    text owner_id;
    text customer, product;
    bool has_quantity;
    quantity count;
    money collected_opening; /* 期初已回款 */
    uint64_t line;
} __attribute__((aligned(16))) contract;

/* In the order of contracts.csv. given: the file is there at all. */
typedef struct {
    bool given;
    contract *items;
    size_t count;
    name_index by_id;
    source_id source;
} contracts;

uint32_t contracts_find(const contracts *all, text id);

/* One instalment, valid during the call it is handed to. */
typedef struct {
    uint32_t contract;
    date due;
    money amount; /* more than 0 */
    uint64_t line;
} instalment;

#endif
