#include "base/digits.h"

#include <string.h>

/* The digits of value, last first; returns how many. 64-bit division where that is enough: it is many times faster. */
static size_t digits_reversed(uint128 value, char *out)
{
    size_t count = 0;
    while (value > UINT64_MAX) {
        out[count++] = (char)('0' + (int)(value % 10));
        value /= 10;
    }
    uint64_t rest = (uint64_t)value;
    do {
        out[count++] = (char)('0' + (int)(rest % 10));
        rest /= 10;
    } while (rest > 0);
    return count;
}

size_t digits_format(int128 value, int places, int least, char *buffer)
{
    char reversed[DIGITS_TEXT_SIZE] = {0};
    uint128 magnitude = value < 0 ? -(uint128)value : (uint128)value;
    size_t count = digits_reversed(magnitude, reversed);
    while (count <= (size_t)places) /* at least one digit before the point */
        reversed[count++] = '0';

    size_t dropped = 0;
    while (dropped < (size_t)(places - least) && reversed[dropped] == '0')
        dropped++;

    size_t length = 0;
    if (value < 0)
        buffer[length++] = '-';
    for (size_t i = count; i > dropped; i--) {
        if (i == (size_t)places)
            buffer[length++] = '.';
        buffer[length++] = reversed[i - 1];
    }
    buffer[length] = '\0';
    return length;
}
