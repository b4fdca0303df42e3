#include "payments_taken.h"

#include <stdio.h>

static void take(void *closure, const payment *row)
{
    taken *t = closure;
    char notes[PAYMENT_NOTES_SIZE];
    sprintf(t->rows + strlen(t->rows), "%d:%d/%d ", (int)row->line, row->person == PERSON_NONE ? -1 : (int)row->person,
            row->contract == CONTRACT_NONE ? -1 : (int)row->contract);
    payment_notes_format(row->notes, notes);
    if (notes[0] != '\0')
        sprintf(t->notes + strlen(t->notes), "%d %s ", (int)row->line, notes);
    t->last = *row;
    sprintf(t->texts, "%.*s|%.*s|%.*s|%.*s|%.*s", (int)row->payment_id.size, row->payment_id.bytes,
            (int)row->contract_id.size, row->contract_id.bytes, (int)row->customer.size, row->customer.bytes,
            (int)row->product.size, row->product.bytes, (int)row->source_name.size, row->source_name.bytes);
}

static void take_key(void *closure, uint64_t hash)
{
    taken *t = closure;
    t->keys[t->key_count++] = hash;
}

payments_request request_of(fixture *f, taken *t, const char *const *paths, size_t count)
{
    return (payments_request){.paths = paths,
                              .path_count = count,
                              .people = &f->people,
                              .contracts = &f->contracts,
                              .handle_key = take_key,
                              .handle = take,
                              .closure = t};
}

void begin(fixture *f, taken *t)
{
    *t = (taken){.key_count = 0};
    fixture_begin(f);
    fixture_staff(f, STAFF);
    fixture_contracts(f, CONTRACTS);
}

bool reads(fixture *f, taken *t, const char *rows)
{
    static char text[8192];
    snprintf(text, sizeof text, "%s%s", HEADER, rows);
    const char *paths[] = {fixture_file(f, "2026-07.csv", text)};
    payments_request request = request_of(f, t, paths, 1);
    return payments_read(&f->context, &request);
}
