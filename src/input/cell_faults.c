#include "input/cell_faults.h"

#include <stdio.h>

#include "base/date.h"

#define ID_CHARACTERS_MAX 64
#define EXACT_DIGITS_MAX  15 /* a spreadsheet keeps no more */

bool cell_is_spreadsheet_error(text cell)
{
    static const char *const errors[] = {"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?",
                                         "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA"};
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
        if (text_is(cell, errors[i]))
            return true;
    size_t signs = 0;
    while (signs < cell.size && cell.bytes[signs] == '#')
        signs++;
    return signs == cell.size && signs >= 3; /* a column too narrow for its numbers */
}

/* ---- numbers ---- */

static void report_amount(const table *t, size_t column, decimal_status status)
{
    text name = table_header(t, column), cell = table_cell(t, column);
    if (status == DECIMAL_TOO_MANY_PLACES)
        TABLE_REPORT(t, column, TOO_MANY_DECIMALS, name, cell, TEXT_LITERAL("2"));
    else if (status == DECIMAL_OUT_OF_RANGE)
        TABLE_REPORT(t, column, AMOUNT_TOO_LARGE, name, cell);
    else if (t->columns->columns[column].type == CELL_AMOUNT_OR_ALL)
        TABLE_REPORT(t, column, BAD_AMOUNT_OR_ALL, name, cell);
    else
        TABLE_REPORT(t, column, BAD_AMOUNT, name, cell);
}

void cell_report_number(const table *t, size_t column, decimal_status status)
{
    cell_type type = t->columns->columns[column].type;
    text name = table_header(t, column), cell = table_cell(t, column);
    if (type == CELL_AMOUNT || type == CELL_SUM || type == CELL_AMOUNT_OR_ALL)
        report_amount(t, column, status);
    else if (status == DECIMAL_TOO_MANY_PLACES)
        TABLE_REPORT(t, column, TOO_MANY_DECIMALS, name, cell, TEXT_LITERAL("6"));
    else if (status == DECIMAL_OUT_OF_RANGE)
        TABLE_REPORT(t, column, NUMBER_TOO_LARGE, name, cell);
    else
        TABLE_REPORT(t, column, BAD_NUMBER, name, cell);
}

/* ---- dates ---- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The digits at the front, at most `most`, as a number; *rest moves behind them. Returns how many. */
static int take_digits(text *rest, int most, int *number)
{
    int count = 0;
    *number = 0;
    while (count < most && rest->size > 0 && is_digit(rest->bytes[0])) {
        *number = *number * 10 + (rest->bytes[0] - '0');
        *rest = text_from(rest->bytes + 1, rest->size - 1);
        count++;
    }
    return count;
}

static bool take_separator(text *rest, char *separator)
{
    if (rest->size == 0 || strchr("-/.", rest->bytes[0]) == NULL)
        return false;
    *separator = rest->bytes[0];
    *rest = text_from(rest->bytes + 1, rest->size - 1);
    return true;
}

/* Three numbers with one separator between them: 2026-02-30, 7/3/2026. *rest is what follows. */
static bool take_three(text *rest, int sizes[3])
{
    int number;
    char first, second;
    sizes[0] = take_digits(rest, 4, &number);
    if (sizes[0] == 0 || !take_separator(rest, &first))
        return false;
    sizes[1] = take_digits(rest, 4, &number);
    if (sizes[1] == 0 || !take_separator(rest, &second) || second != first)
        return false;
    sizes[2] = take_digits(rest, 4, &number);
    return sizes[2] > 0;
}

/* 46206: the days since the end of 1899 as which spreadsheets hold a date. 20,000 to 79,999 are 1954 to 2119. */
static bool is_serial(text cell, date *meant)
{
    int days;
    text rest = cell;
    date zero;
    if (take_digits(&rest, 5, &days) != 5 || rest.size != 0 || days < 20000 || days > 79999)
        return false;
    (void)date_of(1899, 12, 30, &zero);
    *meant = (date){zero.days + days};
    return true;
}

/* "2026/7/3 0:00": a date that the program would take, but for what follows it. */
static bool date_in_front(text cell, text *front)
{
    const char *blank = memchr(cell.bytes, ' ', cell.size);
    const char *letter = memchr(cell.bytes, 'T', cell.size);
    const char *cut = blank != NULL ? blank : letter;
    date ignored;
    if (cut == NULL || cut + 1 == cell.bytes + cell.size || !is_digit(cut[1]))
        return false;
    *front = text_from(cell.bytes, (size_t)(cut - cell.bytes));
    return date_parse(*front, &ignored);
}

static bool is_eight_digits(text cell)
{
    int number;
    return take_digits(&cell, 8, &number) == 8 && cell.size == 0;
}

void cell_report_date(const table *t, size_t column)
{
    text name = table_header(t, column), cell = table_cell(t, column), rest = cell, front;
    int sizes[3] = {0};
    date meant;
    char buffer[DATE_TEXT_SIZE];
    bool three = take_three(&rest, sizes) && rest.size == 0;
    if (date_in_front(cell, &front))
        TABLE_REPORT(t, column, DATE_WITH_TIME, name, cell, front);
    else if (is_serial(cell, &meant))
        TABLE_REPORT(t, column, DATE_AS_NUMBER, name, cell, text_from(buffer, date_format(meant, buffer)));
    else if ((three && sizes[0] == 4 && sizes[1] <= 2 && sizes[2] <= 2) || is_eight_digits(cell))
        TABLE_REPORT(t, column, NO_SUCH_DAY, name, cell);
    else if (three && sizes[0] <= 2 && sizes[1] <= 2)
        TABLE_REPORT(t, column, YEAR_NOT_FIRST, name, cell);
    else
        TABLE_REPORT(t, column, BAD_DATE, name, cell);
}

void cell_report_month(const table *t, size_t column)
{
    TABLE_REPORT(t, column, BAD_MONTH, table_header(t, column), table_cell(t, column));
}

/* ---- texts ---- */

/* What a text may hold: a name a line break (Alt+Enter) or a tab; an id nothing at all that nobody sees. */
typedef enum { HOLDS_LAYOUT, HOLDS_NOTHING_UNSEEN } hidden;

/* Characters that take no room: two ids that differ in one alone look the same, and would pass for two payments. */
static bool is_without_width(int32_t c)
{
    return c == 0x00AD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x206F) || c == 0xFEFF;
}

static bool is_taken(int32_t c, hidden may)
{
    if (may == HOLDS_LAYOUT)
        return !utf8_is_control(c) || c == '\n' || c == '\r' || c == '\t';
    return !utf8_is_control(c) && !is_without_width(c);
}

/* The first character that may not stand there, or -1. */
static int32_t first_hidden(text cell, hidden may)
{
    for (size_t i = 0, size; i < cell.size; i += size) {
        unsigned char byte = (unsigned char)cell.bytes[i];
        size = 1;
        if (byte >= 0x20 && byte < 0x7F)
            continue;
        int32_t c = utf8_decode(text_from(cell.bytes + i, cell.size - i), &size);
        if (!is_taken(c, may))
            return c;
    }
    return -1;
}

static bool shows_all(const table *t, size_t column, hidden may)
{
    if (t->record.shows_all)
        return true;
    int32_t found = first_hidden(table_cell(t, column), may);
    char number[16];
    if (found < 0)
        return true;
    int size = snprintf(number, sizeof number, "U+%04X", (unsigned)found);
    TABLE_REPORT(t, column, CONTROL_CHARACTER, table_header(t, column), text_from(number, (size_t)size));
    return false;
}

bool cell_name_is_good(const table *t, size_t column)
{
    return shows_all(t, column, HOLDS_LAYOUT);
}

static bool is_long_and_rounded(text cell)
{
    if (cell.size <= EXACT_DIGITS_MAX || !text_ends_with(cell, TEXT_LITERAL("000")))
        return false;
    for (size_t i = 0; i < cell.size; i++)
        if (!is_digit(cell.bytes[i]))
            return false;
    return true;
}

static bool is_written_out(const table *t, size_t column)
{
    text cell = table_cell(t, column);
    if (cell.size <= 3 || ((unsigned char)cell.bytes[0] < 0x80 && !is_digit(cell.bytes[0])))
        return true; /* only what begins with a digit, full-width perhaps, can be a number */
    if (decimal_is_scientific(cell)) {
        TABLE_REPORT(t, column, ID_SCIENTIFIC, table_header(t, column), cell);
        return false;
    }
    if (is_long_and_rounded(cell))
        TABLE_REPORT(t, column, ID_ROUNDED, table_header(t, column), cell);
    return true;
}

bool cell_long_number_is_good(const table *t, size_t column)
{
    return is_written_out(t, column) && shows_all(t, column, HOLDS_NOTHING_UNSEEN);
}

static bool begins_as_formula(text cell)
{
    const char c = cell.bytes[0];
    return c == '=' || c == '+' || c == '-' || c == '@';
}

bool cell_id_is_good(const table *t, size_t column)
{
    text name = table_header(t, column), cell = table_cell(t, column);
    if (cell.size > ID_CHARACTERS_MAX && utf8_length(cell) > ID_CHARACTERS_MAX) {
        TABLE_REPORT(t, column, ID_TOO_LONG, name);
        return false;
    }
    if (begins_as_formula(cell)) {
        TABLE_REPORT(t, column, ID_BEGINS_AS_FORMULA, name, cell);
        return false;
    }
    if (!t->record.no_slashes &&
        (memchr(cell.bytes, '/', cell.size) != NULL || memchr(cell.bytes, '\\', cell.size) != NULL)) {
        TABLE_REPORT(t, column, ID_WITH_SLASH, name, cell);
        return false;
    }
    return cell_long_number_is_good(t, column);
}
