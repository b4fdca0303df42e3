#include "rules/names.h"

#include <stdio.h>

#define LIST_SIZE 1024 /* every name of a list fits; the longest is that of the keys of an export */

/* Adds a name to a list with commas between. */
static void list_add(char list[LIST_SIZE], const char *name)
{
    size_t used = strlen(list);
    snprintf(list + used, LIST_SIZE - used, "%s%s", used > 0 ? ", " : "", name);
}

/* "[commission]", "[grade.NAME]". */
static void list_add_section(char list[LIST_SIZE], const char *name, const char *part)
{
    char heading[64];
    snprintf(heading, sizeof heading, "[%s%s%s]", name, part ? "." : "", part ? part : "");
    list_add(list, heading);
}

/* The kind whose name is nearest to the word before the dot, or SECTION_UNKNOWN. */
static section_kind nearest_kind(text word)
{
    const char *names[SECTION_KIND_COUNT];
    for (section_kind kind = 0; kind < SECTION_KIND_COUNT; kind++)
        names[kind] = rule_sections[kind].name;
    const char *nearest = text_nearest(word, names, SECTION_KIND_COUNT);
    for (section_kind kind = 0; kind < SECTION_KIND_COUNT; kind++)
        if (nearest == names[kind])
            return kind;
    return SECTION_UNKNOWN;
}

static void report_unknown_section(const ini_section *section, diagnostics *d)
{
    char list[LIST_SIZE] = "";
    for (section_kind kind = 0; kind < SECTION_KIND_COUNT; kind++)
        list_add_section(list, rule_sections[kind].name, rule_sections[kind].name_part);
    REPORT(d, UNKNOWN_SECTION, section->at, section->name, text_of(list));
}

/* [Grade.junior], [comission], [base.x]: no section, but perhaps one was meant. */
static section_kind suggest_section(const ini_section *section, diagnostics *d)
{
    const char *dot = memchr(section->name.bytes, '.', section->name.size);
    text word = dot ? text_from(section->name.bytes, (size_t)(dot - section->name.bytes)) : section->name;
    text part = dot ? text_from(dot + 1, section->name.size - word.size - 1) : TEXT_EMPTY;
    section_kind meant = nearest_kind(word);
    if (meant == SECTION_UNKNOWN) {
        report_unknown_section(section, d);
        return meant;
    }
    const rule_section *known = &rule_sections[meant];
    char name[160];
    int size = snprintf(name, sizeof name, "%s", known->name);
    if (known->name_part && rule_name_is_valid(part))
        size = snprintf(name, sizeof name, "%s.%.*s", known->name, (int)part.size, part.bytes);
    else if (known->name_part)
        size = snprintf(name, sizeof name, "%s.%s", known->name, known->name_part);
    REPORT(d, UNKNOWN_SECTION_NEAR, section->at, section->name, text_from(name, (size_t)size));
    return meant;
}

static bool is_column_file(text name)
{
    for (size_t i = 0; i < column_file_count; i++)
        if (text_is(name, column_files[i]))
            return true;
    return false;
}

static void report_column_file(const ini_section *section, text part, diagnostics *d)
{
    const char *columns = rule_sections[SECTION_COLUMNS].name;
    const char *nearest = text_nearest(part, column_files, column_file_count);
    if (nearest) {
        char name[40];
        snprintf(name, sizeof name, "%s.%s", columns, nearest);
        REPORT(d, UNKNOWN_SECTION_NEAR, section->at, section->name, text_of(name));
        return;
    }
    char list[LIST_SIZE] = "";
    for (size_t i = 0; i < column_file_count; i++)
        list_add_section(list, columns, column_files[i]);
    REPORT(d, UNKNOWN_SECTION, section->at, section->name, text_of(list));
}

section_kind section_recognise(const ini_section *section, text *part, section_kind *meant, diagnostics *d)
{
    section_kind kind = *meant = section_by_name(section->name, part);
    if (kind == SECTION_UNKNOWN) {
        *meant = suggest_section(section, d);
        return SECTION_UNKNOWN;
    }
    const rule_section *known = &rule_sections[kind];
    if (!known->name_part)
        return kind;
    if (part->size == 0)
        REPORT(d, SECTION_NEEDS_NAME, section->at, text_of(known->name), text_of(known->name_part));
    else if (kind == SECTION_COLUMNS && !is_column_file(*part))
        report_column_file(section, *part, d);
    else if (!rule_name_is_valid(*part))
        REPORT(d, BAD_SECTION_NAME, section->at, *part);
    else
        return kind;
    return SECTION_UNKNOWN;
}

/* A section that has the key: "commission", "grade.NAME" into name; false when none has it. */
static bool find_elsewhere(text key, char name[64])
{
    for (section_kind kind = 0; kind < SECTION_KIND_COUNT; kind++) {
        const rule_section *other = &rule_sections[kind];
        if (rule_key_by_name(kind, key) == rule_key_count)
            continue;
        snprintf(name, 64, "%s%s%s", other->name, other->name_part ? "." : "",
                 other->name_part ? other->name_part : "");
        return true;
    }
    return false;
}

size_t rule_key_recognise(const ini_section *section, section_kind kind, const ini_entry *entry, size_t *meant,
                          diagnostics *d)
{
    size_t row = *meant = rule_key_by_name(kind, entry->key);
    if (row < rule_key_count)
        return row;
    const char *names[RULE_KEYS_MAX];
    size_t count = 0;
    char list[LIST_SIZE] = "", elsewhere[64];
    for (size_t i = 0; i < rule_key_count; i++) {
        if (rule_keys[i].section == kind) {
            names[count++] = rule_keys[i].key;
            list_add(list, rule_keys[i].key);
        }
    }
    const char *nearest = text_nearest(entry->key, names, count);
    if (nearest) {
        *meant = rule_key_by_name(kind, text_of(nearest));
        REPORT(d, UNKNOWN_KEY_NEAR, entry->key_at, section->name, entry->key, text_of(nearest));
    } else if (find_elsewhere(entry->key, elsewhere)) {
        REPORT(d, UNKNOWN_KEY_HERE, entry->key_at, section->name, entry->key, text_of(elsewhere));
    } else {
        REPORT(d, UNKNOWN_KEY, entry->key_at, section->name, entry->key, text_of(list));
    }
    return rule_key_count;
}
