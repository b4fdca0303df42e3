#include "book/layout.h"

#include <stdio.h>

#include "output/formats.h"
#define CSV_ENDING TEXT_LITERAL(".csv")
#define INI_ENDING TEXT_LITERAL(".ini")

void book_open(book *b, const char *folder)
{
    *b = (book){.folder = folder};
}

void book_release(book *b)
{
    arena_release(&b->memory);
}

static const char *join(book *b, const char *folder, const char *name, diagnostics *d)
{
    const char *path = path_join(&b->memory, folder, name);
    if (!path)
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
    return path;
}

/* "folder/name" of each name, in the order of names. */
static bool join_names(book *b, const char *folder, const text *names, size_t count, path_list *out, diagnostics *d)
{
    const char **paths = arena_allocate(&b->memory, count * sizeof *paths);
    if (!paths) {
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
        return false;
    }
    for (size_t i = 0; i < count; i++)
        if (!(paths[i] = join(b, folder, names[i].bytes, d)))
            return false;
    *out = (path_list){paths, count};
    return true;
}

/* Keeps the names of rule files, in place. */
static size_t keep_rule_files(folder_names *all)
{
    size_t kept = 0;
    for (size_t i = 0; i < all->count; i++)
        if (text_ends_with(all->names[i], INI_ENDING) && all->names[i].bytes[0] != '.')
            all->names[kept++] = all->names[i];
    return kept;
}

bool book_find_rules(book *b, month_paths *paths, diagnostics *d)
{
    const char *single = join(b, b->folder, "rules.ini", d);
    const char *folder = join(b, b->folder, "rules", d);
    folder_names names;
    if (!single || !folder || !folder_list(folder, &b->memory, &names, d))
        return false;
    const size_t count = keep_rule_files(&names);
    const bool has_single = path_kind_of(single) != PATH_ABSENT;
    if (has_single && count > 0) {
        REPORT(d, RULES_TWICE, LOCATION_NONE, text_of(single), text_of(folder));
        return false;
    }
    if (!has_single && count == 0) {
        REPORT(d, NO_RULES, LOCATION_NONE, text_of(single));
        return false;
    }
    paths->rules_dated = !has_single;
    if (has_single)
        return join_names(b, b->folder, &TEXT_LITERAL("rules.ini"), 1, &paths->rules, d);
    return join_names(b, folder, names.names, count, &paths->rules, d);
}

/* One of the files beside payments/: required (staff) or taken when it is there. */
static bool find_file(book *b, const char *name, bool required, const char **out, diagnostics *d)
{
    if (*out)
        return true;
    const char *path = join(b, b->folder, name, d);
    if (!path)
        return false;
    if (path_kind_of(path) != PATH_ABSENT) {
        *out = path;
        return true;
    }
    if (required)
        REPORT(d, NO_STAFF, LOCATION_NONE, text_of(path));
    return !required;
}

/* The names in payments/ that begin with a month as the program writes it: they stand together. */
typedef struct {
    const char *folder; /* payments/ */
    const text *names;
    size_t count;
} month_names;

static bool list_payments(book *b, const char **folder, diagnostics *d)
{
    *folder = join(b, b->folder, "payments", d);
    if (*folder && !b->payments_listed)
        b->payments_listed = folder_list(*folder, &b->memory, &b->payments, d);
    return *folder && b->payments_listed;
}

static bool names_of_month(book *b, month m, month_names *out, diagnostics *d)
{
    char written[MONTH_TEXT_SIZE];
    const text beginning = text_from(written, month_format(m, written));
    if (!list_payments(b, &out->folder, d))
        return false;
    const folder_names *all = &b->payments;
    size_t low = 0, high = all->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (text_compare(all->names[middle], beginning) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    out->names = all->count > 0 ? all->names + low : NULL;
    out->count = 0;
    while (low + out->count < all->count && text_starts_with(out->names[out->count], beginning))
        out->count++;
    return true;
}

/* 2026-07.csv or 2026-07-anything.csv, of a name that begins with the month. */
static bool is_payment_file(text name)
{
    const size_t month_size = sizeof "2026-07" - 1;
    return text_ends_with(name, CSV_ENDING) &&
           (name.size == month_size + CSV_ENDING.size || name.bytes[month_size] == '-');
}

bool book_is_payment_name(text name, month m)
{
    char written[MONTH_TEXT_SIZE];
    return text_starts_with(name, text_from(written, month_format(m, written))) && is_payment_file(name);
}

bool book_payment_files(book *b, month m, path_list *out, diagnostics *d)
{
    month_names found;
    if (!names_of_month(b, m, &found, d))
        return false;
    text *files = arena_allocate(&b->memory, found.count * sizeof *files);
    if (!files) {
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
        return false;
    }
    size_t count = 0;
    for (size_t i = 0; i < found.count; i++)
        if (is_payment_file(found.names[i]))
            files[count++] = found.names[i];
    return join_names(b, found.folder, files, count, out, d);
}

/* A name that begins with the month and is none of its files: which of the two did the clerk mean? */
static bool complain_of_copies(const month_names *found, text when, diagnostics *d)
{
    bool clean = true;
    for (size_t i = 0; i < found->count; i++) {
        if (is_payment_file(found->names[i]))
            continue;
        REPORT(d, ODD_PAYMENT_FILE, LOCATION_NONE, text_of(found->folder), found->names[i], when);
        clean = false;
    }
    return clean;
}

static bool find_payments(book *b, month_paths *paths, diagnostics *d)
{
    month_names found;
    if (!names_of_month(b, paths->month, &found, d) || !book_payment_files(b, paths->month, &paths->payments, d))
        return false;
    char written[MONTH_TEXT_SIZE];
    const text when = text_from(written, month_format(paths->month, written));
    const bool clean = complain_of_copies(&found, when, d);
    if (found.count == 0)
        REPORT(d, NO_PAYMENTS, LOCATION_NONE, text_of(found.folder), when);
    return clean && found.count > 0;
}

bool book_is_there(const book *b, diagnostics *d)
{
    if (path_kind_of(b->folder) == PATH_FOLDER)
        return true;
    REPORT(d, NO_BOOK, LOCATION_NONE, text_of(b->folder));
    return false;
}

bool book_find_inputs(book *b, month_paths *paths, diagnostics *d)
{
    bool found = paths->rules.count > 0 || book_find_rules(b, paths, d);
    found &= find_file(b, "staff.csv", true, &paths->staff, d);
    found &= find_file(b, "contracts.csv", false, &paths->contracts, d);
    found &= find_file(b, "instalments.csv", false, &paths->instalments, d);
    found &= find_file(b, "adjustments.csv", false, &paths->adjustments, d);
    found &= find_file(b, "company.csv", false, &paths->company, d);
    found &= paths->payments.count > 0 || find_payments(b, paths, d);
    return found;
}

/* The month that a name begins with, written as the program writes it. */
static bool month_of_name(text name, month *out)
{
    char written[MONTH_TEXT_SIZE];
    const size_t month_size = sizeof "2026-07" - 1;
    return name.size >= month_size && month_parse(text_from(name.bytes, month_size), out) &&
           text_starts_with(name, text_from(written, month_format(*out, written)));
}

bool book_months_with_payments(book *b, month_list *out, diagnostics *d)
{
    const char *folder;
    *out = (month_list){0};
    if (!list_payments(b, &folder, d))
        return false;
    out->items = arena_allocate(&b->memory, b->payments.count * sizeof *out->items);
    if (!out->items) {
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
        return false;
    }
    for (size_t i = 0; i < b->payments.count; i++) {
        month m;
        if (month_of_name(b->payments.names[i], &m) &&
            (out->count == 0 || out->items[out->count - 1].index != m.index))
            out->items[out->count++] = m;
    }
    return true;
}

const char *book_month_folder(book *b, month m, diagnostics *d)
{
    char name[sizeof "months/" + MONTH_TEXT_SIZE], written[MONTH_TEXT_SIZE];
    month_format(m, written);
    snprintf(name, sizeof name, "months/%s", written);
    return join(b, b->folder, name, d);
}

bool book_archive(book *b, month m, book *archive, diagnostics *d)
{
    const char *folder = book_month_folder(b, m, d);
    const char *inputs = folder ? join(b, folder, ARCHIVE_NAME, d) : NULL;
    *archive = (book){.memory = b->memory, .folder = inputs};
    return inputs != NULL;
}

void book_archive_done(book *b, const book *archive)
{
    b->memory = archive->memory;
}
