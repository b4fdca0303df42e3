#include <stdlib.h>

#include "book/closed_month.h"
#include "book/journal.h"
#include "book/sweep.h"
#include "io/file_content.h"
#include "io/file_set.h"

/* Only the latest closed month, since the later ones open with what it closed with. */
static bool may_reopen(const chain *c, month m, diagnostics *d)
{
    char asked[MONTH_TEXT_SIZE], last[MONTH_TEXT_SIZE];
    const chain_link *latest = chain_latest_closed(c), *link = chain_find(c, m);
    if (!link || !link->closed)
        REPORT(d, NOT_CLOSED, LOCATION_NONE, text_from(asked, month_format(m, asked)));
    else if (latest != link)
        REPORT(d, NOT_THE_LATEST, LOCATION_NONE, text_from(asked, month_format(m, asked)),
               text_from(last, month_format(latest->month, last)));
    return link && link->closed && latest == link;
}

static bool copy_into(file_set *set, const char *folder, const char *name, arena *memory, diagnostics *d)
{
    text content;
    source_id source;
    const char *path = path_join(memory, folder, name);
    if (!path)
        return diagnostics_out_of_memory(d);
    if (!file_content(path, memory, &content, &source, d))
        return false;
    FILE *out = file_set_add(set, name);
    if (out)
        (void)fwrite(content.bytes, 1, content.size, out); /* a failure shows at the commit */
    return out != NULL;
}

/* Stages a folder of those files of `from`; what stands there of an interrupted attempt will be replaced. NULL: reported. */
static file_set *copy_folder(const char *from, const char *to, const seal_lines *files, const file_set_options *options,
                        arena *memory, diagnostics *d)
{
    file_set *set = file_set_begin(to, options, d);
    bool copied = set != NULL;
    for (size_t i = 0; i < files->count && copied; i++)
        copied = copy_into(set, from, files->lines[i].path.bytes, memory, d);
    if (copied)
        return set;
    file_set_abandon(set);
    return NULL;
}

const char *reopened_month_folder(book *b, month m, uint64_t sequence, diagnostics *d)
{
    char when[MONTH_TEXT_SIZE];
    month_format(m, when);
    const char *name = arena_format(&b->memory, HISTORY_FOLDER "/%s-%llu", when, (unsigned long long)sequence).bytes;
    const char *place = name ? path_join(&b->memory, b->folder, name) : NULL;
    if (!place)
        diagnostics_out_of_memory(d);
    return place;
}

/* The sealed month, whole and read-only, with the reason, so that it is never lost. */
static bool keep_sealed(book *b, const char *folder, const char *place, const seal_lines *sealed, text reason, bool sync,
                        diagnostics *d)
{
    const file_set_options options = {
        .sync = sync,
        .own_parent = true,
        .read_only = true,
        .own_names = reopened_month_names,
    };
    file_set *set = copy_folder(folder, place, sealed, &options, &b->memory, d);
    FILE *out = set ? file_set_add(set, REOPEN_REASON_NAME) : NULL;
    if (out)
        (void)fwrite(reason.bytes, 1, reason.size, out); /* a failure shows at the commit */
    if (out)
        return file_set_commit(set);
    file_set_abandon(set);
    return false;
}

/* The month's own files, as a draft again: no archive, no seal. */
static bool restore_draft(const char *folder, const seal_lines *sealed, bool sync, arena *memory, diagnostics *d)
{
    seal_lines draft = {arena_allocate(memory, sealed->count * sizeof *draft.lines), 0};
    if (!draft.lines)
        return diagnostics_out_of_memory(d);
    for (size_t i = 0; i < sealed->count; i++)
        for (const char *const *name = month_file_names; *name; name++)
            if (text_is(sealed->lines[i].path, *name))
                draft.lines[draft.count++] = sealed->lines[i];
    const file_set_options options = {.sync = sync, .own_parent = true, .own_names = closed_month_names};
    file_set *set = copy_folder(folder, folder, &draft, &options, memory, d);
    return set && file_set_commit(set);
}

/* Every file of the folder, the seal file too. */
static bool list_sealed(const char *folder, arena *memory, seal_lines *out, diagnostics *d)
{
    seal_lines lines;
    if (!seal_folder(folder, NULL, memory, &lines, d))
        return false;
    *out = (seal_lines){arena_allocate(memory, (lines.count + 1) * sizeof *out->lines), lines.count + 1};
    if (!out->lines)
        return diagnostics_out_of_memory(d);
    memcpy(out->lines, lines.lines, lines.count * sizeof *out->lines);
    out->lines[lines.count].path = TEXT_LITERAL(SEAL_FILE_NAME);
    return true;
}

bool closed_month_reopen(book *b, chain *c, month m, text reason, bool sync, diagnostics *d)
{
    journal j;
    seal_lines sealed;
    const char *folder = book_month_folder(b, m, d);
    const char *journal_path = path_join(&b->memory, b->folder, JOURNAL_NAME);
    if (!folder || !journal_path)
        return folder ? diagnostics_out_of_memory(d) : false;
    if (!may_reopen(c, m, d) || !journal_read(journal_path, &b->memory, &j, d) ||
        !list_sealed(folder, &b->memory, &sealed, d))
        return false;
    const char *place = reopened_month_folder(b, m, j.count + 1, d);
    return place && keep_sealed(b, folder, place, &sealed, reason, sync, d) &&
           restore_draft(folder, &sealed, sync, &b->memory, d) && closed_month_follow_up(b, c, m, sync, d);
}
