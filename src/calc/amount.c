#include "calc/amount.h"

#include "base/round.h"

/* A price in millionths of a yuan times a quantity in millionths, in one fen. */
#define MICRO_PRODUCTS_PER_FEN INT64_C(10000000000)

int128 amount_min(int128 a, int128 b)
{
    return a < b ? a : b;
}

int128 amount_max(int128 a, int128 b)
{
    return a > b ? a : b;
}

int128 amount_times_rate(int128 fen, rate r)
{
    return round_half_away(fen * r.millionths, RATE_ONE_MILLIONTHS);
}

int128 amount_of_sale(quantity sold, price each)
{
    return round_half_away((int128)sold.micros * each.micros, MICRO_PRODUCTS_PER_FEN);
}

/* The amount, or the nearest one that fits; false when it had to be another. */
static bool fit(int128 fen, money *out)
{
    if (int128_narrow(fen, &out->fen))
        return true;
    out->fen = fen > 0 ? INT64_MAX : INT64_MIN;
    return false;
}

int128 payslip_fen(const payslip *slip, figure f)
{
    return slip->figures[f].fen;
}

void payslip_set(payslip *slip, figure f, int128 fen)
{
    const bool failed_before = slip->findings & FINDING_OVERFLOW;
    if (fit(fen, &slip->figures[f]) || failed_before)
        return;
    slip->findings |= FINDING_OVERFLOW;
    slip->failed_figure = f;
}

void payslip_add(payslip *slip, figure f, int128 fen)
{
    payslip_set(slip, f, payslip_fen(slip, f) + fen);
}

int128 account_fen(const contract_account *account, contract_figure f)
{
    return account->figures[f].fen;
}

void account_set(contract_account *account, contract_figure f, int128 fen)
{
    const bool failed_before = account->findings & FINDING_CONTRACT_OVERFLOW;
    if (fit(fen, &account->figures[f]) || failed_before)
        return;
    account->findings |= FINDING_CONTRACT_OVERFLOW;
    account->failed_figure = f;
}
