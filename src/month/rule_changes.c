#include "month/rule_changes.h"

static bool counts(const rule_entry *entry)
{
    return !text_is(entry->section, "output") && !text_is(entry->section, "notices") &&
           !text_starts_with(entry->section, TEXT_LITERAL("export.")) &&
           !(text_is(entry->section, "scheme") && text_is(entry->key, "name"));
}

bool rule_changes_find(const rules *old, const rules *now, arena *memory, rule_changes *out,
                       diagnostics *d)
{
    *out = (rule_changes){.old = old, .now = now};
    out->items = arena_allocate(memory, (old->entry_count + now->entry_count) * sizeof *out->items);
    if (!out->items) {
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
        return false;
    }
    for (size_t i = 0; i < now->entry_count; i++) {
        const rule_entry *entry = &now->entries[i],
                         *before = rules_entry(old, entry->section, entry->key);
        if (counts(entry) && (!before || !text_equal(before->value, entry->value)))
            out->items[out->count++] = (rule_change){before, entry};
    }
    for (size_t i = 0; i < old->entry_count; i++) {
        const rule_entry *entry = &old->entries[i];
        if (counts(entry) && !rules_entry(now, entry->section, entry->key))
            out->items[out->count++] = (rule_change){entry, NULL};
    }
    return true;
}
