#include "base/date.h"

#include "base/digit_run.h"

#define YEAR_FIRST 1
#define YEAR_LAST 9999
#define DAYS_BEFORE_1970 719162 /* from 0001-01-01 */

static bool year_is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/* Days of a common year before each month, and at last all of them. */
static const int days_before_month[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};

static int days_in(int year, int month_number)
{
    const int days = days_before_month[month_number] - days_before_month[month_number - 1];
    return month_number == 2 && year_is_leap(year) ? 29 : days;
}

/* Days from 0001-01-01 to the first day of the year. */
static int32_t days_before_year(int year)
{
    int32_t full = year - 1;
    return full * 365 + full / 4 - full / 100 + full / 400;
}

bool date_of(int year, int month_number, int day, date *out)
{
    if (year < YEAR_FIRST || year > YEAR_LAST || month_number < 1 || month_number > 12)
        return false;
    if (day < 1 || day > days_in(year, month_number))
        return false;
    *out = (date){month_first_day((month){year * 12 + month_number - 1}).days + day - 1};
    return true;
}

void date_split(date d, int *year, int *month_number, int *day)
{
    int32_t days = d.days + DAYS_BEFORE_1970; /* since 0001-01-01 */
    *year = days / 366 + 1;                   /* this year or an earlier one: never more than some 7 too few */
    while (days >= days_before_year(*year + 1))
        (*year)++;
    days -= days_before_year(*year);
    *month_number = 1;
    while (days >= days_in(*year, *month_number))
        days -= days_in(*year, (*month_number)++);
    *day = days + 1;
}

month month_of_date(date d)
{
    int year, month_number, day;
    date_split(d, &year, &month_number, &day);
    return (month){year * 12 + month_number - 1};
}

bool month_of(int year, int month_number, month *out)
{
    if (year < YEAR_FIRST || year > YEAR_LAST || month_number < 1 || month_number > 12)
        return false;
    *out = (month){year * 12 + month_number - 1};
    return true;
}

int month_year(month m)
{
    return m.index / 12;
}

int month_of_year(month m)
{
    return m.index % 12 + 1;
}

int month_days(month m)
{
    return days_in(month_year(m), month_of_year(m));
}

date month_first_day(month m)
{
    const int year = month_year(m), month_number = month_of_year(m);
    const bool behind_leap_day = month_number > 2 && year_is_leap(year);
    return (date){days_before_year(year) - DAYS_BEFORE_1970 + days_before_month[month_number - 1] + behind_leap_day};
}

date month_last_day(month m)
{
    return (date){month_first_day((month){m.index + 1}).days - 1};
}

/* ---- reading ---- */

/* The character at the front as plain ASCII where it is full-width (０ to ９, －, ／, ．); moves past it. -1 at the end. */
static int32_t next_folded(text *rest)
{
    if (rest->size == 0)
        return -1;
    size_t size;
    int32_t c = utf8_decode(*rest, &size);
    *rest = text_from(rest->bytes + size, rest->size - size);
    return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
}

static bool take(text *rest, int32_t wanted)
{
    text after = *rest;
    if (next_folded(&after) != wanted)
        return false;
    *rest = after;
    return true;
}

/* A number of `least` to `most` digits; false when there are fewer. */
static bool take_number(text *rest, int least, int most, int *out)
{
    int digits = 0;
    *out = 0;
    while (digits < most) {
        text after = *rest;
        int32_t c = next_folded(&after);
        if (c < '0' || c > '9')
            break;
        *out = *out * 10 + (int)(c - '0');
        *rest = after;
        digits++;
    }
    return digits >= least;
}

/* What stands between year and month: - / . or 年, or 0 where they follow each other (20260703). */
static int32_t take_separator(text *rest)
{
    static const int32_t separators[] = {'-', '/', '.', 0x5E74 /* 年 */};
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++)
        if (take(rest, separators[i]))
            return separators[i];
    return 0;
}

#define SIGN_YEAR 0x5E74  /* 年 */
#define SIGN_MONTH 0x6708 /* 月 */
#define SIGN_DAY 0x65E5   /* 日 */

/* Year and month; what ends the month (月) is taken too. *separator tells the form. */
static bool take_year_month(text *rest, int *year, int *month_number, int32_t *separator)
{
    if (!take_number(rest, 4, 4, year))
        return false;
    *separator = take_separator(rest);
    if (!take_number(rest, *separator == 0 ? 2 : 1, 2, month_number))
        return false;
    return *separator != SIGN_YEAR || take(rest, SIGN_MONTH);
}

/* The form that nearly all cells have, 2026-07-03. False where the cell must be looked at more closely. */
static bool parse_plain(text cell, date *out)
{
    uint32_t year, month_number, day;
    return cell.size == 10 && cell.bytes[4] == '-' && cell.bytes[7] == '-' && digit_run_value(cell.bytes, 4, &year) &&
           digit_run_value(cell.bytes + 5, 2, &month_number) && digit_run_value(cell.bytes + 8, 2, &day) &&
           date_of((int)year, (int)month_number, (int)day, out);
}

bool date_parse(text cell, date *out)
{
    int year, month_number, day;
    int32_t separator;
    text rest = cell;
    if (parse_plain(cell, out))
        return true;
    if (!take_year_month(&rest, &year, &month_number, &separator))
        return false;
    if (separator != 0 && separator != SIGN_YEAR && !take(&rest, separator))
        return false;
    if (!take_number(&rest, separator == 0 ? 2 : 1, 2, &day))
        return false;
    if (separator == SIGN_YEAR && !take(&rest, SIGN_DAY))
        return false;
    return rest.size == 0 && date_of(year, month_number, day, out);
}

bool month_parse(text cell, month *out)
{
    int year, month_number;
    int32_t separator;
    text rest = cell;
    return take_year_month(&rest, &year, &month_number, &separator) && rest.size == 0 &&
           month_of(year, month_number, out);
}

/* ---- writing ---- */

/* value with `width` digits at buffer. */
static void put_padded(int value, int width, char *buffer)
{
    for (int i = width; i > 0; i--, value /= 10)
        buffer[i - 1] = (char)('0' + value % 10);
}

size_t month_format(month m, char buffer[MONTH_TEXT_SIZE])
{
    put_padded(month_year(m), 4, buffer);
    buffer[4] = '-';
    put_padded(month_of_year(m), 2, buffer + 5);
    buffer[7] = '\0';
    return 7;
}

size_t date_format(date d, char buffer[DATE_TEXT_SIZE])
{
    int year, month_number, day;
    date_split(d, &year, &month_number, &day);
    put_padded(year, 4, buffer);
    buffer[4] = '-';
    put_padded(month_number, 2, buffer + 5);
    buffer[7] = '-';
    put_padded(day, 2, buffer + 8);
    buffer[10] = '\0';
    return 10;
}
