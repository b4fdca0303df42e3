#include "base/price.h"

#include "base/digits.h"

size_t price_format(price each, char buffer[PRICE_TEXT_SIZE])
{
    return digits_format(each.micros, PRICE_PLACES, 0, buffer);
}

size_t quantity_format(quantity count, char buffer[PRICE_TEXT_SIZE])
{
    return digits_format(count.micros, PRICE_PLACES, 0, buffer);
}
