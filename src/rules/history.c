/* All rule files of a book, in the order in which they come into force. */
#include <stdlib.h>

#include "rules/read.h"

/* Puts r behind all that come into force before it, or with it. MONTH_NONE is the smallest month. */
static void insert_sorted(rules_history *history, rules *r)
{
    size_t at = history->count;
    while (at > 0 && history->items[at - 1]->effective_from.index > r->effective_from.index) {
        history->items[at] = history->items[at - 1];
        at--;
    }
    history->items[at] = r;
    history->count++;
}

/* Two files of one month: which of them would be in force? */
static bool check_months_differ(const rules_history *history, diagnostics *d)
{
    bool differ = true;
    for (size_t i = 1; i < history->count; i++) {
        const rules *earlier = history->items[i - 1], *r = history->items[i];
        if (earlier->effective_from.index != r->effective_from.index)
            continue;
        char written[MONTH_TEXT_SIZE];
        REPORT(d, SAME_EFFECTIVE_FROM, r->effective_from_at, earlier->source_name,
               text_from(written, month_format(r->effective_from, written)));
        differ = false;
    }
    return differ;
}

bool rules_history_read(const char *const *paths, size_t count, bool dated, rules_history *history, diagnostics *d)
{
    bool good = true;
    *history = (rules_history){.items = calloc(count, sizeof *history->items)};
    if (!history->items) {
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        rules *r = rules_read(paths[i], dated || count > 1, d);
        good &= r != NULL;
        if (r)
            insert_sorted(history, r);
    }
    return check_months_differ(history, d) && good;
}
