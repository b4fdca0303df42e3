#include "base/digits.h"

#include <string.h>

#define WORD_LIMIT UINT64_C(100000000) /* what has no more than eight digits */

/*
 * The eight digits of a value below WORD_LIMIT as eight bytes 0 to 9, the first digit lowest: halves, then quarters, then
 * digits, each step for all of them at once.
 */
static inline uint64_t eight_digits(uint64_t value)
{
    const uint64_t halves = value / 10000 | (value % 10000) << 32;
    const uint64_t hundreds = (halves * 10486) >> 20 & (UINT64_C(0x7F) << 32 | 0x7F);
    const uint64_t quarters = hundreds + ((halves - 100 * hundreds) << 16);
    const uint64_t tens = (quarters * 103) >> 10 & UINT64_C(0x000F000F000F000F);
    return tens + ((quarters - 10 * tens) << 8);
}

/* Writes eight bytes 0 to 9 as characters, the lowest first. */
static inline void store_digits(uint64_t digits, char *to)
{
    uint64_t word = digits | UINT64_C(0x3030303030303030);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    memcpy(to, &word, sizeof word);
}

/* The digits of a value below WORD_LIMIT, none in front that is not needed; writes eight bytes, returns how many count. */
static inline size_t put_short(uint64_t value, char *to)
{
    const uint64_t digits = eight_digits(value);
    const unsigned leading = value == 0 ? 7 : (unsigned)__builtin_ctzll(digits) / 8;
    store_digits(digits >> (8 * leading), to);
    return 8 - leading;
}

static inline size_t put_whole(uint64_t value, char *to)
{
    if (value < WORD_LIMIT)
        return put_short(value, to);
    const size_t length = put_whole(value / WORD_LIMIT, to);
    store_digits(eight_digits(value % WORD_LIMIT), to + length);
    return length + 8;
}

/* Two decimals, of which both stay. */
static inline size_t put_hundredths(uint64_t value, char *buffer)
{
    const size_t length = put_whole(value / 100, buffer);
    const unsigned hundredths = (unsigned)(value % 100);
    buffer[length] = '.';
    buffer[length + 1] = (char)('0' + hundredths / 10);
    buffer[length + 2] = (char)('0' + hundredths % 10);
    return length + 3;
}

/* Eight decimals, of which at least `least` stay; zeros behind those go. */
static inline size_t put_eight_places(uint64_t value, size_t least, char *buffer)
{
    const size_t length = put_whole(value / WORD_LIMIT, buffer);
    const uint64_t digits = eight_digits(value % WORD_LIMIT);
    const size_t needed = digits == 0 ? 0 : 8 - (unsigned)__builtin_clzll(digits) / 8;
    const size_t kept = needed > least ? needed : least;
    buffer[length] = '.';
    store_digits(digits, buffer + length + 1);
    return kept == 0 ? length : length + 1 + kept;
}

/* The digits of value, last first; returns how many. */
static size_t digits_reversed(uint128 value, char *out)
{
    size_t count = 0;
    do {
        out[count++] = (char)('0' + (int)(value % 10));
        value /= 10;
    } while (value > 0);
    return count;
}

/* Any value, any places. */
static size_t put_wide(uint128 value, int places, int least, char *buffer)
{
    char reversed[DIGITS_TEXT_SIZE] = {0};
    size_t count = digits_reversed(value, reversed);
    while (count <= (size_t)places) /* at least one digit before the point */
        reversed[count++] = '0';

    size_t dropped = 0;
    while (dropped < (size_t)(places - least) && reversed[dropped] == '0')
        dropped++;

    size_t length = 0;
    for (size_t i = count; i > dropped; i--) {
        if (i == (size_t)places)
            buffer[length++] = '.';
        buffer[length++] = reversed[i - 1];
    }
    return length;
}

/* The places that are asked for all the time, in 64 bits. */
static size_t put_magnitude(uint128 value, int places, int least, char *buffer)
{
    if (value > UINT64_MAX)
        return put_wide(value, places, least, buffer);
    if (places == 2 && least == 2)
        return put_hundredths((uint64_t)value, buffer);
    if (places == 8)
        return put_eight_places((uint64_t)value, (size_t)least, buffer);
    return places == 0 ? put_whole((uint64_t)value, buffer) : put_wide(value, places, least, buffer);
}

size_t digits_format(int128 value, int places, int least, char *buffer)
{
    const bool negative = value < 0;
    buffer[0] = '-';
    const size_t length = negative + put_magnitude(negative ? -(uint128)value : (uint128)value, places, least, buffer + negative);
    buffer[length] = '\0';
    return length;
}
