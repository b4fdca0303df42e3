#include "base/decimal.h"

#include "base/plain_number.h"

/* A number as written, before it is held against a unit's places and limit. */
typedef struct {
    bool negative;
    uint64_t whole; /* at most WHOLE_CAP, which stands for "that or more" */
    int64_t fraction;
    int places;     /* decimals written */
    int fraction_places; /* of them in `fraction`: the first PLACES_MAX */
} number;

#define WHOLE_CAP UINT64_C(100000000000000000) /* 10^17: above every limit, and ten times it still fits */
#define PLACES_MAX 6

#define YUAN_SIGN 0x00A5      /* ¥ */
#define YUAN_SIGN_WIDE 0xFFE5 /* ￥ */
#define YUAN_WORD 0x5143      /* 元 */
#define MINUS 0x2212          /* − */

/* The character at the front, full-width forms and the typographic minus as their plain ones; -1 at the end. */
static int32_t peek(text rest, size_t *size)
{
    *size = 0;
    if (rest.size == 0)
        return -1;
    int32_t c = utf8_decode(rest, size);
    if (c >= 0xFF01 && c <= 0xFF5E)
        return c - 0xFEE0;
    if (c == MINUS)
        return '-';
    return c == YUAN_SIGN_WIDE ? YUAN_SIGN : c;
}

static bool take(text *rest, int32_t wanted)
{
    size_t size;
    if (peek(*rest, &size) != wanted)
        return false;
    *rest = text_from(rest->bytes + size, rest->size - size);
    return true;
}

/* A digit, or -1. */
static int take_digit(text *rest)
{
    size_t size;
    int32_t c = peek(*rest, &size);
    if (c < '0' || c > '9')
        return -1;
    *rest = text_from(rest->bytes + size, rest->size - size);
    return (int)(c - '0');
}

/* + or -; false when neither stands there. */
static bool take_sign(text *rest, bool *negative)
{
    *negative = take(rest, '-');
    return *negative || take(rest, '+');
}

/*
 * A run of digits added to *whole, which stops growing at the cap; returns how many. *leading_zero tells of the first.
 */
static size_t take_whole_digits(text *rest, uint64_t *whole, bool *leading_zero)
{
    size_t count = 0;
    for (int digit; (digit = take_digit(rest)) >= 0; count++) {
        if (count == 0)
            *leading_zero = digit == 0;
        *whole = *whole * 10 + (uint64_t)digit;
        if (*whole > WHOLE_CAP)
            *whole = WHOLE_CAP;
    }
    return count;
}

/*
 * Digits before the point, plain or in groups of three. A group "0,123" is refused: elsewhere that comma is a decimal
 * point.
 */
static bool take_whole(text *rest, bool groups, number *out)
{
    bool leading_zero = false, ignored;
    size_t digits = take_whole_digits(rest, &out->whole, &leading_zero);
    if (digits == 0)
        return false;
    if (!groups || !take(rest, ','))
        return true;
    if (digits > 3 || leading_zero)
        return false;
    do {
        if (take_whole_digits(rest, &out->whole, &ignored) != 3)
            return false;
    } while (take(rest, ','));
    return true;
}

/* The point and what follows it, where there is one. */
static bool take_fraction(text *rest, number *out)
{
    if (!take(rest, '.'))
        return true;
    for (int digit; (digit = take_digit(rest)) >= 0;) {
        if (out->fraction_places < PLACES_MAX) {
            out->fraction = out->fraction * 10 + digit;
            out->fraction_places++;
        }
        if (out->places <= PLACES_MAX)
            out->places++;
    }
    return out->places > 0;
}

/* The whole text as a number in the forms of a cell. */
static bool number_parse(text cell, number *out)
{
    *out = (number){0};
    text rest = cell;
    bool around = take(&rest, '(');
    bool is_signed = !around && take_sign(&rest, &out->negative);
    if (take(&rest, YUAN_SIGN) && !around && !is_signed)
        take_sign(&rest, &out->negative);
    if (!take_whole(&rest, true, out) || !take_fraction(&rest, out))
        return false;
    take(&rest, YUAN_WORD);
    if (around && !take(&rest, ')'))
        return false;
    out->negative |= around;
    return rest.size == 0;
}

/* The number in units of 10^-places; |value| at most limit. */
static decimal_status number_scale(const number *n, int places, int64_t limit, int64_t *out)
{
    if (n->places > places)
        return DECIMAL_TOO_MANY_PLACES;
    int128 value = n->whole;
    int128 fraction = n->fraction;
    for (int i = 0; i < places; i++)
        value *= 10;
    for (int i = n->fraction_places; i < places; i++)
        fraction *= 10;
    value += fraction;
    if (value > limit)
        return DECIMAL_OUT_OF_RANGE;
    *out = (int64_t)(n->negative ? -value : value);
    return DECIMAL_OK;
}

#define PLAIN_SIZE_MAX 16

/* A number in its plain form, with a minus perhaps; places: 2 to 6. False where the cell must be looked at more closely. */
static bool parse_plain(text cell, int places, int64_t *out)
{
    static const int64_t finer[] = {1, 10, 100, 1000, 10000}; /* than hundredths */
    char padded[PLAIN_NUMBER_BEFORE + PLAIN_SIZE_MAX] = {0};
    int64_t hundredths;
    const bool negative = cell.size > 0 && cell.bytes[0] == '-';
    const size_t size = cell.size - negative;
    if (size > PLAIN_SIZE_MAX)
        return false;
    memcpy(padded + PLAIN_NUMBER_BEFORE, cell.bytes + negative, size);
    if (!plain_number_read(padded + PLAIN_NUMBER_BEFORE, size, &hundredths))
        return false;
    *out = (negative ? -hundredths : hundredths) * finer[places - 2];
    return true;
}

static decimal_status parse_scaled(text cell, int places, int64_t limit, int64_t *out)
{
    number n;
    if (parse_plain(cell, places, out))
        return DECIMAL_OK;
    if (cell.size == 0)
        return DECIMAL_EMPTY;
    if (!number_parse(cell, &n))
        return DECIMAL_MALFORMED;
    return number_scale(&n, places, limit, out);
}

decimal_status decimal_parse_money(text cell, money *out)
{
    return parse_scaled(cell, 2, MONEY_INPUT_LIMIT_FEN, &out->fen);
}

decimal_status decimal_parse_sum(text cell, money *out)
{
    return parse_scaled(cell, 2, INT64_MAX, &out->fen);
}

decimal_status decimal_parse_price(text cell, price *out)
{
    return parse_scaled(cell, PRICE_PLACES, PRICE_LIMIT_MICROS - 1, &out->micros);
}

decimal_status decimal_parse_quantity(text cell, quantity *out)
{
    return parse_scaled(cell, PRICE_PLACES, PRICE_LIMIT_MICROS - 1, &out->micros);
}

/* The rule file's numbers are plain: what is not ASCII is not a digit there. */
static bool is_ascii(text value)
{
    for (size_t i = 0; i < value.size; i++)
        if ((unsigned char)value.bytes[i] >= 0x80)
            return false;
    return true;
}

decimal_status decimal_parse_rate(text value, rate *out)
{
    number n = {0};
    text rest = value;
    int64_t millionths;
    if (value.size == 0)
        return DECIMAL_EMPTY;
    if (!is_ascii(value) || !take_whole(&rest, false, &n) || !take_fraction(&rest, &n) || !take(&rest, '%') ||
        rest.size != 0)
        return DECIMAL_MALFORMED;
    decimal_status status = number_scale(&n, 4, RATE_ONE_MILLIONTHS, &millionths);
    if (status == DECIMAL_OK)
        out->millionths = (int32_t)millionths;
    return status;
}

decimal_status decimal_parse_count(text value, int32_t limit, int32_t *out)
{
    number n = {0};
    text rest = value;
    if (value.size == 0)
        return DECIMAL_EMPTY;
    if (!is_ascii(value) || !take_whole(&rest, false, &n) || rest.size != 0)
        return DECIMAL_MALFORMED;
    if (n.whole > (uint64_t)limit)
        return DECIMAL_OUT_OF_RANGE;
    *out = (int32_t)n.whole;
    return DECIMAL_OK;
}

bool decimal_is_scientific(text cell)
{
    number n = {0};
    uint64_t exponent = 0;
    bool ignored;
    text rest = cell;
    if (!take_whole(&rest, false, &n) || !take_fraction(&rest, &n))
        return false;
    if (!take(&rest, 'E') && !take(&rest, 'e'))
        return false;
    /* "12E3" may well be an id; a spreadsheet writes a sign, and other programs a point. */
    bool is_signed = take_sign(&rest, &ignored);
    return (is_signed || n.places > 0) && take_whole_digits(&rest, &exponent, &ignored) > 0 && rest.size == 0;
}
