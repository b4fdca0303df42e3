#include "rules/read.h"

#include <stdlib.h>

#include "rules/aliases.h"
#include "rules/checks.h"
#include "rules/export_checks.h"
#include "rules/ini.h"
#include "rules/names.h"
#include "rules/sections.h"
#include "rules/values.h"

/* Counts what makes a file unusable, to tell whether a file brought any. */
static size_t count_errors(const diagnostics *d)
{
    size_t count = d->out_of_memory;
    for (severity s = SEVERITY_ERROR; s <= SEVERITY_SYSTEM; s++)
        count += d->severities[s];
    return count;
}

static void read_known_key(rules_draft *draft, section_use *use, const ini_entry *entry)
{
    size_t meant;
    const ini_section *section = &draft->file->sections[entry->section];
    size_t row = rule_key_recognise(section, use->kind, entry, &meant, draft->d);
    if (meant < rule_key_count)
        use->seen |= UINT64_C(1) << meant;
    if (row < rule_key_count)
        value_read(&rule_keys[row], entry, use->fields, draft->d);
}

static void read_free_key(rules_draft *draft, const section_use *use, const ini_entry *entry)
{
    if (!rule_free_key_is_valid(entry->key))
        REPORT(draft->d, BAD_KEY_NAME, entry->key_at, entry->key);
    else if (use->kind == SECTION_COLUMNS)
        aliases_add(draft->r, use->part, entry, draft->d);
}

static void keep_entry(rules_draft *draft, const ini_entry *entry)
{
    rules *r = draft->r;
    text section = draft->file->sections[entry->section].name;
    r->entries[r->entry_count++] = (rule_entry){section, entry->key, entry->value, entry->value_at};
}

static void read_entries(rules_draft *draft)
{
    for (size_t i = 0; i < draft->file->entry_count; i++) {
        const ini_entry *entry = &draft->file->entries[i];
        section_use *use = &draft->uses[entry->section];
        if (use->kind == SECTION_UNKNOWN)
            continue;
        keep_entry(draft, entry);
        if (rule_sections[use->kind].free_keys)
            read_free_key(draft, use, entry);
        else
            read_known_key(draft, use, entry);
    }
}

/* Where effective_from stands, for what is said of it later. */
static void place_effective_from(rules *r)
{
    const rule_entry *entry = rules_entry(r, TEXT_LITERAL("scheme"), TEXT_LITERAL("effective_from"));
    r->effective_from_at = entry ? entry->at : (location){.source = r->source};
}

/* What a file is: a whole set of rules, one with a month to hold from, or formats alone. */
typedef enum { FILE_UNDATED, FILE_DATED, FILE_OF_EXPORTS } rules_file;

/* Every other section is out of place where formats stand. */
static void check_only_exports(const rules_draft *draft)
{
    for (size_t i = 0; i < draft->file->section_count; i++)
        if (draft->uses[i].kind != SECTION_EXPORT && draft->uses[i].kind != SECTION_UNKNOWN)
            REPORT(draft->d, NOT_AN_EXPORT, draft->file->sections[i].at, draft->file->sections[i].name);
}

static void fill(rules *r, const ini *file, rules_file kind, diagnostics *d)
{
    rules_draft draft = {.r = r, .file = file, .d = d};
    r->source = file->source;
    r->source_name = file->source_name;
    if (!sections_open(&draft))
        return;
    read_entries(&draft);
    check_exports(&draft);
    if (kind == FILE_OF_EXPORTS) {
        check_only_exports(&draft);
        return;
    }
    check_nothing_is_missing(&draft, kind == FILE_DATED);
    check_grade_names(&draft);
    place_effective_from(r);
}

static rules *read_file(const char *path, rules_file kind, diagnostics *d)
{
    size_t errors_before = count_errors(d);
    rules *r = calloc(1, sizeof *r);
    ini file;
    if (!r) {
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
        return NULL;
    }
    if (ini_read(&file, path, &r->memory, d))
        fill(r, &file, kind, d);
    ini_release(&file);
    if (count_errors(d) == errors_before)
        return r;
    rules_free(r);
    return NULL;
}

rules *rules_read(const char *path, bool dated, diagnostics *d)
{
    return read_file(path, dated ? FILE_DATED : FILE_UNDATED, d);
}

rules *rules_read_exports(const char *path, diagnostics *d)
{
    return read_file(path, FILE_OF_EXPORTS, d);
}
