#include "book/archive.h"

#include <stdlib.h>

#include "book/layout.h"
#include "io/folder.h"
#include "io/input_file.h"
#include "output/formats.h"

enum { COPIED_AT_ONCE = 256 * 1024 };

typedef struct {
    file_set *set;
    arena *memory;
    char *buffer;
    diagnostics *diagnostics;
} archiving;

static bool copy_bytes(const archiving *work, const input_file *file, FILE *out)
{
    uint64_t offset = 0;
    for (size_t got = 1; got > 0; offset += got) {
        if (!input_file_read(file, offset, work->buffer, COPIED_AT_ONCE, &got, work->diagnostics))
            return false;
        if (fwrite(work->buffer, 1, got, out) != got)
            return true; /* the set remembers the failure, and says so when it is flushed */
    }
    return input_file_unchanged(file, work->diagnostics);
}

/* Copies `from` to inputs/NAME; *copy gets where it lies until the set is committed. */
static bool copy_file(const archiving *work, const char *from, const char *name, const char **copy)
{
    diagnostics *d = work->diagnostics;
    input_file file;
    if (!input_file_open(&file, from, d))
        return false;
    const char *archived = path_join(work->memory, ARCHIVE_NAME, name);
    FILE *out = archived ? file_set_add(work->set, archived) : NULL;
    bool copied = out && copy_bytes(work, &file, out);
    *copy = copied ? path_join(work->memory, file_set_staged_path(work->set), archived) : NULL;
    input_file_close(&file);
    if (!archived || (copied && !*copy))
        return diagnostics_out_of_memory(d);
    if (copied)
        diagnostics_show_as(d, text_of(*copy), text_of(from));
    return copied;
}

/* Copies a file that may not be there. */
static bool copy_optional(const archiving *work, const char *from, const char *name, const char **copy)
{
    *copy = NULL;
    return !from || copy_file(work, from, name, copy);
}

static bool copy_list(const archiving *work, const path_list *from, const char *folder, path_list *to)
{
    const char **copies = arena_allocate(work->memory, from->count * sizeof *copies);
    if (!copies)
        return diagnostics_out_of_memory(work->diagnostics);
    for (size_t i = 0; i < from->count; i++) {
        const char *name = path_join(work->memory, folder, path_base_name(from->items[i]));
        if (!name)
            return diagnostics_out_of_memory(work->diagnostics);
        if (!copy_file(work, from->items[i], name, &copies[i]))
            return false;
    }
    *to = (path_list){copies, from->count};
    return true;
}

/* One file that needs no date is rules.ini; several, or files out of rules/, keep their names there. */
static bool copy_rules(const archiving *work, const month_paths *from, month_paths *to)
{
    if (from->rules_dated || from->rules.count > 1)
        return copy_list(work, &from->rules, "rules", &to->rules);
    const char **copy = arena_allocate(work->memory, sizeof *copy);
    to->rules = (path_list){copy, 1};
    return copy ? copy_file(work, from->rules.items[0], "rules.ini", copy) : diagnostics_out_of_memory(work->diagnostics);
}

static bool copy_payments(const archiving *work, const month_paths *from, month_paths *to)
{
    for (size_t i = 0; i < from->payments.count; i++) {
        const char *name = path_base_name(from->payments.items[i]);
        char written[MONTH_TEXT_SIZE];
        if (book_is_payment_name(text_of(name), from->month))
            continue;
        REPORT(work->diagnostics, ARCHIVE_NAME_TAKEN, LOCATION_NONE, text_of(name),
               text_from(written, month_format(from->month, written)));
        return false;
    }
    return copy_list(work, &from->payments, "payments", &to->payments);
}

static bool copy_all(const archiving *work, const month_paths *from, month_paths *to)
{
    return copy_rules(work, from, to) && copy_file(work, from->staff, "staff.csv", &to->staff) &&
           copy_payments(work, from, to) && copy_optional(work, from->contracts, "contracts.csv", &to->contracts) &&
           copy_optional(work, from->instalments, "instalments.csv", &to->instalments) &&
           copy_optional(work, from->adjustments, "adjustments.csv", &to->adjustments) &&
           copy_optional(work, from->company, "company.csv", &to->company) && file_set_flush(work->set);
}

bool archive_inputs(const month_paths *from, file_set *set, arena *memory, month_paths *to, diagnostics *d)
{
    const archiving work = {set, memory, malloc(COPIED_AT_ONCE), d};
    *to = *from;
    const bool copied = work.buffer ? copy_all(&work, from, to) : diagnostics_out_of_memory(d);
    free(work.buffer);
    return copied;
}
