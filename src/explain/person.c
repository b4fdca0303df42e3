#include "explain/person.h"

#include <stdio.h>
#include <stdlib.h>

#define IDS_SHOWN 10

/* "XS02, XS07": the ids of those who bear the name, the first few. */
static text ids_of(const people *all, text name, arena *memory)
{
    text list = TEXT_EMPTY;
    size_t shown = 0;
    for (size_t i = 0; i < all->count && list.bytes; i++) {
        const person *p = &all->items[i];
        if (!text_equal(p->name, name))
            continue;
        if (shown == IDS_SHOWN)
            return arena_format(memory, "%s, …", list.bytes);
        list = arena_format(memory, "%s%s%.*s", list.bytes, shown++ > 0 ? ", " : "", (int)p->id.size, p->id.bytes);
    }
    return list;
}

static void report_several(const people *all, text asked, diagnostics *d)
{
    arena memory = ARENA_EMPTY;
    const text ids = ids_of(all, asked, &memory);
    if (ids.bytes)
        REPORT(d, SEVERAL_PERSONS, LOCATION_NONE, asked, ids);
    else
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
    arena_release(&memory);
}

static void report_nobody(const people *all, month m, text asked, diagnostics *d)
{
    size_t best = SIZE_MAX;
    const person *nearest = NULL;
    for (size_t i = 0; i < all->count; i++) {
        const person *p = &all->items[i];
        const size_t by_id = text_distance(asked, p->id), by_name = text_distance(asked, p->name);
        const size_t distance = by_id < by_name ? by_id : by_name;
        if (distance < best) {
            best = distance;
            nearest = p;
        }
    }
    const size_t length = utf8_length(asked);
    char written[MONTH_TEXT_SIZE];
    const text when = text_from(written, month_format(m, written));
    if (nearest && best <= (length >= 6 ? length / 3 : 1))
        REPORT(d, NO_SUCH_PERSON_NEAR, LOCATION_NONE, asked, when, nearest->id, nearest->name);
    else
        REPORT(d, NO_SUCH_PERSON, LOCATION_NONE, asked, when);
}

uint32_t person_asked(const people *all, month m, text asked, diagnostics *d)
{
    const uint32_t by_id = people_find(all, asked);
    if (by_id != PERSON_NONE)
        return by_id;
    uint32_t found = PERSON_NONE;
    size_t count = 0;
    for (uint32_t i = 0; i < all->count; i++)
        if (text_equal(all->items[i].name, asked)) {
            found = i;
            count++;
        }
    if (count == 1)
        return found;
    if (count > 1)
        report_several(all, asked, d);
    else
        report_nobody(all, m, asked, d);
    return PERSON_NONE;
}
