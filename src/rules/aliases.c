#include "rules/aliases.h"

#include <stdio.h>

static bool is_ignore(const ini_entry *entry)
{
    return text_is(entry->key, "ignore");
}

size_t aliases_of_entry(const ini_entry *entry)
{
    size_t count = 1;
    for (size_t i = 0; i < entry->value.size && is_ignore(entry); i++)
        count += entry->value.bytes[i] == ',';
    return count;
}

static const column_alias *alias_of_header(const rules *r, text file, text header)
{
    for (size_t i = 0; i < r->alias_count; i++)
        if (text_equal(r->aliases[i].file, file) && text_equal(r->aliases[i].header, header))
            return &r->aliases[i];
    return NULL;
}

static bool add_header(rules *r, text file, const ini_entry *entry, text header, diagnostics *d)
{
    location at = entry->value_at;
    at.column += (uint32_t)utf8_length(text_from(entry->value.bytes, (size_t)(header.bytes - entry->value.bytes)));
    if (header.size == 0) {
        REPORT(d, EMPTY_HEADER, at);
        return false;
    }
    const column_alias *before = alias_of_header(r, file, header);
    if (before) {
        char line[24];
        snprintf(line, sizeof line, "%llu", (unsigned long long)before->key_at.line);
        REPORT(d, REPEATED_HEADER, at, header, before->key, text_of(line));
        return false;
    }
    r->aliases[r->alias_count++] = (column_alias){file, entry->key, header, entry->key_at, at};
    return true;
}

bool aliases_add(rules *r, text file, const ini_entry *entry, diagnostics *d)
{
    if (!is_ignore(entry))
        return add_header(r, file, entry, entry->value, d);
    bool good = true;
    text rest = entry->value;
    for (bool more = true; more;) {
        const char *comma = memchr(rest.bytes, ',', rest.size);
        text item = comma ? text_from(rest.bytes, (size_t)(comma - rest.bytes)) : rest;
        good &= add_header(r, file, entry, text_trim(item), d);
        more = comma != NULL;
        if (more)
            rest = text_from(comma + 1, rest.size - item.size - 1);
    }
    return good;
}
