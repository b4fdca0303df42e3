/*
 * Numbers in the form that nearly all cells have, "1234.50": up to eight digits, a point and one or two more. That is far
 * within every limit. Whatever else a number may look like, base/decimal knows.
 */
#ifndef SALESPAY_BASE_PLAIN_NUMBER_H
#define SALESPAY_BASE_PLAIN_NUMBER_H

#include "base/digit_run.h"

/* So many bytes before a number must be there to be read, whatever they are. */
#define PLAIN_NUMBER_BEFORE DIGIT_RUN_MAX

/* The same as plain_number_read, for numbers of any size and with one decimal, too. */
bool plain_number_read_any(const char *bytes, size_t size, int64_t *hundredths);

/*
 * In hundredths. False, and nothing said, when the bytes are not in that form.
 *
 * A number of up to eight characters is one word, whose last byte is the highest: what stands before the point moves up by
 * one, over the point, and all its digits then make one run.
 */
static inline bool plain_number_read(const char *bytes, size_t size, int64_t *hundredths)
{
    const uint64_t front = UINT64_MAX >> 24, cents = UINT64_MAX << 48;
    uint32_t value;
    if (size - 1 >= DIGIT_RUN_MAX)
        return plain_number_read_any(bytes, size, hundredths);
    const uint64_t word = digit_run_load(bytes + size - DIGIT_RUN_MAX);
    if ((word >> 40 & 0xFF) == '.' && size > 3) {
        if (!digit_run_of_word((word & cents) | (word & front) << 8, size - 1, &value))
            return false;
        *hundredths = value;
        return true;
    }
    if (!digit_run_of_word(word, size, &value))
        return plain_number_read_any(bytes, size, hundredths);
    *hundredths = value * INT64_C(100);
    return true;
}

#endif
