#include "book/known_months.h"

#include <stdlib.h>

#include "book/chain.h"

/* Payments of a month whose keys are kept; all that are kept stay within a few MB. */
#define KEYS_KEPT_MAX 16384
#define KEYS_KEPT_IN_ALL ((size_t)1024 * 1024)

/* The payment files in the month's archive. */
static bool find_payments(book *b, month m, path_list *out, diagnostics *d)
{
    book archive;
    if (!book_archive(b, m, &archive, d))
        return false;
    const bool found = book_payment_files(&archive, m, out, d);
    book_archive_done(b, &archive);
    return found;
}

void known_months_fill(known_months *known, const chain *c, book *b)
{
    size_t kept = 0;
    *known = (known_months){.items = calloc(c->count + 1, sizeof *known->items)};
    for (size_t i = 0; known->items && i < c->count; i++) {
        diagnostics unsaid;
        known_month *item = &known->items[known->count];
        if (!c->links[i].closed)
            continue;
        diagnostics_init(&unsaid, false);
        *item = (known_month){.month = c->links[i].month};
        if (find_payments(b, item->month, &item->payments, &unsaid)) {
            known->count++;
            if (kept < KEYS_KEPT_IN_ALL && payment_ids_read(c->links[i].keys, KEYS_KEPT_MAX, &item->keys, &unsaid))
                kept += item->keys.count;
        }
        diagnostics_release(&unsaid);
    }
}

void known_months_release(known_months *known)
{
    for (size_t i = 0; i < known->count; i++)
        payment_ids_release(&known->items[i].keys);
    free(known->items);
    *known = (known_months){0};
}

const known_month *known_months_find(const known_months *known, month m)
{
    for (size_t i = 0; known && i < known->count; i++)
        if (known->items[i].month.index == m.index)
            return &known->items[i];
    return NULL;
}
