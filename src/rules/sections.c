#include "rules/sections.h"

#include "rules/aliases.h"
#include "rules/names.h"
#include "rules/values.h"

static void recognise_all(rules_draft *draft)
{
    for (size_t i = 0; i < draft->file->section_count; i++) {
        const ini_section *section = &draft->file->sections[i];
        section_use *use = &draft->uses[i];
        section_kind meant;
        use->kind = SECTION_UNKNOWN;
        if (section->repeated)
            continue;
        use->kind = section_recognise(section, &use->part, &meant, draft->d);
        if (meant != SECTION_UNKNOWN)
            draft->standing |= UINT64_C(1) << meant;
    }
}

/* Room for every grade, allowance, format, alias and entry that the file can hold. */
static bool make_room(rules_draft *draft)
{
    rules *r = draft->r;
    const ini *file = draft->file;
    size_t grades = 0, allowances = 0, exports = 0, aliases = 0;
    for (size_t i = 0; i < file->section_count; i++) {
        grades += draft->uses[i].kind == SECTION_GRADE;
        allowances += draft->uses[i].kind == SECTION_ALLOWANCE;
        exports += draft->uses[i].kind == SECTION_EXPORT;
    }
    for (size_t i = 0; i < file->entry_count; i++)
        aliases +=
            draft->uses[file->entries[i].section].kind == SECTION_COLUMNS ? aliases_of_entry(&file->entries[i]) : 0;
    r->grades = arena_allocate(&r->memory, grades * sizeof *r->grades);
    r->allowances = arena_allocate(&r->memory, allowances * sizeof *r->allowances);
    r->exports = arena_allocate(&r->memory, exports * sizeof *r->exports);
    r->aliases = arena_allocate(&r->memory, aliases * sizeof *r->aliases);
    r->entries = arena_allocate(&r->memory, file->entry_count * sizeof *r->entries);
    return r->grades && r->allowances && r->exports && r->aliases && r->entries;
}

static void set_defaults(section_kind kind, void *fields)
{
    for (size_t i = 0; i < rule_key_count; i++)
        if (rule_keys[i].section == kind)
            value_set_default(&rule_keys[i], fields);
}

static void *fields_of(rules *r, section_kind kind, text part, location at)
{
    if (kind == SECTION_GRADE) {
        grade_rules *grade = &r->grades[r->grade_count++];
        grade->name = part;
        return grade;
    }
    if (kind == SECTION_ALLOWANCE) {
        allowance_rules *allowance = &r->allowances[r->allowance_count++];
        allowance->name = part;
        return allowance;
    }
    if (kind == SECTION_EXPORT) {
        export_rules *format = &r->exports[r->export_count++];
        format->name = part;
        format->at = at;
        return format;
    }
    return r;
}

bool sections_open(rules_draft *draft)
{
    rules *r = draft->r;
    draft->uses = arena_allocate(&r->memory, draft->file->section_count * sizeof *draft->uses);
    if (draft->uses)
        recognise_all(draft);
    if (!draft->uses || !make_room(draft)) {
        REPORT(draft->d, OUT_OF_MEMORY, LOCATION_NONE);
        return false;
    }
    for (section_kind kind = 0; kind < SECTION_KIND_COUNT; kind++)
        if (rule_sections[kind].absence != SECTION_NOTHING && !rule_sections[kind].name_part)
            set_defaults(kind, r);
    for (size_t i = 0; i < draft->file->section_count; i++) {
        section_use *use = &draft->uses[i];
        if (use->kind == SECTION_UNKNOWN)
            continue;
        use->fields = fields_of(r, use->kind, use->part, draft->file->sections[i].at);
        set_defaults(use->kind, use->fields);
    }
    r->has_risk_fund = draft->standing & UINT64_C(1) << SECTION_RISK_FUND;
    r->has_bonus = draft->standing & UINT64_C(1) << SECTION_BONUS;
    return true;
}
