#include "unit.h"

#include <string.h>
#include <time.h>

#include "base/date.h"
#include "sweep.h"

static date day(int year, int month_number, int of_month)
{
    date d = DATE_NONE;
    ck_assert(date_of(year, month_number, of_month, &d));
    return d;
}

static month month_at(int year, int month_number)
{
    month m = MONTH_NONE;
    ck_assert(month_of(year, month_number, &m));
    return m;
}

// A payment of the last of the month would fall into another month, or a leap day be refused.
START_TEST(days_follow_each_other_without_gap)
{
    int32_t last = day(1, 1, 1).days - 1;
    int32_t counted = 0;
    for (int year = 1; year <= 9999; year++)
        for (int m = 1; m <= 12; m++)
            for (int d = 1; d <= 31; d++) {
                date made;
                if (!date_of(year, m, d, &made))
                    continue;
                int y2, m2, d2;
                date_split(made, &y2, &m2, &d2);
                HOLDS(made.days == ++last);
                HOLDS(y2 == year && m2 == m && d2 == d);
                counted++;
            }
    ck_assert_int_eq(counted, 3652059); /* 9,999 years, 2,424 of them leap */
}
END_TEST

// Due dates would be days off against every other calendar.
START_TEST(agrees_with_the_system_calendar)
{
    ck_assert_int_eq(day(1970, 1, 1).days, 0);
    for (int32_t days = -30000; days < 60000; days += 7) {
        time_t seconds = (time_t)days * 86400;
        struct tm broken;
        gmtime_r(&seconds, &broken);
        ck_assert_int_eq(day(broken.tm_year + 1900, broken.tm_mon + 1, broken.tm_mday).days, days);
    }
}
END_TEST

// A date that is on no calendar would be taken for a neighbouring one.
START_TEST(days_that_do_not_exist_are_refused)
{
    date out = {5};
    ck_assert(!date_of(2026, 2, 29, &out));
    ck_assert(!date_of(1900, 2, 29, &out));
    ck_assert(!date_of(2026, 4, 31, &out));
    ck_assert(!date_of(2026, 13, 1, &out));
    ck_assert(!date_of(2026, 0, 1, &out));
    ck_assert(!date_of(2026, 1, 0, &out));
    ck_assert(!date_of(0, 1, 1, &out));
    ck_assert(!date_of(10000, 1, 1, &out));
    ck_assert_int_eq(out.days, 5); /* untouched */
    ck_assert(date_of(2024, 2, 29, &out));
    ck_assert(date_of(2000, 2, 29, &out));
}
END_TEST

// A joiner's base salary would be prorated over a wrong number of days.
START_TEST(months_know_their_days)
{
    ck_assert_int_eq(month_days(month_at(2026, 2)), 28);
    ck_assert_int_eq(month_days(month_at(2024, 2)), 29);
    ck_assert_int_eq(month_days(month_at(2100, 2)), 28);
    ck_assert_int_eq(month_days(month_at(2026, 12)), 31);
    month m = month_at(2026, 7);
    ck_assert_int_eq(month_year(m), 2026);
    ck_assert_int_eq(month_of_year(m), 7);
    ck_assert_int_eq(month_first_day(m).days, day(2026, 7, 1).days);
    ck_assert_int_eq(month_last_day(m).days, day(2026, 7, 31).days);
    ck_assert_int_eq(month_of_date(day(2026, 7, 31)).index, m.index);
    ck_assert_int_eq(month_at(2027, 1).index - month_at(2026, 12).index, 1);
    ck_assert_int_eq(month_last_day(month_at(9999, 12)).days, day(9999, 12, 31).days);
    ck_assert_int_eq(month_first_day(month_at(1, 1)).days, day(1, 1, 1).days);
    ck_assert(!month_of(2026, 13, &m));
    ck_assert(!month_of(2026, 0, &m));
    ck_assert(!month_of(10000, 1, &m));
    ck_assert(!month_of(0, 12, &m));
}
END_TEST

static const char *parsed(const char *cell)
{
    static char buffer[DATE_TEXT_SIZE];
    date d;
    if (!date_parse(text_of(cell), &d))
        return "refused";
    ck_assert_uint_eq(date_format(d, buffer), strlen(buffer));
    return buffer;
}

// Clerks would have to retype the dates that their bank, Excel or WPS writes.
START_TEST(the_forms_people_write_are_taken)
{
    ck_assert_str_eq(parsed("2026-07-03"), "2026-07-03");
    ck_assert_str_eq(parsed("2026-7-3"), "2026-07-03");
    ck_assert_str_eq(parsed("2026/7/3"), "2026-07-03");
    ck_assert_str_eq(parsed("2026/07/03"), "2026-07-03");
    ck_assert_str_eq(parsed("2026.7.3"), "2026-07-03");
    ck_assert_str_eq(parsed("20260703"), "2026-07-03");
    ck_assert_str_eq(parsed("2026年7月3日"), "2026-07-03");
    ck_assert_str_eq(parsed("2026年07月03日"), "2026-07-03");
    ck_assert_str_eq(parsed("２０２６－０７－０３"), "2026-07-03");
    ck_assert_str_eq(parsed("２０２６年７月３日"), "2026-07-03");
    ck_assert_str_eq(parsed("2024-02-29"), "2024-02-29");
    ck_assert_str_eq(parsed("0001-01-01"), "0001-01-01");
    ck_assert_str_eq(parsed("9999-12-31"), "9999-12-31");
}
END_TEST

// A day would be guessed from a form that others read the other way round, and the payment land in another month.
START_TEST(whatever_else_is_refused)
{
    static const char *const others[] = {
        "",          "2026",        "2026-07",     "26-7-3",       "2026-7/3",    "2026/7-3",    "2026-07-03 ",
        " 2026-07-03", "07-03-2026", "7/3/2026",   "2026-7-3-1",   "2026703",     "202607030",   "2026-13-01",
        "2026-02-30", "2026-007-03", "2026-07-003", "2026年7月3",   "2026年7月3号", "2026-7月3日", "2026年7-3",
        "2026-07-03T00:00", "2026/7/3 0:00", "-2026-07-03", "2026--07-03", "2026-07-", "0000-01-01", "abcd-ef-gh",
        "46206", "２０２６-", "\xFF\xFE", "2026年7月3日x",
    };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        ck_assert_msg(strcmp(parsed(others[i]), "refused") == 0, "\"%s\" was taken", others[i]);
}
END_TEST

static const char *parsed_month(const char *cell)
{
    static char buffer[MONTH_TEXT_SIZE];
    month m;
    if (!month_parse(text_of(cell), &m))
        return "refused";
    ck_assert_uint_eq(month_format(m, buffer), strlen(buffer));
    return buffer;
}

// An adjustment would be paid in another month, or a month's name be refused.
START_TEST(months_are_read_likewise)
{
    ck_assert_str_eq(parsed_month("2026-07"), "2026-07");
    ck_assert_str_eq(parsed_month("2026-7"), "2026-07");
    ck_assert_str_eq(parsed_month("2026/7"), "2026-07");
    ck_assert_str_eq(parsed_month("2026.12"), "2026-12");
    ck_assert_str_eq(parsed_month("202607"), "2026-07");
    ck_assert_str_eq(parsed_month("2026年7月"), "2026-07");
    ck_assert_str_eq(parsed_month("２０２６年７月"), "2026-07");
    static const char *const others[] = {"",        "2026",    "2026-13", "2026-00", "20267",  "2026-07-01",
                                         "2026年7", "7-2026",  "26-07",   "2026-",   "2026-7月", "2026 07"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        ck_assert_msg(strcmp(parsed_month(others[i]), "refused") == 0, "\"%s\" was taken", others[i]);
}
END_TEST

// A blank cell would be taken for a day of the year 1.
START_TEST(none_is_told_from_every_date)
{
    ck_assert(date_is_none(DATE_NONE));
    ck_assert(!date_is_none(day(1, 1, 1)));
    ck_assert(month_is_none(MONTH_NONE));
    ck_assert(!month_is_none(month_at(1, 1)));
}
END_TEST

Suite *suite(void)
{
    return suite_of("date", days_follow_each_other_without_gap, agrees_with_the_system_calendar,
                    days_that_do_not_exist_are_refused, months_know_their_days, the_forms_people_write_are_taken,
                    whatever_else_is_refused, months_are_read_likewise, none_is_told_from_every_date);
}
