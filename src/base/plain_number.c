#include "base/plain_number.h"

/* Decimals: a point before the last or the last two characters, or none. */
static size_t places_of(const char *bytes, size_t size)
{
    if (size > 3 && bytes[size - 3] == '.')
        return 2;
    return size > 2 && bytes[size - 2] == '.' ? 1 : 0;
}

bool plain_number_read_any(const char *bytes, size_t size, int64_t *hundredths)
{
    static const int64_t scale[] = {100, 10, 1};
    uint32_t whole, fraction = 0;
    const size_t decimals = places_of(bytes, size);
    const size_t whole_size = size - decimals - (decimals > 0);
    if (whole_size - 1 >= DIGIT_RUN_MAX || !digit_run_value_behind(bytes, whole_size, &whole))
        return false;
    if (decimals > 0 && !digit_run_value_behind(bytes + whole_size + 1, decimals, &fraction))
        return false;
    *hundredths = whole * INT64_C(100) + fraction * scale[decimals];
    return true;
}
