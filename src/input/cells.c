#include "input/cells.h"

#include "base/decimal.h"
#include "input/cell_faults.h"

static bool amount_is_all(text cell)
{
    return text_equal_ignoring_case(cell, TEXT_LITERAL("all")) || text_is(cell, "全部");
}

/* Whether a number of that sign (-1, 0, 1) may stand in the column; reported when not. */
static bool sign_is_good(const table *t, size_t column, int sign)
{
    cell_sign wanted = t->columns->columns[column].sign;
    if (wanted == SIGN_POSITIVE && sign <= 0)
        TABLE_REPORT(t, column, NOT_POSITIVE, table_header(t, column), table_cell(t, column));
    else if (wanted == SIGN_NOT_NEGATIVE && sign < 0)
        TABLE_REPORT(t, column, NEGATIVE, table_header(t, column), table_cell(t, column));
    else
        return true;
    return false;
}

static int sign_of(int64_t number)
{
    return (number > 0) - (number < 0);
}

/* status and number: what base/decimal made of the cell. */
static bool number_is_good(const table *t, size_t column, decimal_status status, int64_t number)
{
    if (status == DECIMAL_OK)
        return sign_is_good(t, column, sign_of(number));
    cell_report_number(t, column, status);
    return false;
}

static bool parse_amount(const table *t, size_t column, text cell, cell_value *out)
{
    cell_type type = t->columns->columns[column].type;
    if (type == CELL_AMOUNT_OR_ALL && amount_is_all(cell)) {
        out->all = true;
        out->amount = MONEY_ZERO;
        return true;
    }
    decimal_status status =
        type == CELL_SUM ? decimal_parse_sum(cell, &out->amount) : decimal_parse_money(cell, &out->amount);
    return number_is_good(t, column, status, out->amount.fen);
}

static bool parse_price(const table *t, size_t column, text cell, cell_value *out)
{
    decimal_status status = decimal_parse_price(cell, &out->price);
    return number_is_good(t, column, status, out->price.micros);
}

static bool parse_quantity(const table *t, size_t column, text cell, cell_value *out)
{
    decimal_status status = decimal_parse_quantity(cell, &out->count);
    return number_is_good(t, column, status, out->count.micros);
}

static bool parse_date(const table *t, size_t column, text cell, cell_value *out)
{
    if (date_parse(cell, &out->day))
        return true;
    cell_report_date(t, column);
    return false;
}

static bool parse_month(const table *t, size_t column, text cell, cell_value *out)
{
    if (month_parse(cell, &out->month))
        return true;
    cell_report_month(t, column);
    return false;
}

static bool parse_text(const table *t, size_t column, text cell, cell_value *out)
{
    out->text = cell;
    switch (t->columns->columns[column].type) {
    case CELL_ID:
        return cell_id_is_good(t, column);
    case CELL_LONG_NUMBER:
        return cell_long_number_is_good(t, column);
    default:
        return cell_name_is_good(t, column);
    }
}

static bool parse_filled(const table *t, size_t column, text cell, cell_value *out)
{
    switch (t->columns->columns[column].type) {
    case CELL_AMOUNT:
    case CELL_SUM:
    case CELL_AMOUNT_OR_ALL:
        return parse_amount(t, column, cell, out);
    case CELL_PRICE:
        return parse_price(t, column, cell, out);
    case CELL_QUANTITY:
        return parse_quantity(t, column, cell, out);
    case CELL_DATE:
        return parse_date(t, column, cell, out);
    case CELL_MONTH:
        return parse_month(t, column, cell, out);
    case CELL_ID:
    case CELL_NAME:
    case CELL_LONG_NUMBER:
        return parse_text(t, column, cell, out);
    case CELL_UNREAD:
        break;
    }
    return true;
}

static cell_state parse(const table *t, size_t column, cell_value *out)
{
    text cell = table_cell(t, column);
    out->all = false;
    if (cell.size == 0) {
        if (!t->columns->columns[column].must_fill)
            return CELL_BLANK;
        TABLE_REPORT(t, column, EMPTY_CELL, table_header(t, column));
        return CELL_BAD;
    }
    if (cell.bytes[0] == '#' && cell_is_spreadsheet_error(cell)) {
        TABLE_REPORT(t, column, SPREADSHEET_ERROR, table_header(t, column), cell);
        return CELL_BAD;
    }
    return parse_filled(t, column, cell, out) ? CELL_GOOD : CELL_BAD;
}

bool cells_parse(const table *t, cell_value values[COLUMNS_MAX])
{
    bool good = true;
    for (size_t column = 0; column < t->columns->count; column++) {
        values[column].state = parse(t, column, &values[column]);
        good &= values[column].state != CELL_BAD;
    }
    return good;
}
