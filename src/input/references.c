#include "input/references.h"

#include <assert.h>

static const name_index none = NAME_INDEX_EMPTY;

void references_init(references *r, const people *known_people, const contracts *known_contracts)
{
    *r = (references){.people = known_people, .contracts = known_contracts};
    suggestions_init(&r->near_people, known_people != NULL ? &known_people->by_id : &none);
    suggestions_init(&r->near_contracts, known_contracts != NULL ? &known_contracts->by_id : &none);
}

void references_release(references *r)
{
    suggestions_release(&r->near_people);
    suggestions_release(&r->near_contracts);
    name_index_release(&r->by_name);
    name_index_release(&r->namesakes);
}

/* Memory that runs out here costs a hint and no more. */
static void learn_names(references *r, const people *all)
{
    r->names_known = true;
    assert(all->count == 0 || all->items != NULL);
    for (size_t i = 0; i < all->count; i++) {
        uint32_t stored, ignored;
        if (!name_index_put(&r->by_name, all->items[i].name, (uint32_t)i, &stored))
            return;
        if (stored != i)
            (void)name_index_put(&r->namesakes, all->items[i].name, stored, &ignored);
    }
}

/* The one person whose name, not id, that is; NULL where nobody or several bear it. */
static const person *person_by_name(references *r, const people *all, text name)
{
    if (!r->names_known)
        learn_names(r, all);
    uint32_t found = name_index_find(&r->by_name, name);
    bool alone = found != NAME_NONE && name_index_find(&r->namesakes, name) == NAME_NONE;
    return alone ? &all->items[found] : NULL;
}

/* Whether the person is in the staff file, only not yet in force. */
static bool is_waiting(const people *all, text id)
{
    size_t from = 0, to = all->waiting_count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (text_compare(all->waiting[middle], id) < 0)
            from = middle + 1;
        else
            to = middle;
    }
    return from < all->waiting_count && text_equal(all->waiting[from], id);
}

static void report_person(references *r, const people *all, const table *t, size_t column, text id)
{
    char buffer[MONTH_TEXT_SIZE];
    text of = text_from(buffer, month_format(t->context->month, buffer));
    if (t->quiet)
        return;
    if (is_waiting(all, id)) {
        TABLE_REPORT(t, column, PERSON_NOT_YET, id, of);
        return;
    }
    uint32_t found = suggestions_find(&r->near_people, id);
    const person *near = found == NAME_NONE ? NULL : &all->items[found];
    const person *named = near != NULL ? NULL : person_by_name(r, all, id);
    if (near != NULL)
        TABLE_REPORT(t, column, UNKNOWN_PERSON_NEAR, id, of, near->id, near->name.size > 0 ? near->name : near->id);
    else if (named != NULL)
        TABLE_REPORT(t, column, PERSON_BY_NAME, id, named->id);
    else
        TABLE_REPORT(t, column, UNKNOWN_PERSON, id, of);
}

bool references_person(references *r, const table *t, size_t column, const cell_value *id, uint32_t *out)
{
    *out = PERSON_NONE;
    if (!cell_is_good(id) || r->people == NULL)
        return true;
    *out = people_find(r->people, id->text);
    if (*out != PERSON_NONE)
        return true;
    report_person(r, r->people, t, column, id->text);
    return false;
}

bool references_contract(references *r, const table *t, size_t column, const cell_value *id, uint32_t *out)
{
    *out = CONTRACT_NONE;
    if (!cell_is_good(id) || r->contracts == NULL || !r->contracts->given)
        return true;
    *out = contracts_find(r->contracts, id->text);
    if (*out != CONTRACT_NONE)
        return true;
    if (t->quiet)
        return false;
    uint32_t near = suggestions_find(&r->near_contracts, id->text);
    if (near != NAME_NONE)
        TABLE_REPORT(t, column, UNKNOWN_CONTRACT_NEAR, id->text, r->contracts->items[near].id);
    else
        TABLE_REPORT(t, column, UNKNOWN_CONTRACT, id->text);
    return false;
}
