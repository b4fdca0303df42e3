#include "model/rules.h"

#include <stdlib.h>

#include "model/person.h"

const rules *rules_in_force(const rules_history *history, month m)
{
    const rules *found = NULL;
    for (size_t i = 0; i < history->count; i++) {
        const rules *candidate = history->items[i];
        if (month_is_none(candidate->effective_from) || candidate->effective_from.index <= m.index)
            found = candidate;
    }
    return found;
}

int32_t rules_grace_days(const rules_history *history, date due)
{
    if (history->count == 0)
        return 0;
    const rules *then = rules_in_force(history, month_of_date(due));
    return (then != NULL ? then : history->items[0])->grace_days;
}

uint32_t rules_find_grade(const rules *r, text name_or_label)
{
    for (size_t i = 0; i < r->grade_count; i++)
        if (text_equal(name_or_label, r->grades[i].name))
            return (uint32_t)i;
    for (size_t i = 0; i < r->grade_count; i++)
        if (r->grades[i].label.size > 0 && text_equal(name_or_label, r->grades[i].label))
            return (uint32_t)i;
    return GRADE_UNKNOWN;
}

const export_rules *rules_export(const rules *r, text name)
{
    for (size_t i = 0; i < r->export_count; i++)
        if (text_equal(r->exports[i].name, name))
            return &r->exports[i];
    return NULL;
}

const rule_entry *rules_entry(const rules *r, text section, text key)
{
    for (size_t i = 0; i < r->entry_count; i++)
        if (text_equal(r->entries[i].section, section) && text_equal(r->entries[i].key, key))
            return &r->entries[i];
    return NULL;
}

void rules_free(rules *r)
{
    if (r == NULL)
        return;
    arena_release(&r->memory);
    free(r);
}

void rules_history_release(rules_history *history)
{
    for (size_t i = 0; i < history->count; i++)
        rules_free(history->items[i]);
    free(history->items);
    *history = (rules_history){0};
}
