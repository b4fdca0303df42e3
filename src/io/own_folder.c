#include "io/own_folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/staged_file.h"

#define STAGED_MARK    ".salespay-"
#define RANDOM_SIZE    6
#define ASIDE_END      "old" /* never as long as the random end of a staged name */
#define NAME_ATTEMPTS  100
#define SUBFILES_MAX   16 /* own names in one subfolder */
#define FOLDER_OPENING (O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)

static const char name_letters[] = "abcdefghijklmnopqrstuvwxyz0123456789";

static DIR *open_entries(int parent, const char *name)
{
    int descriptor = openat(parent, name, FOLDER_OPENING);
    if (descriptor < 0)
        return NULL;
    DIR *entries = fdopendir(descriptor);
    if (entries == NULL) {
        int reason = errno;
        (void)close(descriptor);
        errno = reason;
    }
    return entries;
}

/* The next entry but . and .., or NULL at the end and on errors, with errno set for them alone. */
static const char *next_entry(DIR *entries)
{
    const struct dirent *entry;
    do {
        errno = 0;
        entry = readdir(entries);
    } while (entry != NULL && (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0));
    return entry != NULL ? entry->d_name : NULL;
}

static bool is_own_file(int folder, const char *name, const char *const *own_names)
{
    struct stat state;
    while (*own_names != NULL && strcmp(*own_names, name) != 0)
        own_names++;
    return *own_names != NULL && fstatat(folder, name, &state, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(state.st_mode);
}

/* Whether a folder holds nothing but regular files and folders of the same kind. */
static bool is_plain_tree(int parent, const char *name)
{
    DIR *entries = open_entries(parent, name);
    if (entries == NULL)
        return false;
    bool plain = true;
    const char *entry;
    while (plain && (entry = next_entry(entries)) != NULL) {
        struct stat state;
        plain = fstatat(dirfd(entries), entry, &state, AT_SYMLINK_NOFOLLOW) == 0 &&
                (S_ISREG(state.st_mode) || (S_ISDIR(state.st_mode) && is_plain_tree(dirfd(entries), entry)));
    }
    (void)closedir(entries);
    return plain;
}

/* The name of a folder that is ours with all that is in it. */
static bool names_tree(const char *own, const char *entry)
{
    const size_t size = strlen(entry);
    return strncmp(own, entry, size) == 0 && strcmp(own + size, "/") == 0;
}

static bool is_own_tree(int folder, const char *entry, const char *const *own_names)
{
    while (*own_names != NULL && !names_tree(*own_names, entry))
        own_names++;
    return *own_names != NULL && is_plain_tree(folder, entry);
}

/*
 * Whether `entry` is a folder that some own name lies in ("payments" of "payments/2026-07.csv"), holding nothing else.
 * No link is followed.
 */
static bool is_own_subfolder(int folder, const char *entry, const char *const *own_names)
{
    const size_t size = strlen(entry);
    const char *tails[SUBFILES_MAX + 1];
    size_t count = 0;
    for (const char *const *own = own_names; *own != NULL && count < SUBFILES_MAX; own++)
        if (strncmp(*own, entry, size) == 0 && (*own)[size] == '/')
            tails[count++] = *own + size + 1;
    tails[count] = NULL;
    DIR *entries = count > 0 ? open_entries(folder, entry) : NULL;
    if (entries == NULL)
        return false;
    bool own = true;
    const char *inner;
    while (own && (inner = next_entry(entries)) != NULL)
        own = is_own_file(dirfd(entries), inner, tails);
    (void)closedir(entries);
    return own;
}

/* Why a folder could not be looked into, where it says nothing of what is in it. */
static bool is_lack(int reason)
{
    return reason == ENOMEM || reason == EMFILE || reason == ENFILE || reason == EIO;
}

/* False with errno set to a lack (is_lack): nobody knows. */
static bool is_own_entry(int folder, const char *entry, const char *const *own_names)
{
    if (is_own_file(folder, entry, own_names) || is_own_tree(folder, entry, own_names))
        return true;
    return !is_lack(errno) && is_own_subfolder(folder, entry, own_names);
}

own_folder_state own_folder_inspect(int parent, const char *name, const char *const *own_names,
                                    char foreign[NAME_MAX + 1])
{
    DIR *entries = open_entries(parent, name);
    if (entries == NULL && errno == ENOENT)
        return OWN_FOLDER_ABSENT;
    if (entries == NULL && (errno == ENOTDIR || errno == ELOOP))
        return OWN_FOLDER_OTHER;
    if (entries == NULL)
        return OWN_FOLDER_FAILED;

    own_folder_state state = OWN_FOLDER_OURS;
    const char *entry;
    int reason = 0;
    while (state == OWN_FOLDER_OURS && (entry = next_entry(entries)) != NULL) {
        if (!is_own_entry(dirfd(entries), entry, own_names)) {
            if (is_lack(errno)) {
                reason = errno;
                break;
            }
            (void)snprintf(foreign, NAME_MAX + 1, "%s", entry);
            state = OWN_FOLDER_FOREIGN;
        }
    }
    if (reason == 0 && state == OWN_FOLDER_OURS)
        reason = errno;
    (void)closedir(entries);
    errno = reason;
    return reason != 0 ? OWN_FOLDER_FAILED : state;
}

/* Removes that file of a subfolder, and the subfolder once it is empty. False: errno says why. */
static bool remove_from_subfolder(int parent, const char *own, const char *slash)
{
    char name[NAME_MAX + 1];
    (void)snprintf(name, sizeof(name), "%.*s", (int)(slash - own), own);
    int folder = openat(parent, name, FOLDER_OPENING);
    if (folder < 0)
        return errno == ENOENT;
    const char *const tail[] = {slash + 1, NULL};
    bool removed = !is_own_file(folder, *tail, tail) || unlinkat(folder, *tail, 0) == 0 || errno == ENOENT;
    int reason = errno;
    (void)close(folder);
    errno = reason;
    return removed && (unlinkat(parent, name, AT_REMOVEDIR) == 0 || errno == ENOTEMPTY || errno == EEXIST);
}

/* Removes a folder and the files and folders in it. False: errno says why. */
static bool remove_tree(int parent, const char *name)
{
    DIR *entries = open_entries(parent, name);
    if (entries == NULL)
        return errno == ENOENT;
    bool removed = true;
    const char *entry;
    while (removed && (entry = next_entry(entries)) != NULL) {
        removed = unlinkat(dirfd(entries), entry, 0) == 0;
        if (!removed && (errno == EISDIR || errno == EPERM))
            removed = remove_tree(dirfd(entries), entry);
    }
    int reason = errno;
    (void)closedir(entries);
    errno = reason;
    return removed && unlinkat(parent, name, AT_REMOVEDIR) == 0;
}

static bool remove_own(int folder, const char *own, const char *const *own_names)
{
    const char *slash = strchr(own, '/');
    if (slash != NULL && slash[1] == '\0') {
        char name[NAME_MAX + 1];
        (void)snprintf(name, sizeof(name), "%.*s", (int)(slash - own), own);
        return remove_tree(folder, name);
    }
    if (slash != NULL)
        return remove_from_subfolder(folder, own, slash);
    return !is_own_file(folder, own, own_names) || unlinkat(folder, own, 0) == 0 || errno == ENOENT;
}

bool own_folder_remove(int parent, const char *name, const char *const *own_names)
{
    int folder = openat(parent, name, FOLDER_OPENING);
    if (folder < 0)
        return false;
    for (const char *const *own = own_names; *own != NULL; own++) {
        if (!remove_own(folder, *own, own_names))
            break;
    }
    (void)close(folder);
    return unlinkat(parent, name, AT_REMOVEDIR) == 0;
}

/* ---- names beside the place ---- */

/* ".NAME.salespay-END"; false and ENAMETOOLONG when it does not fit. */
static bool name_beside(const char *name, const char *end, char made[NAME_MAX + 1])
{
    int size = snprintf(made, NAME_MAX + 1, ".%s" STAGED_MARK "%s", name, end);
    if (size >= 0 && size <= NAME_MAX)
        return true;
    errno = ENAMETOOLONG;
    return false;
}

bool own_folder_aside_name(const char *name, char aside[NAME_MAX + 1])
{
    return name_beside(name, ASIDE_END, aside);
}

static bool random_end(char end[RANDOM_SIZE + 1])
{
    unsigned char bytes[RANDOM_SIZE];
    if (getrandom(bytes, sizeof(bytes), 0) != (ssize_t)sizeof(bytes))
        return false;
    for (size_t i = 0; i < RANDOM_SIZE; i++)
        end[i] = name_letters[bytes[i] % (sizeof(name_letters) - 1)];
    end[RANDOM_SIZE] = '\0';
    return true;
}

static bool is_staged_name(const char *entry, const char *name)
{
    char front[NAME_MAX + 1];
    if (!name_beside(name, "", front) || strncmp(entry, front, strlen(front)) != 0)
        return false;
    const char *end = entry + strlen(front);
    return strlen(end) == RANDOM_SIZE && strspn(end, name_letters) == RANDOM_SIZE;
}

int own_folder_stage(int parent, const char *name, char staged[NAME_MAX + 1])
{
    char end[RANDOM_SIZE + 1];
    for (int attempt = 0; attempt < NAME_ATTEMPTS; attempt++) {
        if (!random_end(end) || !name_beside(name, end, staged))
            return -1;
        if (mkdirat(parent, staged, 0700) != 0) {
            if (errno == EEXIST)
                continue;
            return -1;
        }
        int folder = openat(parent, staged, FOLDER_OPENING);
        if (folder < 0) {
            int reason = errno;
            (void)unlinkat(parent, staged, AT_REMOVEDIR);
            errno = reason;
            return -1;
        }
        (void)flock(folder, LOCK_EX | LOCK_NB); /* where there are no locks, no run cleans up either */
        return folder;
    }
    errno = EEXIST;
    return -1;
}

/* It may be the old state: the rename that took it away is synced before its files are gone. */
static void remove_unless_held(int parent, const char *staged, const char *const *own_names)
{
    char foreign[NAME_MAX + 1];
    int folder = openat(parent, staged, FOLDER_OPENING);
    if (folder < 0)
        return;
    if (flock(folder, LOCK_EX | LOCK_NB) == 0 && own_folder_inspect(parent, staged, own_names, foreign) == OWN_FOLDER_OURS &&
        sync_descriptor(parent))
        (void)own_folder_remove(parent, staged, own_names);
    (void)close(folder);
}

void own_folder_sweep(int parent, const char *name, const char *const *own_names)
{
    char aside[NAME_MAX + 1];
    struct stat state;
    if (own_folder_aside_name(name, aside) && fstatat(parent, aside, &state, AT_SYMLINK_NOFOLLOW) == 0 &&
        S_ISDIR(state.st_mode)) {
        if (fstatat(parent, name, &state, AT_SYMLINK_NOFOLLOW) != 0 && errno == ENOENT)
            (void)renameat(parent, aside, parent, name);
        else
            remove_unless_held(parent, aside, own_names);
    }

    DIR *entries = open_entries(parent, ".");
    if (entries == NULL)
        return;
    const char *entry;
    while ((entry = next_entry(entries)) != NULL) {
        if (is_staged_name(entry, name))
            remove_unless_held(parent, entry, own_names);
    }
    (void)closedir(entries);
}
