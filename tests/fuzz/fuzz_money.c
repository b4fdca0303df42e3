/*
 * Cells and rule values that are numbers. Without it, a form that nobody thought of could be paid out
 * as another amount than the one that stands in the cell.
 */
#include "fuzz.h"

#include "base/decimal.h"

/* The digits of a cell as one number, with `places` decimals; false where they are too many. */
static bool digits_of(text cell, int places, int128 *out)
{
    int128 value = 0;
    int decimals = -1;
    while (cell.size > 0) {
        size_t size = 0;
        int32_t c = utf8_decode(cell, &size);
        cell = text_from(cell.bytes + size, cell.size - size);
        if (c == '.' || c == 0xFF0E)
            decimals = 0;
        if (c >= 0xFF10 && c <= 0xFF19)
            c = c - 0xFF10 + '0';
        if (c < '0' || c > '9')
            continue;
        value = value * 10 + (c - '0');
        decimals += decimals >= 0;
        if (value > INT64_MAX)
            return false;
    }
    for (int i = decimals < 0 ? 0 : decimals; i < places; i++)
        value *= 10;
    *out = value;
    return true;
}

static void require_digits(text cell, int places, int64_t read)
{
    int128 expected = 0;
    REQUIRE(digits_of(cell, places, &expected));
    REQUIRE((read < 0 ? -(int128)read : read) == expected);
}

static void try_money(text cell)
{
    money amount = MONEY_ZERO;
    if (decimal_parse_money(cell, &amount) != DECIMAL_OK)
        return;
    REQUIRE(amount.fen <= MONEY_INPUT_LIMIT_FEN && amount.fen >= -MONEY_INPUT_LIMIT_FEN);
    require_digits(cell, 2, amount.fen);
    char shown[MONEY_TEXT_SIZE];
    money again = MONEY_ZERO;
    size_t size = money_format(amount, shown);
    REQUIRE(decimal_parse_money(text_from(shown, size), &again) == DECIMAL_OK);
    REQUIRE(money_compare(amount, again) == 0);
}

static void try_price(text cell)
{
    price each = {0};
    quantity count = {0};
    decimal_status status = decimal_parse_price(cell, &each);
    REQUIRE(decimal_parse_quantity(cell, &count) == status);
    if (status != DECIMAL_OK)
        return;
    REQUIRE(each.micros < PRICE_LIMIT_MICROS && each.micros > -PRICE_LIMIT_MICROS);
    REQUIRE(each.micros == count.micros);
    require_digits(cell, PRICE_PLACES, each.micros);
    char shown[PRICE_TEXT_SIZE];
    price again = {0};
    size_t size = price_format(each, shown);
    REQUIRE(decimal_parse_price(text_from(shown, size), &again) == DECIMAL_OK);
    REQUIRE(each.micros == again.micros);
}

static void try_rate(text cell)
{
    rate factor = {0};
    if (decimal_parse_rate(cell, &factor) != DECIMAL_OK)
        return;
    REQUIRE(factor.millionths >= 0 && factor.millionths <= RATE_ONE_MILLIONTHS);
    require_digits(cell, 4, factor.millionths);
    char shown[RATE_TEXT_SIZE];
    rate again = {0};
    size_t size = rate_format(factor, shown);
    REQUIRE(decimal_parse_rate(text_from(shown, size), &again) == DECIMAL_OK);
    REQUIRE(factor.millionths == again.millionths);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    text cell = text_from((const char *)data, size);
    try_money(cell);
    try_price(cell);
    try_rate(cell);
    int32_t count = 0;
    if (decimal_parse_count(cell, 366, &count) == DECIMAL_OK) {
        REQUIRE(count >= 0 && count <= 366);
        require_digits(cell, 0, count);
    }
    decimal_is_scientific(cell);
    return 0;
}
