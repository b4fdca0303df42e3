/*
 * Prices (公司定价, 合同价) and quantities (数量): exact decimals of at most 6 places, under 1 trillion.
 */
#ifndef SALESPAY_BASE_PRICE_H
#define SALESPAY_BASE_PRICE_H

#include <stddef.h>
#include <stdint.h>

typedef struct {
    int64_t micros; /* millionths of a yuan */
} price;

typedef struct {
    int64_t micros; /* millionths of a unit */
} quantity;

#define PRICE_PLACES 6
#define PRICE_LIMIT_MICROS INT64_C(1000000000000000000) /* exclusive: 1 trillion */

/* "12.5": no trailing zeros, no separators. Returns the length; at most PRICE_TEXT_SIZE bytes with the NUL. */
#define PRICE_TEXT_SIZE 32
size_t price_format(price each, char buffer[PRICE_TEXT_SIZE]);
size_t quantity_format(quantity count, char buffer[PRICE_TEXT_SIZE]);

#endif
