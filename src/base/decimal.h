/*
 * Reading numbers as people write them in cells and in the rule file. What is not accepted is refused, never guessed.
 */
#ifndef SALESPAY_BASE_DECIMAL_H
#define SALESPAY_BASE_DECIMAL_H

#include "base/money.h"
#include "base/price.h"
#include "base/rate.h"
#include "base/text.h"

typedef enum {
    DECIMAL_OK,
    DECIMAL_EMPTY,           /* nothing there */
    DECIMAL_MALFORMED,       /* not a number in an accepted form */
    DECIMAL_TOO_MANY_PLACES, /* a good form, but more decimals than the unit has */
    DECIMAL_OUT_OF_RANGE     /* a good form, but above the unit's limit */
} decimal_status;

/*
 * An amount in a cell: an optional sign (+ - −, before or after the currency sign) or ( ) around, an optional ¥ or ￥,
 * digits plain or in thousands groups, at most 2 decimals, an optional 元; full-width forms too. Not: .5  5.  1.2E+3
 * 1.234,50  12,34  1.5万. Blanks between the parts are not accepted. |amount| at most MONEY_INPUT_LIMIT_FEN.
 */
decimal_status decimal_parse_money(text cell, money *out);

/* A sum of amounts: the same forms, and all that money can hold. */
decimal_status decimal_parse_sum(text cell, money *out);

/*
 * Prices and quantities: the same forms with at most 6 decimals, under 1 trillion. Signs are taken; the caller judges
 * them.
 */
decimal_status decimal_parse_price(text cell, price *out);
decimal_status decimal_parse_quantity(text cell, quantity *out);

/* A rate in the rule file: digits, at most 4 decimals, then %. 0% to 100%. No sign, no grouping. */
decimal_status decimal_parse_rate(text value, rate *out);

/* A whole number 0 to limit: digits only. */
decimal_status decimal_parse_count(text value, int32_t limit, int32_t *out);

/* True for the forms a spreadsheet makes of a long id: 1.23E+17. */
bool decimal_is_scientific(text cell);

#endif
