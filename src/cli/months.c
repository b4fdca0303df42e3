#include "cli/months.h"

#include <string.h>
#include <time.h>

static bool last_month(month *out)
{
    const time_t now = time(NULL);
    struct tm local;
    month today;
    if (now == (time_t)-1 || !localtime_r(&now, &local) || !month_of(local.tm_year + 1900, local.tm_mon + 1, &today))
        return false;
    *out = (month){today.index - 1};
    return true;
}

bool month_range_parse(const char *operand, month_range *out, diagnostics *d)
{
    if (strcmp(operand, "last") == 0 && last_month(&out->from)) {
        out->to = out->from;
        out->range = false;
        return true;
    }
    const char *dots = strstr(operand, "..");
    out->range = dots != NULL;
    const text from = dots ? text_from(operand, (size_t)(dots - operand)) : text_of(operand);
    const text to = dots ? text_of(dots + 2) : from;
    if (!month_parse(from, &out->from) || !month_parse(to, &out->to)) {
        REPORT(d, BAD_MONTH_OPERAND, LOCATION_NONE, text_of(operand));
        return false;
    }
    if (out->from.index > out->to.index) {
        REPORT(d, MONTHS_BACKWARDS, LOCATION_NONE, text_of(operand));
        return false;
    }
    return true;
}

bool month_parse_one(const char *operand, const char *command, month *out, diagnostics *d)
{
    month_range range;
    if (!month_range_parse(operand, &range, d))
        return false;
    if (range.range) {
        REPORT(d, ONE_MONTH_ONLY, LOCATION_NONE, text_of(command));
        return false;
    }
    *out = range.from;
    return true;
}
