/*
 * The figures of one contract (合同) in a month, by field and by number: account.late is
 * account.figures[CONTRACT_LATE].
 */
#ifndef SALESPAY_MODEL_CONTRACT_FIGURE_H
#define SALESPAY_MODEL_CONTRACT_FIGURE_H

#include <stdbool.h>

#include "base/messages.h"
#include "base/money.h"

typedef enum {
#define CONTRACT_FIGURE(id, name, english, chinese) CONTRACT_##id,
#include "model/contract_figures.def"
#undef CONTRACT_FIGURE
    CONTRACT_FIGURE_COUNT
} contract_figure;

typedef struct {
    union {
        struct {
#define CONTRACT_FIGURE(id, name, english, chinese) money name;
#include "model/contract_figures.def"
#undef CONTRACT_FIGURE
        };
        money figures[CONTRACT_FIGURE_COUNT];
    };
    bool listed;                   /* has a row in receivables.csv */
    unsigned findings;             /* FINDING_… of a contract, in model/payslip.h */
    contract_figure failed_figure; /* with FINDING_CONTRACT_OVERFLOW */
} contract_account;

const char *contract_figure_key(contract_figure f); /* "due_to_date" */
const char *contract_figure_label(contract_figure f,
                                  language lang); /* "due to date", or 累计应收 */

#endif
