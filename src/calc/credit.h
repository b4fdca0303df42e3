/*
 * Credit: one payment (回款) split into its regular part (正价回款) and its excess (超额), and the
 * commission that each earns exactly.
 *
 * Pay rules: base commission (基本提成) is a rate of the regular part, excess commission (超额提成)
 * a rate of what was collected above the company's price, recognised with each payment in
 * proportion.
 */
#ifndef SALESPAY_CALC_CREDIT_H
#define SALESPAY_CALC_CREDIT_H

#include <stdbool.h>

#include "base/int128.h"
#include "model/payment.h"
#include "model/rules.h"

/*
 * excess = round(amount × (contract_price − list_price) / contract_price) where contract_price >
 * list_price; below it 0, or under below_list = deduct the same formula, negative. Without prices
 * 0. regular = amount − excess. A refund goes by the same formulas.
 * False, and *out untouched, when a part does not fit 64 bits. below_list = reject is judged where
 * the row is read, not here.
 */
bool credit_payment(const rules *r, const payment *p, credited *out);

/* The same of many rows, up to the first of which it is false; returns how many stand before that. */
size_t credit_payments(const rules *r, const payment *rows, size_t count, credited *lines);

/*
 * The line's commission in 10^-6 fen, not rounded: a person's sum, rounded, is the payslip's
 * figure.
 */
static inline int128 credit_base_commission(const rules *r, credited line)
{
    return (int128)line.regular.fen * r->base_rate.millionths;
}

static inline int128 credit_excess_commission(const rules *r, credited line)
{
    return (int128)line.excess.fen * r->excess_rate.millionths;
}

#endif
