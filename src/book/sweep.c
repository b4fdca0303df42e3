#include "book/sweep.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "io/own_folder.h"
#include "io/staged_file.h"
#include "output/formats.h"

#define STAGED_MARK ".salespay-"

/* A folder of the book; -1 when it is not there. No link is followed. */
static int open_within(const book *b, const char *inner)
{
    const int around = open(b->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (around < 0)
        return -1;
    const int folder = openat(around, inner, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    (void)close(around);
    return folder;
}

/* "2026-07" of ".2026-07.salespay-abc123"; false for any other name. */
static bool staged_for(const char *entry, char name[NAME_MAX + 1])
{
    const char *mark = entry[0] == '.' ? strstr(entry, STAGED_MARK) : NULL;
    if (!mark || mark == entry)
        return false;
    (void)snprintf(name, NAME_MAX + 1, "%.*s", (int)(mark - entry - 1), entry + 1);
    return name[0] != '\0';
}

bool book_is_leftover(text name)
{
    char staged[NAME_MAX + 1];
    return name.size <= NAME_MAX && staged_for(name.bytes, staged);
}

static void sweep_folder(const book *b, const char *inner, const char *const *own_names)
{
    const int folder = open_within(b, inner);
    DIR *entries = folder >= 0 ? fdopendir(folder) : NULL;
    if (!entries) {
        if (folder >= 0)
            (void)close(folder);
        return;
    }
    char name[NAME_MAX + 1];
    for (const struct dirent *entry; (entry = readdir(entries));)
        if (staged_for(entry->d_name, name))
            own_folder_sweep(folder, name, own_names);
    (void)closedir(entries);
}

void book_sweep(const book *b)
{
    sweep_folder(b, "months", closed_month_names);
    sweep_folder(b, HISTORY_FOLDER, reopened_month_names);
}

/* Whether the folder holds what is ours alone, and the closed month that makes it needless will outlive a power cut. */
static bool may_discard(const book *b, int history, const char *name)
{
    char foreign[NAME_MAX + 1];
    if (own_folder_inspect(history, name, reopened_month_names, foreign) != OWN_FOLDER_OURS)
        return false;
    const int months = open_within(b, "months");
    const bool durable = months >= 0 && sync_descriptor(months);
    if (months >= 0)
        (void)close(months);
    return durable;
}

void book_discard_kept(const book *b, month m, uint64_t sequence)
{
    char when[MONTH_TEXT_SIZE], name[MONTH_TEXT_SIZE + 24];
    const int history = open_within(b, HISTORY_FOLDER);
    if (history < 0)
        return;
    month_format(m, when);
    (void)snprintf(name, sizeof name, "%s-%llu", when, (unsigned long long)sequence);
    if (may_discard(b, history, name))
        (void)own_folder_remove(history, name, reopened_month_names);
    (void)close(history);
}
