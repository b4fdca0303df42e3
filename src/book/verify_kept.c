#include "book/verify_kept.h"

#include <string.h>

#include "book/closed_month.h"
#include "book/sweep.h"
#include "io/file_content.h"

/* One reopening, and the folder that keeps what was sealed. */
typedef struct {
    book *book;
    const journal_entry *entry;
    const char *folder;
    size_t *files;
    diagnostics *diagnostics;
} kept_month;

/* The path of a file of the folder; NULL and reported when memory is out. */
static const char *path_of(const kept_month *kept, const char *name)
{
    const char *path = path_join(&kept->book->memory, kept->folder, name);
    if (!path)
        REPORT(kept->diagnostics, OUT_OF_MEMORY, LOCATION_NONE);
    return path;
}

static void report_file(const kept_month *kept, message_code code, const char *name)
{
    const char *path = path_of(kept, name);
    if (path)
        diagnostics_add(kept->diagnostics, code,
                        (location){.source = diagnostics_source(kept->diagnostics, text_of(path))}, NULL, 0);
}

static const seal_line *find_line(const seal_lines *lines, text path)
{
    for (size_t i = 0; i < lines->count; i++)
        if (text_equal(lines->lines[i].path, path))
            return &lines->lines[i];
    return NULL;
}

static void compare(const kept_month *kept, const seal_lines *sealed, const seal_lines *now)
{
    for (size_t i = 0; i < sealed->count; i++) {
        const seal_line *line = &sealed->lines[i], *found = find_line(now, line->path);
        if (text_starts_with(line->path, TEXT_LITERAL("../")))
            continue;
        if (!found)
            report_file(kept, MESSAGE_SEALED_FILE_GONE, line->path.bytes);
        else if (strcmp(found->hash, line->hash) != 0)
            report_file(kept, MESSAGE_SEALED_FILE_CHANGED, line->path.bytes);
        ++*kept->files;
    }
    for (size_t i = 0; i < now->count; i++)
        if (!find_line(sealed, now->lines[i].path) && !text_is(now->lines[i].path, REOPEN_REASON_NAME))
            report_file(kept, MESSAGE_FILE_ADDED, now->lines[i].path.bytes);
}

static void check_reason(const kept_month *kept)
{
    text reason;
    source_id source;
    const char *path = path_of(kept, REOPEN_REASON_NAME);
    if (path && path_kind_of(path) != PATH_FILE)
        report_file(kept, MESSAGE_SEALED_FILE_GONE, REOPEN_REASON_NAME);
    else if (path && file_content(path, &kept->book->memory, &reason, &source, kept->diagnostics) &&
             !text_equal(reason, kept->entry->reason))
        report_file(kept, MESSAGE_SEALED_FILE_CHANGED, REOPEN_REASON_NAME);
}

static void check_kept(const kept_month *kept)
{
    seal_lines sealed, now;
    char seal[SEAL_TEXT_SIZE];
    diagnostics *d = kept->diagnostics;
    arena *memory = &kept->book->memory;
    const char *seal_path = path_of(kept, SEAL_FILE_NAME);
    if (!seal_path)
        return;
    if (path_kind_of(seal_path) != PATH_FILE) {
        report_file(kept, MESSAGE_SEALED_FILE_GONE, SEAL_FILE_NAME);
        return;
    }
    if (!file_hash(seal_path, seal, d))
        return;
    if (strcmp(seal, kept->entry->seal) != 0) {
        report_file(kept, MESSAGE_SEALED_FILE_CHANGED, SEAL_FILE_NAME);
        return;
    }
    if (seal_read(seal_path, memory, &sealed, d) && seal_folder(kept->folder, NULL, memory, &now, d))
        compare(kept, &sealed, &now);
    check_reason(kept);
}

/* Whether some line of the journal, or the one that comes next (a crash may have left it out), has that folder. */
static bool is_told_of(book *b, const journal *j, text name, diagnostics *d)
{
    for (size_t i = 0; i < j->count; i++) {
        const char *folder = j->entries[i].action == JOURNAL_REOPEN
                                 ? reopened_month_folder(b, j->entries[i].month, j->entries[i].sequence, d)
                                 : NULL;
        if (folder && text_is(name, path_base_name(folder)))
            return true;
    }
    for (size_t i = 0; i < j->count; i++) {
        const char *folder = reopened_month_folder(b, j->entries[i].month, j->count + 1, d);
        if (folder && text_is(name, path_base_name(folder)))
            return true;
    }
    return false;
}

static void check_names(book *b, const journal *j, diagnostics *d)
{
    folder_names names;
    const char *history = path_join(&b->memory, b->folder, HISTORY_FOLDER);
    if (!history) {
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
        return;
    }
    if (!folder_list(history, &b->memory, &names, d))
        return;
    for (size_t i = 0; i < names.count; i++) {
        const text name = names.names[i];
        if (book_is_leftover(name) || is_told_of(b, j, name, d))
            continue;
        const char *path = path_join(&b->memory, history, name.bytes);
        const source_id source = path ? diagnostics_source(d, text_of(path)) : SOURCE_NONE;
        REPORT(d, FILE_ADDED, ((location){.source = source}));
    }
}

void verify_kept(book *b, const journal *j, size_t *files, diagnostics *d)
{
    for (size_t i = 0; i < j->count; i++) {
        const journal_entry *entry = &j->entries[i];
        if (entry->action != JOURNAL_REOPEN)
            continue;
        const char *folder = reopened_month_folder(b, entry->month, entry->sequence, d);
        if (folder)
            check_kept(&(kept_month){b, entry, folder, files, d});
    }
    check_names(b, j, d);
}
