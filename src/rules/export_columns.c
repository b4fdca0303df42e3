#include "rules/export_columns.h"

#include <stdio.h>

#define NAMES_MAX (2 * (EXPORT_FIELD_COUNT + FIGURE_COUNT))

/* The place of a part of the value, underlined. */
static location place_of(const ini_entry *entry, text part)
{
    location at = entry->value_at;
    at.column += (uint32_t)utf8_length(
        text_from(entry->value.bytes, (size_t)(part.bytes - entry->value.bytes)));
    at.length = (uint32_t)utf8_length(part);
    return at;
}

static figure payslip_column(text name)
{
    const figure f = figure_by_name(name);
    return f == FIGURE_COUNT || figure_is_payslip_column(f) ? f : FIGURE_COUNT;
}

/* Names of payslip columns, and of fields where they are meant too. */
static size_t known_names(bool fields, const char *names[NAMES_MAX])
{
    size_t count = 0;
    for (language lang = LANGUAGE_ENGLISH; lang <= LANGUAGE_CHINESE; lang++) {
        for (export_field field = 0; fields && field < EXPORT_FIELD_COUNT; field++)
            names[count++] = export_field_name(field, lang);
        for (figure f = 0; f < FIGURE_COUNT; f++)
            if (figure_is_payslip_column(f))
                names[count++] = figure_header(f, lang);
    }
    return count;
}

static void report_unknown(const ini_entry *entry, text written, bool fields, diagnostics *d)
{
    const char *names[NAMES_MAX];
    const size_t count = known_names(fields, names);
    const char *nearest = text_nearest(written, names, count);
    const location at = place_of(entry, written);
    if (nearest)
        REPORT(d, UNKNOWN_FIELD_NEAR, at, entry->key, written, text_of(nearest));
    else if (fields)
        REPORT(d, UNKNOWN_FIELD, at, entry->key, written);
    else
        REPORT(d, UNKNOWN_AMOUNT, at, entry->key, written);
}

figure export_figure_read(const ini_entry *entry, diagnostics *d)
{
    const figure f = payslip_column(entry->value);
    if (f == FIGURE_COUNT)
        report_unknown(entry, entry->value, false, d);
    return f;
}

static bool read_field(const ini_entry *entry, text written, export_column *column, diagnostics *d)
{
    if (written.size == 0) {
        column->field = EXPORT_FIELD_BLANK;
        return true;
    }
    if (written.bytes[0] == '=') {
        column->field = EXPORT_FIELD_CONSTANT;
        column->constant = text_trim(text_from(written.bytes + 1, written.size - 1));
        return true;
    }
    column->field = export_field_by_name(written);
    if (column->field == EXPORT_FIELD_COUNT)
        column->figure = payslip_column(written); /* EXPORT_FIELD_FIGURE */
    if (column->field < EXPORT_FIELD_COUNT || column->figure != FIGURE_COUNT)
        return true;
    report_unknown(entry, written, true, d);
    column->field = EXPORT_FIELD_BLANK; /* which stands anywhere: one message is enough */
    return false;
}

static bool read_item(const ini_entry *entry, text item, bool headers, export_columns *out,
                      diagnostics *d)
{
    export_column *column = &out->items[out->count];
    *column = (export_column){.field = EXPORT_FIELD_BLANK,
                              .header = TEXT_EMPTY,
                              .constant = TEXT_EMPTY,
                              .at = place_of(entry, item)};
    const char *colon = headers && item.size > 0 ? memchr(item.bytes, ':', item.size) : NULL;
    if (headers && (!colon || colon == item.bytes)) {
        REPORT(d, BAD_EXPORT_COLUMN, column->at, entry->key, item);
        return false;
    }
    text written = item;
    if (colon) {
        column->header = text_trim(text_from(item.bytes, (size_t)(colon - item.bytes)));
        written = text_trim(text_from(colon + 1, item.size - (size_t)(colon + 1 - item.bytes)));
    }
    return read_field(entry, written, column, d);
}

bool export_columns_read(const ini_entry *entry, bool headers, export_columns *out, diagnostics *d)
{
    bool good = true;
    text rest = entry->value;
    out->count = 0;
    for (bool more = true; more; out->count++) {
        const char *comma = memchr(rest.bytes, ',', rest.size);
        const text item = comma ? text_from(rest.bytes, (size_t)(comma - rest.bytes)) : rest;
        if (out->count == EXPORT_COLUMNS_MAX) {
            char most[16];
            snprintf(most, sizeof most, "%d", EXPORT_COLUMNS_MAX);
            REPORT(d, TOO_MANY_COLUMNS, place_of(entry, text_trim(item)), entry->key,
                   text_of(most));
            return false;
        }
        good &= read_item(entry, text_trim(item), headers, out, d);
        more = comma != NULL;
        if (more)
            rest = text_from(comma + 1, rest.size - item.size - 1);
    }
    return good;
}
