#include "base/rate.h"

#include "base/digits.h"

/* A millionth of the whole is a ten-thousandth of a percent. */
#define PERCENT_PLACES 4

size_t rate_format(rate r, char buffer[RATE_TEXT_SIZE])
{
    size_t length = digits_format(r.millionths, PERCENT_PLACES, 0, buffer);
    buffer[length++] = '%';
    buffer[length] = '\0';
    return length;
}
