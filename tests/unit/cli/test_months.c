#include "cli/months.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "desk.h"
#include "unit.h"

static time_t now;

/* Stands in for the C library's, so that a test says what time it is. */
time_t time(time_t *out)
{
    if (out)
        *out = now;
    return now;
}

/* "2026-06..2026-08", "2026-07", or what is said of the operand. */
static const char *parsed(const char *operand)
{
    static char told[128];
    month_range range;
    diagnostics d;
    diagnostics_init(&d, false);
    const bool good = month_range_parse(operand, &range, &d);
    ck_assert_int_eq(good, !diagnostics_failed(&d));
    if (good) {
        size_t size = month_format(range.from, told);
        if (range.range) {
            strcpy(told + size, "..");
            month_format(range.to, told + size + 2);
        } else {
            ck_assert_int_eq(range.from.index, range.to.index);
        }
    } else {
        ck_assert_int_eq(diagnostics_worst(&d), SEVERITY_USAGE);
        strcpy(told, said(&d));
    }
    diagnostics_release(&d);
    return told;
}

/* `last` at a time (UTC) and in a zone. */
static const char *last_at(int year, int month_number, int day, int hour, const char *zone)
{
    struct tm utc = {.tm_year = year - 1900, .tm_mon = month_number - 1, .tm_mday = day, .tm_hour = hour, .tm_min = 30};
    now = timegm(&utc);
    setenv("TZ", zone, 1);
    tzset();
    return parsed("last");
}

/* The month a clerk writes as her files do would not be taken. */
START_TEST(a_month_is_read_in_the_forms_people_write)
{
    ck_assert_str_eq(parsed("2026-07"), "2026-07");
    ck_assert_str_eq(parsed("2026/7"), "2026-07");
    ck_assert_str_eq(parsed("2026年7月"), "2026-07");
    ck_assert_str_eq(parsed("202607"), "2026-07");
    ck_assert_str_eq(parsed("0001-01"), "0001-01");
    ck_assert_str_eq(parsed("9999-12"), "9999-12");
}
END_TEST

/* A mistyped month would be computed as another one. */
START_TEST(what_is_no_month_is_refused)
{
    static const char *const bad[] = {"", "2026", "2026-13", "2026-00", "2026-07-01", "0000-12", "26-07", "Last", "last ",
                                      "latest", "July", "2026-07 ", "2026-07.", ".."};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ck_assert_msg(strcmp(parsed(bad[i]), "bad-month-operand") == 0, "%s: %s", bad[i], parsed(bad[i]));
}
END_TEST

/* A year would be run without its last month, or backwards. */
START_TEST(a_range_holds_both_its_ends)
{
    ck_assert_str_eq(parsed("2026-06..2026-08"), "2026-06..2026-08");
    ck_assert_str_eq(parsed("2025-12..2026-01"), "2025-12..2026-01");
    ck_assert_str_eq(parsed("2026-07..2026-07"), "2026-07..2026-07");
    ck_assert_str_eq(parsed("2026.6..2026.8"), "2026-06..2026-08");
    ck_assert_str_eq(parsed("2026-08..2026-06"), "months-backwards");
    static const char *const bad[] = {"2026-06..", "..2026-06", "2026-06...2026-08", "2026-06..2026-08..2026-09",
                                      "last..2026-08", "2026-06..last", "2026-06 .. 2026-08", "2026-06-2026-08"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ck_assert_msg(strcmp(parsed(bad[i]), "bad-month-operand") == 0, "%s: %s", bad[i], parsed(bad[i]));
}
END_TEST

/* The night's run of 1 January would compute month 0 of a year, or a year too late. */
START_TEST(last_in_january_is_december)
{
    ck_assert_str_eq(last_at(2026, 1, 1, 0, "UTC"), "2025-12");
    ck_assert_str_eq(last_at(2026, 1, 31, 23, "UTC"), "2025-12");
    ck_assert_str_eq(last_at(2026, 2, 1, 0, "UTC"), "2026-01");
    ck_assert_str_eq(last_at(2026, 12, 31, 23, "UTC"), "2026-11");
    ck_assert_str_eq(last_at(2024, 3, 31, 12, "UTC"), "2024-02"); /* a month before the 31st is no 31 February */
}
END_TEST

/* On the first of a month an office in Shanghai would get the month before last, for the eight hours that UTC is behind. */
START_TEST(last_is_by_local_time)
{
    /* POSIX zones: what is added to local time to get UTC */
    ck_assert_str_eq(last_at(2026, 1, 1, 0, "WWW12"), "2025-11");    /* 12:30 on 31 December */
    ck_assert_str_eq(last_at(2026, 1, 1, 11, "WWW12"), "2025-11");
    ck_assert_str_eq(last_at(2026, 1, 1, 12, "WWW12"), "2025-12");
    ck_assert_str_eq(last_at(2025, 12, 31, 9, "EEE-14"), "2025-11"); /* 23:30 on 31 December */
    ck_assert_str_eq(last_at(2025, 12, 31, 10, "EEE-14"), "2025-12");
    ck_assert_str_eq(last_at(2026, 6, 30, 15, "CST-8"), "2026-05");
    ck_assert_str_eq(last_at(2026, 6, 30, 16, "CST-8"), "2026-06");
    for (int hours = -12; hours <= 14; hours++) { /* midnight of 1 August 2026, wherever */
        char zone[16];
        const int at = 24 - hours; /* hours after 31 July 0:00 UTC */
        snprintf(zone, sizeof zone, "ZZZ%d", -hours);
        ck_assert_str_eq(last_at(2026, 7, 31, at, zone), "2026-07");
        ck_assert_str_eq(last_at(2026, 7, 31, at - 1, zone), "2026-06");
    }
}
END_TEST

/* A machine without a clock would compute the month before 1970. */
START_TEST(without_a_clock_there_is_no_last_month)
{
    now = (time_t)-1;
    ck_assert_str_eq(parsed("last"), "bad-month-operand");
}
END_TEST

Suite *suite(void)
{
    return suite_of("months", a_month_is_read_in_the_forms_people_write, what_is_no_month_is_refused,
                    a_range_holds_both_its_ends, last_in_january_is_december, last_is_by_local_time,
                    without_a_clock_there_is_no_last_month);
}
