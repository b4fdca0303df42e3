#include "base/digits.h"

#include "base/digits_quick.h"

#define THREE(hundreds, tens, ones) (('0' + (hundreds)) | ('0' + (tens)) << 8 | ('0' + (ones)) << 16)
#define TEN(h, t)                                                                                                      \
    THREE(h, t, 0), THREE(h, t, 1), THREE(h, t, 2), THREE(h, t, 3), THREE(h, t, 4), THREE(h, t, 5), THREE(h, t, 6),    \
        THREE(h, t, 7), THREE(h, t, 8), THREE(h, t, 9)
#define HUNDRED(h)                                                                                                     \
    TEN(h, 0), TEN(h, 1), TEN(h, 2), TEN(h, 3), TEN(h, 4), TEN(h, 5), TEN(h, 6), TEN(h, 7), TEN(h, 8), TEN(h, 9)

const uint32_t digits_three[1000] = {HUNDRED(0), HUNDRED(1), HUNDRED(2), HUNDRED(3), HUNDRED(4),
                                     HUNDRED(5), HUNDRED(6), HUNDRED(7), HUNDRED(8), HUNDRED(9)};

char *digits_put_long(char *to, uint64_t value)
{
    to = digits_put_count(to, value / DIGITS_SIX_LIMIT);
    digits_store(digits_six((uint32_t)(value % DIGITS_SIX_LIMIT)), to);
    return to + 6;
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
    if (value <= UINT64_MAX && places == 2 && least == 2)
        return (size_t)(digits_put_hundredths(buffer, (uint64_t)value) - buffer);
    if (value <= UINT64_MAX && places == 8 && least > 0)
        return (size_t)(digits_put_eight_places(buffer, (uint64_t)value, (unsigned)least) - buffer);
    if (value <= UINT64_MAX && places == 0)
        return (size_t)(digits_put_count(buffer, (uint64_t)value) - buffer);
    return put_wide(value, places, least, buffer);
}

size_t digits_format(int128 value, int places, int least, char *buffer)
{
    const bool negative = value < 0;
    buffer[0] = '-';
    const size_t length = negative + put_magnitude(negative ? -(uint128)value : (uint128)value, places, least, buffer + negative);
    buffer[length] = '\0';
    return length;
}
