#include "explain/fraction.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/digits.h"
#include "base/round.h"

#define LIMIT ((int128)1 << 126)

static int128 magnitude(int128 value)
{
    return value < 0 ? -value : value;
}

static int128 common_divisor(int128 a, int128 b)
{
    while (b != 0) {
        const int128 rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

static bool multiply(int128 a, int128 b, int128 *out)
{
    if (a != 0 && magnitude(b) > LIMIT / magnitude(a))
        return false;
    *out = a * b;
    return true;
}

fraction fraction_of(int128 numerator, int128 denominator)
{
    const int128 shared = common_divisor(magnitude(numerator), denominator);
    return (fraction){numerator / shared, denominator / shared};
}

fraction fraction_of_money(money amount)
{
    return fraction_of(amount.fen, 100);
}

/* Over the least common denominator, which keeps sums of amounts small. */
bool fraction_add(fraction a, fraction b, fraction *out)
{
    const int128 shared = common_divisor(a.denominator, b.denominator);
    int128 left, right, denominator;
    if (!multiply(a.numerator, b.denominator / shared, &left) ||
        !multiply(b.numerator, a.denominator / shared, &right) ||
        !multiply(a.denominator, b.denominator / shared, &denominator) || magnitude(left + right) > LIMIT)
        return false;
    *out = fraction_of(left + right, denominator);
    return true;
}

fraction fraction_negate(fraction a)
{
    return (fraction){-a.numerator, a.denominator};
}

bool fraction_subtract(fraction a, fraction b, fraction *out)
{
    return fraction_add(a, fraction_negate(b), out);
}

/* Reduced crosswise first: the product is then in lowest terms, and overflows only where it must. */
bool fraction_multiply(fraction a, fraction b, fraction *out)
{
    const fraction left = fraction_of(a.numerator, b.denominator), right = fraction_of(b.numerator, a.denominator);
    fraction product;
    if (!multiply(left.numerator, right.numerator, &product.numerator) ||
        !multiply(left.denominator, right.denominator, &product.denominator))
        return false;
    *out = product;
    return true;
}

bool fraction_divide(fraction a, fraction b, fraction *out)
{
    if (b.numerator == 0)
        return false;
    const fraction turned = b.numerator > 0 ? (fraction){b.denominator, b.numerator}
                                            : (fraction){-b.denominator, -b.numerator};
    return fraction_multiply(a, turned, out);
}

bool fraction_compare(fraction a, fraction b, int *out)
{
    fraction difference;
    if (!fraction_subtract(a, b, &difference))
        return false;
    *out = (difference.numerator > 0) - (difference.numerator < 0);
    return true;
}

bool fraction_round(fraction a, fraction *out)
{
    fraction fen;
    if (!fraction_multiply(a, (fraction){100, 1}, &fen))
        return false;
    *out = fraction_of(round_half_away(fen.numerator, fen.denominator), 100);
    return true;
}

fraction fraction_floor(fraction a)
{
    int128 whole = a.numerator / a.denominator;
    if (a.numerator % a.denominator < 0)
        whole--;
    return (fraction){whole, 1};
}

/* The value × 10^places where that is whole and fits. */
static bool whole_at(fraction a, int places, int128 *out)
{
    int128 scale = 1;
    for (int i = 0; i < places; i++)
        scale *= 10;
    fraction scaled;
    if (!fraction_multiply(a, (fraction){scale, 1}, &scaled) || scaled.denominator != 1)
        return false;
    *out = scaled.numerator;
    return true;
}

size_t fraction_format(fraction a, int least, char buffer[FRACTION_TEXT_SIZE])
{
    int128 whole;
    if (whole_at(a, FRACTION_PLACES_MAX, &whole))
        return digits_format(whole, FRACTION_PLACES_MAX, least, buffer);
    size_t length = digits_format(a.numerator, 0, 0, buffer);
    buffer[length++] = '/';
    return length + digits_format(a.denominator, 0, 0, buffer + length);
}

/* Copies digits with a comma between thousands. */
static size_t group(const char *plain, char *out)
{
    const char *point = strchr(plain, '.');
    const size_t whole = point ? (size_t)(point - plain) : strlen(plain);
    size_t length = 0;
    for (size_t i = 0; plain[i]; i++) {
        if (i < whole && i > (plain[0] == '-') && (whole - i) % 3 == 0)
            out[length++] = ',';
        out[length++] = plain[i];
    }
    out[length] = '\0';
    return length;
}

size_t fraction_show(fraction a, int least, char buffer[FRACTION_TEXT_SIZE])
{
    char plain[DIGITS_TEXT_SIZE];
    int128 whole;
    if (whole_at(a, FRACTION_PLACES_MAX, &whole)) {
        digits_format(whole, FRACTION_PLACES_MAX, least, plain);
        return group(plain, buffer);
    }
    fraction scaled = FRACTION_ZERO;
    if (!fraction_multiply(a, (fraction){1000000, 1}, &scaled)) {
        snprintf(buffer, FRACTION_TEXT_SIZE, "…");
        return strlen(buffer);
    }
    assert(scaled.denominator > 0);
    digits_format(scaled.numerator / scaled.denominator, FRACTION_SHOWN_PLACES, FRACTION_SHOWN_PLACES, plain);
    const size_t length = group(plain, buffer);
    memcpy(buffer + length, "…", sizeof "…");
    return length + sizeof "…" - 1;
}
