/*
 * Adjustments (调整): the parts of a payslip that people enter by hand.
 */
#ifndef SALESPAY_MODEL_ADJUSTMENT_H
#define SALESPAY_MODEL_ADJUSTMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diagnostics.h"
#include "base/int128.h"
#include "base/messages.h"
#include "base/money.h"
#include "base/text.h"

/* Kind, name in the file, Chinese name, whether the amount may be `all` (全部). */
#define ADJUSTMENT_KINDS(KIND)                                                                                         \
    KIND(BONUS, "bonus", "奖金", false)                                                                                \
    KIND(ADDITION, "addition", "补发", false)                                                                          \
    KIND(DEDUCTION, "deduction", "扣款", false)                                                                        \
    KIND(SOCIAL_INSURANCE, "social_insurance", "社保", false)                                                          \
    KIND(HOUSING_FUND, "housing_fund", "公积金", false)                                                                \
    KIND(TAX, "tax", "个税", false)                                                                                    \
    KIND(BASE_FORFEIT, "base_forfeit", "底薪扣发", true)                                                               \
    KIND(RISK_FUND_RELEASE, "risk_fund_release", "风险金返还", true)                                                   \
    KIND(RISK_FUND_DRAW, "risk_fund_draw", "风险金扣罚", true)                                                         \
    KIND(CARRY_WRITE_OFF, "carry_write_off", "结转核销", true)

typedef enum {
#define KIND(id, name, chinese, all) ADJUSTMENT_##id,
    ADJUSTMENT_KINDS(KIND)
#undef KIND
    ADJUSTMENT_KIND_COUNT
} adjustment_kind;

const char *adjustment_kind_name(adjustment_kind kind, language lang);
bool adjustment_kind_takes_all(adjustment_kind kind);

/* By English or Chinese name; ADJUSTMENT_KIND_COUNT when unknown. */
adjustment_kind adjustment_kind_by_name(text name);

/* One row of the month, valid during the call it is handed to. */
typedef struct {
    uint32_t person; /* index into people */
    adjustment_kind kind;
    bool all;     /* the amount is `all`, 全部 */
    money amount; /* more than 0; 0 with `all` */
    text note;
    uint64_t line;
} adjustment;

/* A person's adjustments of one kind in the month: rows add up; `all` takes what the numbered rows leave. */
typedef struct {
    int128 sum_fen;
    bool all;
    uint64_t first_line; /* in adjustments.csv, for messages; 0: no row */
} adjustment_sum;

/* sums[person][kind], dense by person. */
typedef struct {
    bool given;
    adjustment_sum (*sums)[ADJUSTMENT_KIND_COUNT];
    source_id source;
} adjustments;

#endif
