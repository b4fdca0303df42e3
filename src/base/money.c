#include "base/money.h"

#include "base/digits.h"
#include "base/round.h"

/* quantity × price is in 10^-12 yuan: this many of them make a fen. */
#define SALE_UNITS_PER_FEN INT64_C(10000000000)

bool money_add(money a, money b, money *out)
{
    return money_of_int128((int128)a.fen + b.fen, out);
}

bool money_subtract(money a, money b, money *out)
{
    return money_of_int128((int128)a.fen - b.fen, out);
}

bool money_negate(money a, money *out)
{
    return money_of_int128(-(int128)a.fen, out);
}

bool money_of_int128(int128 fen, money *out)
{
    return int128_narrow(fen, &out->fen);
}

bool money_times_rate(money amount, rate factor, money *out)
{
    return money_of_int128(round_half_away((int128)amount.fen * factor.millionths, RATE_ONE_MILLIONTHS), out);
}

bool money_times_ratio(money amount, money numerator, money denominator, money *out)
{
    return money_of_int128(round_half_away((int128)amount.fen * numerator.fen, denominator.fen), out);
}

bool money_of_sale(quantity sold, price each, money *out)
{
    return money_of_int128(round_half_away((int128)sold.micros * each.micros, SALE_UNITS_PER_FEN), out);
}

size_t money_format(money amount, char buffer[MONEY_TEXT_SIZE])
{
    return digits_format(amount.fen, 2, 2, buffer);
}

size_t money_format_exact(int128 fen_millionths, char buffer[EXACT_TEXT_SIZE])
{
    return digits_format(fen_millionths, 8, 2, buffer);
}
