#include <stdlib.h>

#include "book/closed_month.h"
#include "book/journal.h"
#include "io/file_content.h"
#include "io/file_set.h"

#define HISTORY_FOLDER "months/.history"

static bool out_of_memory(diagnostics *d)
{
    REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
    return false;
}

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
        return out_of_memory(d);
    if (!file_content(path, memory, &content, &source, d))
        return false;
    FILE *out = file_set_add(set, name);
    if (out)
        (void)fwrite(content.bytes, 1, content.size, out); /* a failure shows at the commit */
    return out != NULL;
}

/* Writes a folder of those files of `from`; what stands there of an interrupted attempt is replaced. */
static bool copy_folder(const char *from, const char *to, const seal_lines *files, const file_set_options *options,
                        arena *memory, diagnostics *d)
{
    file_set *set = file_set_begin(to, options, d);
    bool copied = set != NULL;
    for (size_t i = 0; i < files->count && copied; i++)
        copied = copy_into(set, from, files->lines[i].path.bytes, memory, d);
    if (copied)
        return file_set_commit(set);
    file_set_abandon(set);
    return false;
}

/* The sealed month, whole and read-only, under months/.history/2026-07-SEQUENCE, so that it is never lost. */
static bool keep_sealed(book *b, const char *folder, month m, uint64_t sequence, const seal_lines *sealed, bool sync,
                        diagnostics *d)
{
    char when[MONTH_TEXT_SIZE];
    month_format(m, when);
    const char *name = arena_format(&b->memory, HISTORY_FOLDER "/%s-%llu", when, (unsigned long long)sequence).bytes;
    const char *place = name ? path_join(&b->memory, b->folder, name) : NULL;
    const file_set_options options = {
        .sync = sync,
        .own_parent = true,
        .read_only = true,
        .own_names = closed_month_names,
    };
    return place ? copy_folder(folder, place, sealed, &options, &b->memory, d) : out_of_memory(d);
}

/* The month's own files, as a draft again: no archive, no seal. */
static bool restore_draft(const char *folder, const seal_lines *sealed, bool sync, arena *memory, diagnostics *d)
{
    seal_lines draft = {arena_allocate(memory, sealed->count * sizeof *draft.lines), 0};
    if (!draft.lines)
        return out_of_memory(d);
    for (size_t i = 0; i < sealed->count; i++)
        for (const char *const *name = month_file_names; *name; name++)
            if (text_is(sealed->lines[i].path, *name))
                draft.lines[draft.count++] = sealed->lines[i];
    const file_set_options options = {.sync = sync, .own_parent = true, .own_names = closed_month_names};
    return copy_folder(folder, folder, &draft, &options, memory, d);
}

bool closed_month_reopen(book *b, chain *c, month m, text reason, bool sync, diagnostics *d)
{
    journal j;
    seal_lines sealed;
    chain_link link;
    char seal[SEAL_TEXT_SIZE];
    const char *folder = book_month_folder(b, m, d);
    const char *journal_path = path_join(&b->memory, b->folder, JOURNAL_NAME);
    if (!folder || !journal_path)
        return folder ? out_of_memory(d) : false;
    if (!may_reopen(c, m, d) || !closed_month_mend_journal(b, c, sync, d) ||
        !journal_read(journal_path, &b->memory, &j, d) || !closed_month_seal(chain_find(c, m), seal, d) ||
        !seal_folder(folder, NULL, &b->memory, &sealed, d))
        return false;
    seal_lines whole = {arena_allocate(&b->memory, (sealed.count + 1) * sizeof *whole.lines), sealed.count + 1};
    if (!whole.lines)
        return out_of_memory(d);
    memcpy(whole.lines, sealed.lines, sealed.count * sizeof *whole.lines);
    whole.lines[sealed.count].path = TEXT_LITERAL(SEAL_FILE_NAME);
    return keep_sealed(b, folder, m, j.count + 1, &whole, sync, d) &&
           restore_draft(folder, &sealed, sync, &b->memory, d) && chain_link_of_folder(b, m, &link, d) &&
           chain_put(c, link, d) && journal_append(journal_path, &j, JOURNAL_REOPEN, m, seal, reason, sync, d);
}
