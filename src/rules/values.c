#include "rules/values.h"

#include <stdio.h>

#include "base/date.h"
#include "base/decimal.h"
#include "rules/export_columns.h"

/* What a reader of one type is given. */
typedef struct {
    const rule_key *key;
    const ini_entry *entry;
    void *field;
    diagnostics *d;
} value;

#define REPORT_VALUE(v, id, ...)                                                                                       \
    REPORT((v)->d, id, (v)->entry->value_at, (v)->entry->key, (v)->entry->value, ##__VA_ARGS__)

static bool read_text(const value *v)
{
    memcpy(v->field, &v->entry->value, sizeof v->entry->value);
    return true;
}

static bool read_amount(const value *v, bool positive)
{
    money amount;
    decimal_status status = decimal_parse_money(v->entry->value, &amount);
    if (status == DECIMAL_TOO_MANY_PLACES)
        REPORT_VALUE(v, RULE_AMOUNT_DECIMALS);
    else if (status == DECIMAL_OUT_OF_RANGE)
        REPORT_VALUE(v, RULE_AMOUNT_TOO_LARGE);
    else if (status != DECIMAL_OK)
        REPORT_VALUE(v, BAD_RULE_AMOUNT, text_of(v->key->example));
    else if (amount.fen < 0)
        REPORT_VALUE(v, NEGATIVE_RULE_AMOUNT);
    else if (positive && amount.fen == 0)
        REPORT_VALUE(v, ZERO_STEP, text_of(v->key->example));
    else
        return memcpy(v->field, &amount, sizeof amount) != NULL;
    return false;
}

static bool read_rate(const value *v)
{
    rate part;
    decimal_status status = decimal_parse_rate(v->entry->value, &part);
    if (status == DECIMAL_TOO_MANY_PLACES)
        REPORT_VALUE(v, RATE_DECIMALS);
    else if (status == DECIMAL_OUT_OF_RANGE)
        REPORT_VALUE(v, RATE_TOO_LARGE);
    else if (status != DECIMAL_OK)
        REPORT_VALUE(v, BAD_RATE, text_of(v->key->example));
    else
        return memcpy(v->field, &part, sizeof part) != NULL;
    return false;
}

static bool read_days(const value *v)
{
    int32_t days;
    if (decimal_parse_count(v->entry->value, RULE_DAYS_MAX, &days) == DECIMAL_OK)
        return memcpy(v->field, &days, sizeof days) != NULL;
    char limit[16];
    snprintf(limit, sizeof limit, "%d", RULE_DAYS_MAX);
    REPORT_VALUE(v, BAD_DAYS, text_of(limit));
    return false;
}

static bool read_month(const value *v)
{
    month m;
    if (month_parse(v->entry->value, &m))
        return memcpy(v->field, &m, sizeof m) != NULL;
    REPORT_VALUE(v, BAD_EFFECTIVE_FROM);
    return false;
}

/* The place of a part of the value. */
static location place_in_value(const value *v, text part)
{
    location at = v->entry->value_at;
    at.column += (uint32_t)utf8_length(text_from(v->entry->value.bytes, (size_t)(part.bytes - v->entry->value.bytes)));
    return at;
}

/* One month of a list, as a bit; false and reported when it is none, or stood before. */
static bool add_month(const value *v, text item, uint16_t *months)
{
    int32_t number;
    if (decimal_parse_count(item, 12, &number) != DECIMAL_OK || number == 0 || item.size > 2) {
        REPORT(v->d, BAD_MONTHS, place_in_value(v, item), v->entry->key, item, text_of(v->key->example));
        return false;
    }
    uint16_t bit = (uint16_t)(1U << (number - 1));
    if (*months & bit) {
        REPORT(v->d, REPEATED_MONTH, place_in_value(v, item), v->entry->key, item);
        return false;
    }
    *months |= bit;
    return true;
}

static bool read_months(const value *v)
{
    uint16_t months = 0;
    bool good = true;
    text rest = v->entry->value;
    for (bool more = true; more;) {
        const char *comma = memchr(rest.bytes, ',', rest.size);
        text item = comma ? text_from(rest.bytes, (size_t)(comma - rest.bytes)) : rest;
        good &= add_month(v, text_trim(item), &months);
        more = comma != NULL;
        if (more)
            rest = text_from(comma + 1, rest.size - item.size - 1);
    }
    memcpy(v->field, &months, sizeof months);
    return good;
}

static int choice_by_name(const rule_key *key, text name)
{
    for (int i = 0; key->choices[i]; i++)
        if (text_is(name, key->choices[i]))
            return i;
    return -1;
}

/* An enum's value, or a bool, into its field. */
static void set_choice(const rule_key *key, void *field, int choice)
{
    const unsigned chosen = (unsigned)choice;
    const bool flag = choice != 0;
    if (key->type == KEY_FLAG)
        memcpy(field, &flag, sizeof flag);
    else
        memcpy(field, &chosen, sizeof chosen);
}

static bool read_choice(const value *v)
{
    int choice = choice_by_name(v->key, v->entry->value);
    if (choice >= 0) {
        set_choice(v->key, v->field, choice);
        return true;
    }
    char list[80];
    size_t used = 0;
    for (int i = 0; v->key->choices[i]; i++)
        used += (size_t)snprintf(list + used, sizeof list - used, "%s%s", i ? ", " : "", v->key->choices[i]);
    REPORT_VALUE(v, BAD_CHOICE, text_from(list, used));
    return false;
}

static bool read_calculation(const value *v)
{
    int32_t number;
    if (decimal_parse_count(v->entry->value, CALCULATION_LATEST, &number) == DECIMAL_OK && number > 0)
        return memcpy(v->field, &number, sizeof number) != NULL;
    char known[16];
    snprintf(known, sizeof known, "%d", CALCULATION_LATEST);
    REPORT_VALUE(v, UNKNOWN_CALCULATION, text_of(known));
    return false;
}

static bool read_figure(const value *v)
{
    const figure f = export_figure_read(v->entry, v->d);
    if (f != FIGURE_COUNT)
        memcpy(v->field, &f, sizeof f);
    return f != FIGURE_COUNT;
}

bool value_read(const rule_key *key, const ini_entry *entry, void *fields, diagnostics *d)
{
    const value v = {key, entry, (char *)fields + key->offset, d};
    if (entry->value.size == 0) {
        REPORT(d, EMPTY_VALUE, entry->value_at, entry->key, text_of(key->example));
        return false;
    }
    switch (key->type) {
    case KEY_TEXT:
        return read_text(&v);
    case KEY_MONEY:
        return read_amount(&v, false);
    case KEY_POSITIVE_MONEY:
        return read_amount(&v, true);
    case KEY_RATE:
        return read_rate(&v);
    case KEY_DAYS:
        return read_days(&v);
    case KEY_MONTH:
        return read_month(&v);
    case KEY_MONTHS:
        return read_months(&v);
    case KEY_CHOICE:
    case KEY_FLAG:
        return read_choice(&v);
    case KEY_CALCULATION:
        return read_calculation(&v);
    case KEY_FIGURE:
        return read_figure(&v);
    case KEY_COLUMNS:
    case KEY_CELLS:
        return export_columns_read(entry, key->type == KEY_COLUMNS, v.field, d);
    }
    return false;
}

void value_set_default(const rule_key *key, void *fields)
{
    void *field = (char *)fields + key->offset;
    const text nothing = TEXT_EMPTY;
    const month none = MONTH_NONE;
    money amount = MONEY_ZERO;
    if (key->type == KEY_TEXT) {
        memcpy(field, &nothing, sizeof nothing);
    } else if (key->type == KEY_MONTH) {
        memcpy(field, &none, sizeof none);
    } else if (key->default_text && key->type == KEY_MONEY) {
        (void)decimal_parse_money(text_of(key->default_text), &amount);
        memcpy(field, &amount, sizeof amount);
    } else if (key->default_text && key->type == KEY_FIGURE) {
        const figure f = figure_by_name(text_of(key->default_text));
        memcpy(field, &f, sizeof f);
    } else if (key->default_text) {
        set_choice(key, field, choice_by_name(key, text_of(key->default_text)));
    }
}
