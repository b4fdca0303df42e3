#include "review/amounts.h"

#include "base/digits.h"
#include "io/json.h"

const char *amount_shown(int128 fen, char buffer[SHOWN_AMOUNT_SIZE])
{
    fraction_show(fraction_of(fen, 100), 2, buffer);
    return buffer;
}

const char *difference_shown(int128 fen, char buffer[SHOWN_AMOUNT_SIZE])
{
    if (fen <= 0)
        return amount_shown(fen, buffer);
    buffer[0] = '+';
    fraction_show(fraction_of(fen, 100), 2, buffer + 1);
    return buffer;
}

void amount_cell(rows_table *t, int128 fen)
{
    char buffer[SHOWN_AMOUNT_SIZE];
    rows_table_cell(t, amount_shown(fen, buffer));
}

void amount_json(FILE *out, const char *name, int128 fen)
{
    char digits[DIGITS_TEXT_SIZE];
    json_text(out, name, text_from(digits, digits_format(fen, 2, 2, digits)));
}
