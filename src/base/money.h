/*
 * Money: an integer count of fen (0.01 yuan). Never a floating-point number.
 *
 * An amount in an input is at most ±10 trillion yuan (MONEY_INPUT_LIMIT_FEN); a sum or a figure may use all 64 bits,
 * and one that does not fit is an error that the caller reports. money, price, quantity and rate are different structs
 * so that the compiler refuses to mix them.
 */
#ifndef SALESPAY_BASE_MONEY_H
#define SALESPAY_BASE_MONEY_H

#include <stddef.h>
#include <stdint.h>

#include "base/int128.h"

typedef struct {
    int64_t fen;
} money;

#define MONEY_ZERO ((money){0})
#define MONEY_INPUT_LIMIT_FEN INT64_C(1000000000000000) /* 10 trillion yuan */

static inline money money_of_fen(int64_t fen)
{
    return (money){fen};
}

/* -1, 0 or 1. */
static inline int money_compare(money a, money b)
{
    return (a.fen > b.fen) - (a.fen < b.fen);
}

/* "-1234.50": two decimals, no separators. Returns the length; writes at most MONEY_TEXT_SIZE bytes with the NUL. */
#define MONEY_TEXT_SIZE 24
size_t money_format(money amount, char buffer[MONEY_TEXT_SIZE]);

/*
 * An exact amount in units of 10^-8 yuan (fen × a rate's millionths), as commission_lines.csv shows it: 2 to 8 decimals,
 * trailing zeros beyond the second dropped. Writes at most EXACT_TEXT_SIZE bytes with the NUL; returns the length.
 */
#define EXACT_TEXT_SIZE 56
size_t money_format_exact(int128 fen_millionths, char buffer[EXACT_TEXT_SIZE]);

#endif
