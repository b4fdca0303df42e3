/*
 * Numbers in the form that nearly all cells have, "1234.50": up to eight digits, a point and one or two more. That is far
 * within every limit. Whatever else a number may look like, base/decimal knows.
 */
#ifndef SALESPAY_BASE_PLAIN_NUMBER_H
#define SALESPAY_BASE_PLAIN_NUMBER_H

#include "base/digit_run.h"

/* So many bytes before a number must be there to be read, whatever they are. */
#define PLAIN_NUMBER_BEFORE DIGIT_RUN_MAX

/* Decimals: a point before the last or the last two characters, or none. */
static inline size_t plain_number_places(const char *bytes, size_t size)
{
    if (size > 3 && bytes[size - 3] == '.')
        return 2;
    return size > 2 && bytes[size - 2] == '.' ? 1 : 0;
}

/* The decimals, in hundredths; above 99 where one is no digit. */
static inline uint32_t plain_number_fraction(const char *bytes, size_t decimals)
{
    const uint32_t tens = (unsigned char)bytes[0] - (uint32_t)'0';
    const uint32_t ones = decimals == 2 ? (unsigned char)bytes[1] - (uint32_t)'0' : 0;
    return tens <= 9 && ones <= 9 ? tens * 10 + ones : UINT32_MAX;
}

/* In units of 10^-places, places being 2 to 6. False, and nothing said, when the bytes are not in that form. */
static inline bool plain_number_read(const char *bytes, size_t size, int places, int64_t *out)
{
    static const int64_t scale[] = {1, 10, 100, 1000, 10000, 100000, 1000000};
    uint32_t whole, hundredths = 0;
    const size_t decimals = plain_number_places(bytes, size);
    const size_t whole_size = size - decimals - (decimals > 0);
    if (whole_size - 1 >= DIGIT_RUN_MAX || !digit_run_value_behind(bytes, whole_size, &whole))
        return false;
    if (decimals > 0)
        hundredths = plain_number_fraction(bytes + whole_size + 1, decimals);
    *out = whole * scale[places] + hundredths * scale[places - 2];
    return hundredths <= 99;
}

#endif
