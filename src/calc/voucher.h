/*
 * The voucher of a month (记账凭证): what its pay is booked on, by account.
 *
 * Accrual (计提): the month's earnings, the part withheld for the risk fund among them, are an expense; they are owed as
 * wages and as fund. What is released moves from the fund to the wages, what is drawn (扣罚) from the fund to an account
 * of its own. Payment (发放): the wages go to the bank and to those for whom they are withheld; what a person's pay
 * does not cover is owed to the company (结转) until it is deducted later or written off.
 *
 * Debits equal credits for each person and part, by the formulas of gross_pay, net_pay and carried_out.
 */
#ifndef SALESPAY_CALC_VOUCHER_H
#define SALESPAY_CALC_VOUCHER_H

#include "base/int128.h"
#include "model/export_rules.h"
#include "model/payslip.h"

#define VOUCHER_TERMS_MAX 3

/* A line: the figures it adds up, each with its sign; debit side positive, credit side negative. */
typedef struct {
    voucher_part part;
    voucher_account account;
    struct {
        int sign;
        figure figure;
    } terms[VOUCHER_TERMS_MAX]; /* ends with sign 0 */
} voucher_line;

extern const voucher_line voucher_lines[];
extern const size_t voucher_line_count;

/* What one payslip brings to the line, in fen: above 0 debit, below 0 credit. */
int128 voucher_amount(const voucher_line *line, const payslip *slip);

/* Σ over the issued payslips. */
int128 voucher_sum(const voucher_line *line, const payslip *slips, size_t count);

/* Whether an account is kept by person: the fund and the amounts carried over. */
bool voucher_is_by_person(voucher_account account);

#endif
