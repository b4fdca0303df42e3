/*
 * Rates: exact decimals of a percent with at most 4 places, 0% to 100%. Held as millionths of the whole: 3% is 30,000.
 */
#ifndef SALESPAY_BASE_RATE_H
#define SALESPAY_BASE_RATE_H

#include <stddef.h>
#include <stdint.h>

typedef struct {
    int32_t millionths;
} rate;

#define RATE_ONE_MILLIONTHS 1000000

/* 1 − r, the part of the commission that is paid at once where r is the holdback. */
static inline rate rate_complement(rate r)
{
    return (rate){RATE_ONE_MILLIONTHS - r.millionths};
}

/* "3%", "12.5%": no trailing zeros. Returns the length; at most RATE_TEXT_SIZE bytes with the NUL. */
#define RATE_TEXT_SIZE 24
size_t rate_format(rate r, char buffer[RATE_TEXT_SIZE]);

#endif
