#include "base/money.h"

#include "base/digits.h"

size_t money_format(money amount, char buffer[MONEY_TEXT_SIZE])
{
    return digits_format(amount.fen, 2, 2, buffer);
}

size_t money_format_exact(int128 fen_millionths, char buffer[EXACT_TEXT_SIZE])
{
    return digits_format(fen_millionths, 8, 2, buffer);
}
