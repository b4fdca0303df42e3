/*
 * Dates and months as people write them. Without it, a payment could fall into another month than the
 * one that stands in the cell.
 */
#include "fuzz.h"

#include "base/date.h"

static void try_date(text cell)
{
    date read = DATE_NONE, again = DATE_NONE;
    if (!date_parse(cell, &read))
        return;
    int year = 0, month_number = 0, day = 0;
    date_split(read, &year, &month_number, &day);
    REQUIRE(year >= 1 && year <= 9999);
    REQUIRE(date_of(year, month_number, day, &again) && again.days == read.days);
    month in = month_of_date(read);
    REQUIRE(month_year(in) == year && month_of_year(in) == month_number);
    REQUIRE(month_first_day(in).days <= read.days && read.days <= month_last_day(in).days);
    REQUIRE(month_last_day(in).days - month_first_day(in).days + 1 == month_days(in));
    char shown[DATE_TEXT_SIZE];
    size_t size = date_format(read, shown);
    REQUIRE(date_parse(text_from(shown, size), &again) && again.days == read.days);
}

static void try_month(text cell)
{
    month read = MONTH_NONE, again = MONTH_NONE;
    if (!month_parse(cell, &read))
        return;
    REQUIRE(month_of(month_year(read), month_of_year(read), &again) && again.index == read.index);
    char shown[MONTH_TEXT_SIZE];
    size_t size = month_format(read, shown);
    REQUIRE(month_parse(text_from(shown, size), &again) && again.index == read.index);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    text cell = text_from((const char *)data, size);
    try_date(cell);
    try_month(cell);
    return 0;
}
