/*
 * The arithmetic of the formulas: fen in 128 bits, so that no product and no sum of them overflows
 * on the way, and one checked place where a figure is narrowed to the 64 bits of money.
 */
#ifndef SALESPAY_CALC_AMOUNT_H
#define SALESPAY_CALC_AMOUNT_H

#include "base/int128.h"
#include "base/rate.h"
#include "model/payslip.h"

int128 amount_min(int128 a, int128 b);
int128 amount_max(int128 a, int128 b);

/* round(fen × r). |fen| at most 2^64. */
int128 amount_times_rate(int128 fen, rate r);

/* round(quantity × price), to the fen. */
int128 amount_of_sale(quantity sold, price each);

/* A figure of the payslip, in fen. */
int128 payslip_fen(const payslip *slip, figure f);

/*
 * Stores a figure, or adds to it. One that does not fit becomes the nearest amount that does, and
 * FINDING_OVERFLOW names it, unless an earlier figure failed already.
 */
void payslip_set(payslip *slip, figure f, int128 fen);
void payslip_add(payslip *slip, figure f, int128 fen);

/* The same for a contract's figures, with FINDING_CONTRACT_OVERFLOW. */
int128 account_fen(const contract_account *account, contract_figure f);
void account_set(contract_account *account, contract_figure f, int128 fen);

#endif
