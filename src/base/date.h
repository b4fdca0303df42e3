/*
 * Calendar dates and months, proleptic Gregorian, years 1 to 9999. No clock and no time zone: a date is a name, not an
 * instant.
 */
#ifndef SALESPAY_BASE_DATE_H
#define SALESPAY_BASE_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

typedef struct {
    int32_t days; /* days since 1970-01-01; DATE_NONE where a cell was blank */
} date;

typedef struct {
    int32_t index; /* year × 12 + month − 1; MONTH_NONE where a cell was blank */
} month;

#define DATE_NONE ((date){INT32_MIN})
#define MONTH_NONE ((month){INT32_MIN})

static inline bool date_is_none(date d)
{
    return d.days == INT32_MIN;
}
static inline bool month_is_none(month m)
{
    return m.index == INT32_MIN;
}

/* False when there is no such day (month 13, 30 February, year 0). */
bool date_of(int year, int month_number, int day, date *out);
void date_split(date d, int *year, int *month_number, int *day);
month month_of_date(date d);

/* False outside years 1 to 9999 or months 1 to 12. */
bool month_of(int year, int month_number, month *out);
int month_year(month m);
int month_of_year(month m); /* 1 to 12 */
date month_first_day(month m);
date month_last_day(month m);
int month_days(month m); /* 28 to 31 */

/*
 * The forms people write: 2026-07-03, 2026/7/3, 2026.7.3, 20260703, 2026年7月3日; months likewise (2026-07, 2026/7,
 * 2026.7, 202607, 2026年7月). A year has four digits; one separator in a date; without separators month and day have two
 * digits. Full-width digits and separators are taken too. The whole text must be the date.
 * False, and *out untouched, when it is not one, or no real calendar day.
 */
bool date_parse(text cell, date *out);
bool month_parse(text cell, month *out);

/* "2026-07-03" and "2026-07"; buffers with the NUL. Return the length. */
#define DATE_TEXT_SIZE 16
#define MONTH_TEXT_SIZE 16
size_t date_format(date d, char buffer[DATE_TEXT_SIZE]);
size_t month_format(month m, char buffer[MONTH_TEXT_SIZE]);

/* The month as a text that lives in buffer. */
static inline text month_words(month m, char buffer[MONTH_TEXT_SIZE])
{
    return text_from(buffer, month_format(m, buffer));
}

#endif
