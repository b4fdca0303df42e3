/*
 * What the labour law asks of a month's pay (劳动法规提示). It changes no figure: the caller tells of it.
 *
 *   minimum wage   最低工资规定 art. 12: pay for a whole month, the allowances for heat and cold left out, is not below
 *                  the minimum wage of the place. Looked at for those employed on every day of the month.
 *   cuts           工资支付暂行规定 art. 16: a loss that a person caused may cost at most 20% of the month's pay. Cuts are
 *                  base_forfeit, late_deduction, deductions and risk_fund_drawn; the month's pay is what it earned
 *                  before any cut and before the fund.
 *   leaver's fund  art. 9: when employment ends, pay is settled in full. The fund of somebody who left by the month's
 *                  last day is 0 at its end.
 *   tax            art. 15: income tax is for the employer to withhold.
 */
#ifndef SALESPAY_CALC_NOTICES_H
#define SALESPAY_CALC_NOTICES_H

#include <stdbool.h>

#include "base/int128.h"
#include "model/payslip.h"

typedef enum {
    NOTICE_MINIMUM_WAGE,
    NOTICE_CUTS,
    NOTICE_LEAVERS_FUND,
    NOTICE_TAX,
    NOTICE_COUNT
} notice;

/* Amounts in fen: what was found, and what it was held against. */
typedef struct {
    int128 found, against;
} notice_amounts;

/* Whether there is something to tell of a person with a payslip, all of whose figures are filled. */
bool notice_applies(notice which, const settle_facts *facts, size_t who, const payslip *slip,
                    notice_amounts *out);

#endif
