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

static void report_person(references *r, diagnostics *d, location at, text id, month m)
{
    const people *all = r->people;
    char buffer[MONTH_TEXT_SIZE];
    text of = month_words(m, buffer);
    if (r->deferred) {
        REPORT(d, UNKNOWN_PERSON, at, id, of);
        return;
    }
    if (is_waiting(all, id)) {
        REPORT(d, PERSON_NOT_YET, at, id, of);
        return;
    }
    uint32_t found = suggestions_find(&r->near_people, id);
    const person *near = found == NAME_NONE ? NULL : &all->items[found];
    const person *named = near != NULL ? NULL : person_by_name(r, all, id);
    if (near != NULL)
        REPORT(d, UNKNOWN_PERSON_NEAR, at, id, of, near->id, near->name.size > 0 ? near->name : near->id);
    else if (named != NULL)
        REPORT(d, PERSON_BY_NAME, at, id, named->id);
    else
        REPORT(d, UNKNOWN_PERSON, at, id, of);
}

static void report_contract(references *r, diagnostics *d, location at, text id)
{
    uint32_t near = r->deferred ? NAME_NONE : suggestions_find(&r->near_contracts, id);
    if (near != NAME_NONE)
        REPORT(d, UNKNOWN_CONTRACT_NEAR, at, id, r->contracts->items[near].id);
    else
        REPORT(d, UNKNOWN_CONTRACT, at, id);
}

void references_tell(references *r, diagnostics *d, month of, const diagnostic *item)
{
    if (item->code == MESSAGE_UNKNOWN_PERSON)
        report_person(r, d, item->at, item->arguments[0], of);
    else if (item->code == MESSAGE_UNKNOWN_CONTRACT)
        report_contract(r, d, item->at, item->arguments[0]);
    else
        diagnostics_add(d, item->code, item->at, item->arguments, item->argument_count);
}

bool references_person(references *r, const table *t, size_t column, const cell_value *id, uint32_t *out)
{
    *out = PERSON_NONE;
    if (!cell_is_good(id) || r->people == NULL)
        return true;
    *out = name_index_find(&r->people->by_id, id->text);
    if (*out != PERSON_NONE)
        return true;
    if (!t->quiet)
        report_person(r, t->context->diagnostics, table_locate(t, column), id->text, t->context->month);
    return false;
}

bool references_contract(references *r, const table *t, size_t column, const cell_value *id, uint32_t *out)
{
    *out = CONTRACT_NONE;
    if (!cell_is_good(id) || r->contracts == NULL || !r->contracts->given)
        return true;
    *out = name_index_find(&r->contracts->by_id, id->text);
    if (*out != CONTRACT_NONE)
        return true;
    if (!t->quiet)
        report_contract(r, t->context->diagnostics, table_locate(t, column), id->text);
    return false;
}
