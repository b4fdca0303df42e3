#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "book/archive.h"
#include "book/closed_month.h"
#include "book/journal.h"
#include "book/sweep.h"
#include "io/file_content.h"
#include "io/input_file.h"
#include "month/compare_files.h"
#include "month/compute.h"
#include "month/write_files.h"

/* Refuses what is not ready: no draft, or the month before still open. A book's first month has none before it. */
static bool is_ready(const chain *c, month m, const chain_link **before, diagnostics *d)
{
    char when[MONTH_TEXT_SIZE], earlier[MONTH_TEXT_SIZE];
    *before = chain_find(c, (month){m.index - 1});
    if (!chain_find(c, m)) {
        REPORT(d, NOT_RUN, LOCATION_NONE, month_words(m, when));
        return false;
    }
    if (*before && !(*before)->closed) {
        REPORT(d, MONTH_BEFORE_OPEN, LOCATION_NONE, month_words(m, when), month_words((*before)->month, earlier));
        return false;
    }
    return true;
}

/* Whether a file stands in both folders with the same bytes, or in neither. */
static bool same_file(const char *left, const char *right, diagnostics *d)
{
    input_file a, b;
    if (path_kind_of(left) == PATH_ABSENT || path_kind_of(right) == PATH_ABSENT)
        return path_kind_of(left) == path_kind_of(right);
    if (!input_file_open(&a, left, d))
        return false;
    bool same = input_file_open(&b, right, d);
    if (same) {
        same = input_file_same_bytes(&a, &b, d);
        input_file_close(&b);
    }
    input_file_close(&a);
    return same;
}

/* The manifest names the program that computed the month, and is no part of what must be the same. */
static bool is_compared(const char *name)
{
    return !text_is(text_of(name), MANIFEST_NAME);
}

/* The first file of the month that differs between the folders, or NULL. */
static bool same_month(const char *computed, const char *draft, arena *memory, const char **differs, diagnostics *d)
{
    *differs = NULL;
    for (const char *const *name = month_file_names; *name && !*differs; name++) {
        const char *left = path_join(memory, computed, *name), *right = path_join(memory, draft, *name);
        if (!left || !right)
            return diagnostics_out_of_memory(d);
        if (is_compared(*name) && !same_file(left, right, d))
            *differs = *name;
    }
    return !diagnostics_failed(d);
}

/* Computes the month from the copies into the set, and holds it against the draft. */
static bool compute_again(const month_paths *paths, file_set *set, const char *draft, arena *memory, diagnostics *d)
{
    files_sink state;
    computed_month computed;
    const char *differs;
    const month_sink sink = files_sink_into(&state, set);
    const bool done = month_compute(&computed, paths, &sink, d);
    month_release(&computed);
    if (!done || !file_set_flush(set) || !same_month(file_set_staged_path(set), draft, memory, &differs, d))
        return false;
    if (!differs)
        return true;
    char when[MONTH_TEXT_SIZE];
    REPORT(d, STALE_DRAFT, LOCATION_NONE, month_words(paths->month, when), text_of(differs));
    return false;
}

static bool write_seal(file_set *set, const char *previous, char seal[SEAL_TEXT_SIZE], arena *memory, diagnostics *d)
{
    seal_lines lines;
    if (!seal_folder(file_set_staged_path(set), previous, memory, &lines, d))
        return false;
    FILE *out = file_set_add(set, SEAL_FILE_NAME);
    if (out)
        (void)seal_write(&lines, out); /* a failure shows when the set is flushed */
    if (!out || !file_set_flush(set))
        return false;
    const char *staged = path_join(memory, file_set_staged_path(set), SEAL_FILE_NAME);
    return staged ? file_hash(staged, seal, d) : diagnostics_out_of_memory(d);
}

/* The draft is readable by the group where the rules say so: the closed month is, too. */
static bool shares_with_group(const char *draft)
{
    struct stat state;
    return stat(draft, &state) == 0 && (state.st_mode & S_IRGRP);
}

static bool fill(file_set *set, const month_paths *paths, const chain_link *before, const char *draft,
                 char seal[SEAL_TEXT_SIZE], arena *memory, diagnostics *d)
{
    month_paths copies;
    return archive_inputs(paths, set, memory, &copies, d) && compute_again(&copies, set, draft, memory, d) &&
           write_seal(set, before ? before->seal : NULL, seal, memory, d);
}

bool closed_month_close(book *b, chain *c, const month_paths *paths, bool sync, const seal_listener *listener,
                        char seal[SEAL_TEXT_SIZE], diagnostics *d)
{
    const chain_link *before;
    const char *folder = book_month_folder(b, paths->month, d);
    if (!folder || !is_ready(c, paths->month, &before, d))
        return false;
    const file_set_options options = {
        .share_with_group = shares_with_group(folder),
        .sync = sync,
        .own_parent = true,
        .read_only = true,
        .own_names = closed_month_names,
        .replaceable = month_file_names,
    };
    file_set *set = file_set_begin(folder, &options, d);
    if (!set)
        return false;
    if (!fill(set, paths, before, folder, seal, &b->memory, d) ||
        (listener && !listener->tell(listener->closure, paths->month, seal, d))) {
        file_set_abandon(set);
        return false;
    }
    return file_set_commit(set) && closed_month_follow_up(b, c, paths->month, sync, d);
}

bool closed_month_compare(book *b, const month_paths *paths, diagnostics *d)
{
    const char *folder = book_month_folder(b, paths->month, d);
    if (!folder)
        return false;
    compare_files state;
    computed_month computed;
    char when[MONTH_TEXT_SIZE];
    const month_sink sink = compare_files_open(&state, folder, &b->memory);
    const bool done = month_compute(&computed, paths, &sink, d);
    compare_files_release(&state);
    month_release(&computed);
    if (!done || !state.differs)
        return done;
    if (state.column.size > 0)
        REPORT(d, CLOSED_FIGURE_DIFFERS, LOCATION_NONE, month_words(paths->month, when), state.person, state.column);
    else
        REPORT(d, CLOSED_DIFFERS, LOCATION_NONE, month_words(paths->month, when), text_of(state.differs));
    return false;
}

bool closed_month_seal(const chain_link *link, char seal[SEAL_TEXT_SIZE], diagnostics *d)
{
    return file_hash(link->seal, seal, d);
}

/* ---- the journal ---- */

/* What the journal last said of the month: its close, or NULL (never closed, or reopened since). */
static const journal_entry *closing_of(const journal *j, month m)
{
    const journal_entry *closing = NULL;
    for (size_t i = 0; i < j->count; i++)
        if (j->entries[i].month.index == m.index)
            closing = j->entries[i].action == JOURNAL_CLOSE ? &j->entries[i] : NULL;
    return closing;
}

const journal_entry *closed_month_reopening_cut(book *b, const chain *c, const journal *j, const char **reason_path,
                                                diagnostics *d)
{
    *reason_path = NULL;
    for (size_t i = 0; i < j->count; i++) {
        const journal_entry *entry = &j->entries[i];
        const chain_link *link = chain_find(c, entry->month);
        if (!link || link->closed || closing_of(j, entry->month) != entry)
            continue;
        const char *kept = reopened_month_folder(b, entry->month, j->count + 1, d);
        *reason_path = kept ? path_join(&b->memory, kept, REOPEN_REASON_NAME) : NULL;
        if (*reason_path && path_kind_of(*reason_path) == PATH_FILE)
            return entry;
    }
    return NULL;
}

/* The line of a reopening whose folders are in place. */
static bool mend_reopening(book *b, const char *path, const journal *j, const journal_entry *closing,
                           const char *reason_path, bool sync, diagnostics *d)
{
    text reason;
    source_id source;
    return file_content(reason_path, &b->memory, &reason, &source, d) &&
           journal_append(path, j, JOURNAL_REOPEN, closing->month, closing->seal, reason, sync, d);
}

bool closed_month_mend_journal(book *b, const chain *c, bool sync, diagnostics *d)
{
    journal j;
    char seal[SEAL_TEXT_SIZE];
    const char *reason_path, *path = path_join(&b->memory, b->folder, JOURNAL_NAME);
    const chain_link *latest = chain_latest_closed(c);
    if (!path)
        return diagnostics_out_of_memory(d);
    if (!journal_read(path, &b->memory, &j, d))
        return false;
    const journal_entry *closing = closed_month_reopening_cut(b, c, &j, &reason_path, d);
    if (closing)
        return mend_reopening(b, path, &j, closing, reason_path, sync, d);
    if (latest)
        book_discard_kept(b, latest->month, j.count + 1);
    if (!latest || closing_of(&j, latest->month))
        return true;
    return closed_month_seal(latest, seal, d) &&
           journal_append(path, &j, JOURNAL_CLOSE, latest->month, seal, TEXT_EMPTY, sync, d);
}

/* Why it could not be written; every other reason than the disk is that memory ran out. */
static text cause_of(const diagnostics *heard)
{
    const diagnostic *first = heard->count > 0 ? &heard->items[0] : NULL;
    const bool disk = first && (first->code == MESSAGE_CANNOT_WRITE || first->code == MESSAGE_CANNOT_READ);
    return disk ? first->arguments[1] : text_of(strerrordesc_np(ENOMEM));
}

bool closed_month_follow_up(book *b, chain *c, month m, bool sync, diagnostics *d)
{
    chain_link link;
    diagnostics heard;
    diagnostics_init(&heard, false);
    if (!chain_link_of_folder(b, m, &link, &heard) || !chain_put(c, link, &heard) ||
        !closed_month_mend_journal(b, c, sync, &heard))
        REPORT(d, JOURNAL_NOT_WRITTEN, LOCATION_NONE, cause_of(&heard));
    diagnostics_release(&heard);
    return true;
}

/* ---- the archive as a book ---- */

bool closed_month_inputs(book *b, month m, month_paths *out, diagnostics *d)
{
    book archive;
    if (!book_archive(b, m, &archive, d))
        return false;
    *out = (month_paths){.month = m, .encoding = out->encoding, .chunk_size = out->chunk_size, .threads = out->threads};
    const bool found = book_find_inputs(&archive, out, d);
    book_archive_done(b, &archive);
    return found;
}
