/*
 * The result for one person and one month (工资条), and for one contract: what settle reads and
 * what it fills.
 */
#ifndef SALESPAY_MODEL_PAYSLIP_H
#define SALESPAY_MODEL_PAYSLIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/money.h"
#include "model/adjustment.h"
#include "model/contract.h"
#include "model/contract_figure.h"
#include "model/figure.h"
#include "model/opening.h"
#include "model/person.h"
#include "model/rules.h"
#include "model/tally.h"

/* What settle found odd or wrong, as bits; the caller turns them into messages. */
enum {
    /* of a person */
    FINDING_OVERFLOW = 1u << 0,            /* error: a figure does not fit; failed_figure: which */
    FINDING_FUND_OVERDRAWN = 1u << 1,      /* error: more drawn and released than the fund holds */
    FINDING_FORFEIT_CUT = 1u << 2,         /* warning: forfeit was more than the base salary */
    FINDING_WRITE_OFF_CUT = 1u << 3,       /* warning: write-off was more than carried_in */
    FINDING_COLLECTS_NOT_ACTIVE = 1u << 4, /* warning: not active, yet credited with a payment */
    /* of a contract */
    FINDING_ABOVE_CONTRACT = 1u << 5,      /* warning: collected above quantity × contract price */
    FINDING_INSTALMENTS_CHANGED = 1u << 6, /* warning: earlier instalments are not what they were */
    FINDING_OWNER_UNKNOWN = 1u << 7,       /* error: carries a figure, but its owner is not known */
    FINDING_LATE_SIGNED = 1u << 8,         /* warning: signed earlier, but came too late */
    FINDING_CONTRACT_OVERFLOW = 1u << 9    /* error: a figure does not fit; failed_figure: which */
};

/*
 * With FINDING_OVERFLOW the failed figure (the first that did not fit) holds the nearest amount
 * that does, the figures after it follow from that, and neither means anything: the month fails.
 */
typedef struct {
    bool issued; /* gets a payslip */
    bool active;
    int days_active;
    money figures[FIGURE_COUNT];
    unsigned findings;
    figure failed_figure; /* with FINDING_OVERFLOW */
} payslip;

/* Findings of the month as a whole. */
enum {
    FINDING_NO_PROFIT_ROW = 1u << 0, /* warning: [bonus] stands, but the month has no profit row */
    FINDING_NO_WEIGHT = 1u << 1      /* warning: a pool, but nobody to share it */
};

/* Everything settle reads; it owns nothing. No pointer is NULL. */
typedef struct {
    month month;
    const rules *rules;
    const people *people;
    const contracts *contracts;
    const adjustments *adjustments;
    bool has_profit;
    money profit; /* 利润 of the company in the month */
    const opening *opening;
    const tally *tally;
} settle_facts;

/* What settle fills: arrays dense by person and by contract that the caller allocated. */
typedef struct {
    payslip *payslips;
    contract_account *accounts;
    money pool; /* of the profit share */
    unsigned findings;
} settlement;

#endif
