#include "rules/checks.h"

#include <stdio.h>

static location whole_file(const rules_draft *draft)
{
    return (location){.source = draft->r->source};
}

static void report_missing_section(const rules_draft *draft, section_kind kind)
{
    if (kind == SECTION_GRADE) {
        REPORT(draft->d, MISSING_GRADE, whole_file(draft));
        return;
    }
    char keys[80] = "";
    for (size_t i = 0; i < rule_key_count; i++) {
        size_t used = strlen(keys);
        if (rule_keys[i].section == kind && rule_keys[i].required)
            snprintf(keys + used, sizeof keys - used, "%s%s", used > 0 ? ", " : "", rule_keys[i].key);
    }
    REPORT(draft->d, MISSING_SECTION, whole_file(draft), text_of(rule_sections[kind].name), text_of(keys));
}

static bool is_effective_from(const rule_key *key)
{
    return key->section == SECTION_SCHEME && key->type == KEY_MONTH;
}

static void check_keys(const rules_draft *draft, size_t section, bool dated)
{
    const section_use *use = &draft->uses[section];
    location at = draft->file->sections[section].at;
    for (size_t i = 0; i < rule_key_count; i++) {
        const rule_key *key = &rule_keys[i];
        if (key->section != use->kind || use->seen & UINT64_C(1) << i)
            continue;
        if (dated && is_effective_from(key))
            REPORT(draft->d, MISSING_EFFECTIVE_FROM, at, text_of(key->key), text_of(key->example));
        else if (key->required)
            REPORT(draft->d, MISSING_KEY, at, draft->file->sections[section].name, text_of(key->key),
                   text_of(key->example));
    }
}

void check_nothing_is_missing(const rules_draft *draft, bool dated)
{
    if (draft->file->lines_lost)
        return;
    for (section_kind kind = 0; kind < SECTION_KIND_COUNT; kind++)
        if (rule_sections[kind].absence == SECTION_REQUIRED && !(draft->standing & UINT64_C(1) << kind))
            report_missing_section(draft, kind);
    for (size_t i = 0; i < draft->file->section_count; i++)
        if (draft->uses[i].kind != SECTION_UNKNOWN)
            check_keys(draft, i, dated);
}

/* The entry that gives a grade its label; NULL where it has none. */
static const ini_entry *label_entry(const rules_draft *draft, const grade_rules *grade)
{
    for (size_t i = 0; i < draft->file->entry_count; i++) {
        const ini_entry *entry = &draft->file->entries[i];
        if (draft->uses[entry->section].fields == grade && text_is(entry->key, "label"))
            return entry;
    }
    return NULL;
}

/* The line of a grade's heading. */
static uint64_t grade_line(const rules_draft *draft, const grade_rules *grade)
{
    for (size_t i = 0; i < draft->file->section_count; i++)
        if (draft->uses[i].fields == grade)
            return draft->file->sections[i].at.line;
    return 0;
}

static void report_taken(const rules_draft *draft, const grade_rules *grade, const grade_rules *owner)
{
    char line[24], heading[96];
    snprintf(line, sizeof line, "%llu", (unsigned long long)grade_line(draft, owner));
    snprintf(heading, sizeof heading, "grade.%.*s", (int)owner->name.size, owner->name.bytes);
    REPORT(draft->d, TAKEN_LABEL, label_entry(draft, grade)->value_at, grade->label, text_of(heading), text_of(line));
}

void check_grade_names(const rules_draft *draft)
{
    const rules *r = draft->r;
    for (size_t i = 0; i < r->grade_count; i++) {
        const grade_rules *grade = &r->grades[i];
        for (size_t j = 0; j < r->grade_count && grade->label.size > 0; j++) {
            const grade_rules *other = &r->grades[j];
            bool taken = text_equal(grade->label, other->name) || (j < i && text_equal(grade->label, other->label));
            if (j != i && taken) {
                report_taken(draft, grade, other);
                break;
            }
        }
    }
}
