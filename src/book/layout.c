#include "book/layout.h"

#include <stdio.h>

#include "io/folder.h"

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

/* Appends "folder/name" of each chosen name, in the order of names. */
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

/* Keeps the names that `keep` accepts, in place. */
static size_t filter_names(folder_names *all, bool (*keep)(text name, month m), month m)
{
    size_t kept = 0;
    for (size_t i = 0; i < all->count; i++)
        if (keep(all->names[i], m))
            all->names[kept++] = all->names[i];
    return kept;
}

static bool is_rule_file(text name, month m)
{
    (void)m;
    return text_ends_with(name, INI_ENDING) && name.bytes[0] != '.';
}

static bool begins_with_month(text name, month m)
{
    char written[MONTH_TEXT_SIZE];
    return text_starts_with(name, text_from(written, month_format(m, written)));
}

/* 2026-07.csv or 2026-07-anything.csv. */
static bool is_payment_file(text name, month m)
{
    if (!begins_with_month(name, m) || !text_ends_with(name, CSV_ENDING))
        return false;
    const size_t month_size = sizeof "2026-07" - 1;
    return name.size == month_size + CSV_ENDING.size || name.bytes[month_size] == '-';
}

static bool find_rules(book *b, month_paths *paths, diagnostics *d)
{
    const char *single = join(b, b->folder, "rules.ini", d);
    const char *folder = join(b, b->folder, "rules", d);
    folder_names names;
    if (!single || !folder || !folder_list(folder, &b->memory, &names, d))
        return false;
    const size_t count = filter_names(&names, is_rule_file, paths->month);
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

static bool payments_folder(book *b, folder_names *names, const char **folder, diagnostics *d)
{
    *folder = join(b, b->folder, "payments", d);
    return *folder && folder_list(*folder, &b->memory, names, d);
}

bool book_payment_files(book *b, month m, path_list *out, diagnostics *d)
{
    folder_names names;
    const char *folder;
    if (!payments_folder(b, &names, &folder, d))
        return false;
    return join_names(b, folder, names.names, filter_names(&names, is_payment_file, m), out, d);
}

/* A name that begins with the month and is none of its files: which of the two did the clerk mean? */
static bool complain_of_copies(const folder_names *names, const char *folder, month m, diagnostics *d)
{
    bool clean = true;
    for (size_t i = 0; i < names->count; i++) {
        const text name = names->names[i];
        if (!begins_with_month(name, m) || is_payment_file(name, m))
            continue;
        char written[MONTH_TEXT_SIZE];
        REPORT(d, ODD_PAYMENT_FILE, LOCATION_NONE, text_of(folder), name,
               text_from(written, month_format(m, written)));
        clean = false;
    }
    return clean;
}

static bool find_payments(book *b, month_paths *paths, diagnostics *d)
{
    folder_names names;
    const char *folder;
    if (!payments_folder(b, &names, &folder, d))
        return false;
    const bool clean = complain_of_copies(&names, folder, paths->month, d);
    if (!book_payment_files(b, paths->month, &paths->payments, d))
        return false;
    if (clean && paths->payments.count == 0) {
        char written[MONTH_TEXT_SIZE];
        REPORT(d, NO_PAYMENTS, LOCATION_NONE, text_of(folder),
               text_from(written, month_format(paths->month, written)));
    }
    return clean && paths->payments.count > 0;
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
    bool found = paths->rules.count > 0 || find_rules(b, paths, d);
    found &= find_file(b, "staff.csv", true, &paths->staff, d);
    found &= find_file(b, "contracts.csv", false, &paths->contracts, d);
    found &= find_file(b, "instalments.csv", false, &paths->instalments, d);
    found &= find_file(b, "adjustments.csv", false, &paths->adjustments, d);
    found &= find_file(b, "company.csv", false, &paths->company, d);
    found &= paths->payments.count > 0 || find_payments(b, paths, d);
    return found;
}

bool book_months_with_payments(book *b, month_list *out, diagnostics *d)
{
    folder_names names;
    const char *folder;
    if (!payments_folder(b, &names, &folder, d))
        return false;
    out->count = 0;
    out->items = arena_allocate(&b->memory, names.count * sizeof *out->items);
    if (!out->items) {
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
        return false;
    }
    for (size_t i = 0; i < names.count; i++) {
        month m;
        const size_t month_size = sizeof "2026-07" - 1;
        if (names.names[i].size < month_size || !month_parse(text_from(names.names[i].bytes, month_size), &m))
            continue;
        if (is_payment_file(names.names[i], m) && (out->count == 0 || out->items[out->count - 1].index != m.index))
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
