#include "book/chain.h"

#include <stdlib.h>

#include "book/known_months.h"
#include "io/folder.h"
#include "output/formats.h"

bool chain_link_of_folder(book *b, month m, chain_link *out, diagnostics *d)
{
    const char *folder = book_month_folder(b, m, d);
    if (!folder)
        return false;
    *out = (chain_link){
        .month = m,
        .balances = path_join(&b->memory, folder, "balances.csv"),
        .receivables = path_join(&b->memory, folder, "receivables.csv"),
        .keys = path_join(&b->memory, folder, "payment_ids.bin"),
        .totals = path_join(&b->memory, folder, "totals.csv"),
    };
    out->seal = path_join(&b->memory, folder, SEAL_FILE_NAME);
    if (!out->balances || !out->receivables || !out->keys || !out->totals || !out->seal) {
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
        return false;
    }
    out->closed = path_kind_of(out->seal) != PATH_ABSENT;
    if (!out->closed)
        out->seal = NULL;
    if (path_kind_of(out->receivables) == PATH_ABSENT)
        out->receivables = NULL;
    if (path_kind_of(out->totals) == PATH_ABSENT)
        out->totals = NULL;
    return true;
}

bool chain_load(chain *c, book *b, diagnostics *d)
{
    *c = (chain){0};
    const char *folder = path_join(&b->memory, b->folder, "months");
    folder_names names;
    if (!folder) {
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
        return false;
    }
    if (!folder_list(folder, &b->memory, &names, d))
        return false;
    for (size_t i = 0; i < names.count; i++) {
        char written[MONTH_TEXT_SIZE];
        month m;
        /* Only names in the one form the program writes: 2026-07. */
        if (!month_parse(names.names[i], &m) ||
            !text_equal(names.names[i], text_from(written, month_format(m, written))))
            continue;
        chain_link link;
        if (!chain_link_of_folder(b, m, &link, d) || !chain_put(c, link, d))
            return false;
    }
    return true;
}

void chain_release(chain *c)
{
    free(c->links);
    *c = (chain){0};
}

bool chain_put(chain *c, chain_link link, diagnostics *d)
{
    chain_link *links = array_reserve(c->links, &c->capacity, c->count + 1, sizeof *links);
    if (!links) {
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
        return false;
    }
    c->links = links;
    size_t at = c->count;
    while (at > 0 && links[at - 1].month.index > link.month.index)
        at--;
    if (at > 0 && links[at - 1].month.index == link.month.index) {
        links[at - 1] = link;
        return true;
    }
    memmove(links + at + 1, links + at, (c->count - at) * sizeof *links);
    links[at] = link;
    c->count++;
    return true;
}

const chain_link *chain_find(const chain *c, month m)
{
    for (size_t i = 0; i < c->count; i++)
        if (c->links[i].month.index == m.index)
            return &c->links[i];
    return NULL;
}

const chain_link *chain_latest_closed(const chain *c)
{
    for (size_t i = c->count; i > 0; i--)
        if (c->links[i - 1].closed)
            return &c->links[i - 1];
    return NULL;
}

static void report_month_pair(diagnostics *d, message_code code, month asked, month other)
{
    char a[MONTH_TEXT_SIZE], b[MONTH_TEXT_SIZE];
    diagnostics_add(d, code, LOCATION_NONE,
                    (const text[]){text_from(a, month_format(asked, a)), text_from(b, month_format(other, b))}, 2);
}

/* Where the book has no month yet, payments of earlier months are worth a word: their funds are not in the openings. */
static bool warn_of_earlier_payments(book *b, month m, diagnostics *d)
{
    month_list paid;
    if (!book_months_with_payments(b, &paid, d))
        return false;
    if (paid.count > 0 && paid.items[0].index < m.index)
        report_month_pair(d, MESSAGE_EARLIER_PAYMENTS, m, paid.items[0]);
    return true;
}

/* The payment files that a month was computed from: a closed month has them in its archive. */
static bool payments_of(const chain_link *link, book *b, path_list *out, diagnostics *d)
{
    book archive;
    if (!link->closed)
        return book_payment_files(b, link->month, out, d);
    if (!book_archive(b, link->month, &archive, d))
        return false;
    const bool found = book_payment_files(&archive, link->month, out, d);
    book_archive_done(b, &archive);
    return found;
}

static bool fill_earlier(const chain *c, book *b, month_paths *paths, diagnostics *d)
{
    earlier_month *earlier = arena_allocate(&b->memory, c->count * sizeof *earlier);
    if (!earlier) {
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
        return false;
    }
    paths->earlier = earlier;
    paths->earlier_count = 0;
    for (size_t i = 0; i < c->count && c->links[i].month.index < paths->month.index; i++) {
        earlier_month *entry = &earlier[paths->earlier_count++];
        *entry = (earlier_month){.month = c->links[i].month,
                                 .keys_path = c->links[i].keys,
                                 .totals_path = c->links[i].totals};
        const known_month *known = known_months_find(c->known, entry->month);
        if (known) {
            entry->payment_paths = known->payments;
            entry->keys = known->keys.hashes ? &known->keys : NULL;
        } else if (!payments_of(&c->links[i], b, &entry->payment_paths, d)) {
            return false;
        }
    }
    return true;
}

/* A month that is only held in memory is spoken of by the names its files would have. */
static bool show_by_name(book *b, const chain_link *link, diagnostics *d)
{
    if (!link->computed_now)
        return true;
    const char *folder = book_month_folder(b, link->month, d);
    const char *balances = folder ? path_join(&b->memory, folder, "balances.csv") : NULL;
    const char *receivables = folder ? path_join(&b->memory, folder, "receivables.csv") : NULL;
    if (!balances || !receivables) {
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
        return false;
    }
    diagnostics_show_as(d, text_of(link->balances), text_of(balances));
    if (link->receivables)
        diagnostics_show_as(d, text_of(link->receivables), text_of(receivables));
    return true;
}

bool chain_open_month(const chain *c, book *b, month_paths *paths, diagnostics *d)
{
    const month before = {paths->month.index - 1};
    const chain_link *link = chain_find(c, before);
    if (!fill_earlier(c, b, paths, d))
        return false;
    if (!link) {
        if (c->count == 0)
            return warn_of_earlier_payments(b, paths->month, d);
        const month first = c->links[0].month;
        if (first.index == paths->month.index)
            return true;
        report_month_pair(d, first.index > paths->month.index ? MESSAGE_BEFORE_FIRST_MONTH : MESSAGE_MONTH_BEFORE_MISSING,
                          paths->month, first.index > paths->month.index ? first : before);
        return false;
    }
    paths->balances = link->balances;
    paths->receivables = link->receivables;
    if (!show_by_name(b, link, d))
        return false;
    if (!link->closed && !link->computed_now)
        report_month_pair(d, MESSAGE_MONTH_BEFORE_DRAFT, paths->month, before);
    return true;
}
