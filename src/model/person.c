#include "model/person.h"

#include <stdlib.h>

const person_papers *person_papers_of(const person *p)
{
    static const person_papers none = {{"", 0}, {"", 0}, {"", 0}, {"", 0}, {"", 0}};
    return p->papers != NULL ? p->papers : &none;
}

bool person_is_active(const person *p, month m)
{
    return person_days_active(p, m) > 0;
}

int person_days_active(const person *p, month m)
{
    int32_t first = month_first_day(m).days, last = month_last_day(m).days;
    if (!date_is_none(p->hired) && p->hired.days > first)
        first = p->hired.days;
    if (!date_is_none(p->left) && p->left.days < last)
        last = p->left.days;
    return first <= last ? (int)(last - first + 1) : 0;
}

void people_release(people *all)
{
    free(all->items);
    name_index_release(&all->by_id);
    *all = PEOPLE_EMPTY;
}

uint32_t people_find(const people *all, text id)
{
    _Static_assert(PERSON_NONE == NAME_NONE, "what the index does not hold is no person");
    return name_index_find(&all->by_id, id);
}
