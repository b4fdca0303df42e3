#include "payments_taken.h"

#include <stdio.h>

static void take_row(taken *t, const payment *row)
{
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

static void take(void *closure, const payment *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        take_row(closure, &rows[i]);
}

static void take_keys(void *closure, const uint64_t *hashes, size_t count)
{
    taken *t = closure;
    for (size_t i = 0; i < count; i++)
        t->keys[t->key_count++] = hashes[i];
}

payments_request request_of(fixture *f, taken *t, const char *const *paths, size_t count)
{
    return (payments_request){.paths = paths,
                              .path_count = count,
                              .people = &f->people,
                              .contracts = &f->contracts,
                              .handle_keys = take_keys,
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
