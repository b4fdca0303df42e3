#include "io/file_set.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "io/own_folder.h"
#include "io/parents.h"
#include "io/staged_file.h"

struct file_set {
    diagnostics *diagnostics;
    file_set_options options;
    char *path;        /* of the folder, without slashes at the end */
    char *parent_path; /* of the folder around it */
    const char *name;  /* the last part of path */
    size_t made_from;  /* what parents_make told of parent_path */
    int parent;        /* open folder around the place; -1: it is absent */
    int folder;        /* open staged folder; -1: nothing is staged */
    char staged[NAME_MAX + 1];
    char *staged_path; /* of the staged folder; NULL: nothing is staged */
    staged_file *files; /* newest first */
};

static bool write_failed(const file_set *set, const char *path, int reason)
{
    REPORT(set->diagnostics, CANNOT_WRITE, LOCATION_NONE, text_of(path), text_of(strerrordesc_np(reason)));
    return false;
}

static mode_t folder_mode(const file_set *set)
{
    return set->options.share_with_group ? 0750 : 0700;
}

static void file_set_free(file_set *set)
{
    while (set->files != NULL)
        set->files = staged_file_free(set->files);
    if (set->folder >= 0)
        (void)close(set->folder);
    if (set->parent >= 0)
        (void)close(set->parent);
    free(set->staged_path);
    free(set->parent_path);
    free(set->path);
    free(set);
}

/* ---- beginning ---- */

/* Sets path, name and parent_path; false when memory is out. */
static bool split_path(file_set *set, const char *path)
{
    size_t size = strlen(path);
    while (size > 1 && path[size - 1] == '/')
        size--;
    set->path = strndup(path, size);
    if (set->path == NULL)
        return false;
    const char *slash = strrchr(set->path, '/');
    set->name = slash != NULL ? slash + 1 : set->path;
    if (slash == NULL)
        set->parent_path = strdup(".");
    else
        set->parent_path = strndup(set->path, slash == set->path ? 1 : (size_t)(slash - set->path));
    return set->parent_path != NULL;
}

/* Opens the folder around the place; an absent one is fine. */
static bool open_parent(file_set *set)
{
    int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | (set->options.own_parent ? O_NOFOLLOW : 0);
    set->parent = open(set->parent_path, flags);
    if (set->parent >= 0 || errno == ENOENT)
        return true;
    if (errno == ENOTDIR || errno == ELOOP) {
        REPORT(set->diagnostics, NOT_A_FOLDER, LOCATION_NONE, text_of(set->parent_path));
        return false;
    }
    return write_failed(set, set->parent_path, errno);
}

/* What a folder may hold that the new one replaces. */
static const char *const *replaceable(const file_set *set)
{
    static const char *const nothing[] = {NULL};
    if (set->options.only_new)
        return nothing;
    return set->options.replaceable != NULL ? set->options.replaceable : set->options.own_names;
}

/* Says so when what stands under `name` must not be replaced. */
static bool may_replace(const file_set *set, const char *name, own_folder_state *state)
{
    char foreign[NAME_MAX + 1];
    *state = own_folder_inspect(set->parent, name, replaceable(set), foreign);
    switch (*state) {
    case OWN_FOLDER_ABSENT:
    case OWN_FOLDER_OURS:
        return true;
    case OWN_FOLDER_FOREIGN:
        REPORT(set->diagnostics, FOREIGN_FILE, LOCATION_NONE, text_of(set->path), text_of(foreign));
        return false;
    case OWN_FOLDER_OTHER:
        REPORT(set->diagnostics, NOT_A_FOLDER, LOCATION_NONE, text_of(set->path));
        return false;
    case OWN_FOLDER_FAILED:
        break;
    }
    return write_failed(set, set->path, errno);
}

static bool check_place(file_set *set)
{
    own_folder_state state;
    if (set->name[0] == '\0' || strcmp(set->name, ".") == 0 || strcmp(set->name, "..") == 0) {
        REPORT(set->diagnostics, FOLDER_NAME, LOCATION_NONE, text_of(set->path));
        return false;
    }
    if (!open_parent(set))
        return false;
    if (set->parent < 0)
        return true;
    own_folder_sweep(set->parent, set->name, set->options.own_names);
    return may_replace(set, set->name, &state);
}

file_set *file_set_begin(const char *path, const file_set_options *options, diagnostics *d)
{
    file_set *set = malloc(sizeof(*set));
    if (set == NULL) {
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
        return NULL;
    }
    *set = (file_set){.diagnostics = d, .options = *options, .parent = -1, .folder = -1};
    if (!split_path(set, path)) {
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
        file_set_free(set);
        return NULL;
    }
    if (!check_place(set)) {
        file_set_free(set);
        return NULL;
    }
    return set;
}

/* ---- staging ---- */

static bool make_parents(file_set *set)
{
    if (!parents_make(set->parent_path, folder_mode(set), set->options.sync, &set->made_from))
        return write_failed(set, set->parent_path, errno);
    return open_parent(set) && (set->parent >= 0 || write_failed(set, set->parent_path, ENOENT));
}

static bool stage(file_set *set)
{
    if (set->folder >= 0)
        return true;
    if (set->parent < 0 && !make_parents(set))
        return false;
    set->folder = own_folder_stage(set->parent, set->name, set->staged);
    if (set->folder < 0)
        return write_failed(set, set->path, errno);
    if (asprintf(&set->staged_path, "%s/%s", set->parent_path, set->staged) >= 0)
        return true;
    set->staged_path = NULL;
    REPORT(set->diagnostics, OUT_OF_MEMORY, LOCATION_NONE);
    return false;
}

const char *file_set_staged_path(const file_set *set)
{
    return set->staged_path;
}

static bool is_own_name(const file_set *set, const char *name)
{
    for (const char *const *own = set->options.own_names; *own != NULL; own++) {
        const size_t size = strlen(*own);
        if (strcmp(*own, name) == 0 || ((*own)[size - 1] == '/' && strncmp(*own, name, size) == 0))
            return name[0] != '.';
    }
    return false;
}

/* The folder that ends at the next slash behind `from`: "inputs", then "inputs/payments". False at the last part. */
static bool next_subfolder(const char *name, size_t *from, char subfolder[PATH_MAX])
{
    const char *slash = strchr(name + *from, '/');
    if (slash == NULL)
        return false;
    (void)snprintf(subfolder, PATH_MAX, "%.*s", (int)(slash - name), name);
    *from = (size_t)(slash - name) + 1;
    return true;
}

static bool make_subfolder(const file_set *set, const char *subfolder)
{
    if (mkdirat(set->folder, subfolder, 0700) != 0)
        return errno == EEXIST;
    return fchmodat(set->folder, subfolder, folder_mode(set), 0) == 0;
}

static bool sync_subfolder(const file_set *set, const char *subfolder)
{
    int folder = openat(set->folder, subfolder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (folder < 0)
        return false;
    bool synced = sync_descriptor(folder);
    int reason = errno;
    (void)close(folder);
    errno = reason;
    return synced;
}

/* Every folder on the way to the file, within the staged folder. False: errno says why. */
static bool make_subfolders(const file_set *set, const char *name)
{
    char subfolder[PATH_MAX];
    for (size_t from = 0; next_subfolder(name, &from, subfolder);)
        if (!make_subfolder(set, subfolder))
            return false;
    return true;
}

static mode_t file_mode(const file_set *set)
{
    const mode_t mode = set->options.share_with_group ? 0640 : 0600;
    return set->options.read_only ? mode & ~(mode_t)0200 : mode;
}

/* path/name, for messages; the path alone where memory is out. */
static const char *path_of_file(const file_set *set, const char *name)
{
    text path = arena_format(&set->diagnostics->memory, "%s/%s", set->path, name);
    return path.bytes != NULL ? path.bytes : set->path;
}

FILE *file_set_add(file_set *set, const char *name)
{
    assert(is_own_name(set, name)); /* else the next run would refuse what this one wrote */
    if (!stage(set))
        return NULL;
    staged_file *file = NULL;
    if (make_subfolders(set, name))
        file = staged_file_new(set->folder, name, file_mode(set), set->files);
    if (file == NULL) {
        (void)write_failed(set, path_of_file(set, name), errno);
        return NULL;
    }
    set->files = file;
    return file->stream;
}

void file_set_drop(file_set *set, const char *name)
{
    staged_file **link = &set->files;
    while (*link != NULL && strcmp((*link)->name, name) != 0)
        link = &(*link)->next;
    if (*link == NULL)
        return;
    *link = staged_file_free(*link);
    (void)unlinkat(set->folder, name, 0); /* what stays is found when a file of that name is added, or by the next run */
}

void file_set_abandon(file_set *set)
{
    if (set == NULL)
        return;
    if (set->folder >= 0)
        (void)own_folder_remove(set->parent, set->staged, set->options.own_names);
    parents_unmake(set->parent_path, set->made_from);
    file_set_free(set);
}

bool file_set_flush(file_set *set)
{
    for (staged_file *file = set->files; file != NULL; file = file->next) {
        errno = 0;
        if (fflush(file->stream) != 0 || ferror(file->stream) != 0)
            return write_failed(set, path_of_file(set, file->name), file->error != 0 ? file->error : EIO);
    }
    return true;
}

/* ---- putting in place ---- */

/* Whether the file, or a file staged before it, lies in that subfolder too. */
static bool lies_in(const staged_file *file, const char *subfolder)
{
    const size_t size = strlen(subfolder);
    for (; file != NULL; file = file->next)
        if (strncmp(file->name, subfolder, size) == 0 && file->name[size] == '/')
            return true;
    return false;
}

/* Each subfolder once, with the oldest of its files, when all are there. */
static bool sync_subfolders(file_set *set)
{
    char subfolder[PATH_MAX];
    for (const staged_file *file = set->files; file != NULL; file = file->next)
        for (size_t from = 0; next_subfolder(file->name, &from, subfolder);)
            if (!lies_in(file->next, subfolder) && !sync_subfolder(set, subfolder))
                return write_failed(set, path_of_file(set, file->name), errno);
    return true;
}

static bool finish_files(file_set *set)
{
    for (staged_file *file = set->files; file != NULL; file = file->next)
        if (!staged_file_finish(file, set->options.sync))
            return write_failed(set, path_of_file(set, file->name), file->error);
    if (set->options.sync && !sync_subfolders(set))
        return false;
    if (fchmod(set->folder, folder_mode(set)) != 0 || (set->options.sync && !sync_descriptor(set->folder)))
        return write_failed(set, set->path, errno);
    return true;
}

static bool is_unsupported(int reason)
{
    return reason == ENOSYS || reason == EINVAL || reason == EOPNOTSUPP;
}

static bool rename_here(const file_set *set, const char *from, const char *to, unsigned flags)
{
    return renameat2(set->parent, from, set->parent, to, flags) == 0;
}

/* Two renames, where the file system cannot exchange folders; a run that dies between them is healed by the next. */
static bool replace_by_steps(file_set *set, char old[NAME_MAX + 1])
{
    if (!own_folder_aside_name(set->name, old) || !rename_here(set, set->name, old, 0))
        return false;
    if (rename_here(set, set->staged, set->name, 0))
        return true;
    int reason = errno;
    (void)rename_here(set, old, set->name, 0);
    errno = reason;
    return false;
}

/* Puts the staged folder in place; `old` gets the name under which the old one now stands, "" when there was none. */
static bool put_in_place(file_set *set, own_folder_state there, char old[NAME_MAX + 1])
{
    old[0] = '\0';
    if (there == OWN_FOLDER_ABSENT) {
        if (rename_here(set, set->staged, set->name, RENAME_NOREPLACE))
            return true;
        return is_unsupported(errno) && rename_here(set, set->staged, set->name, 0);
    }
    if (rename_here(set, set->staged, set->name, RENAME_EXCHANGE)) {
        (void)memcpy(old, set->staged, NAME_MAX + 1);
        return true;
    }
    return is_unsupported(errno) && replace_by_steps(set, old);
}

/* Undoes put_in_place. */
static bool take_back(file_set *set, const char *old)
{
    if (strcmp(old, set->staged) == 0)
        return rename_here(set, set->staged, set->name, RENAME_EXCHANGE);
    return rename_here(set, set->name, set->staged, 0) && (old[0] == '\0' || rename_here(set, old, set->name, 0));
}

/* Lets go of the staged folder as it is: what stands under its name may be the old one. */
static void leave_staged(file_set *set)
{
    (void)close(set->folder);
    set->folder = -1;
}

static bool place(file_set *set)
{
    own_folder_state there, old_state;
    char old[NAME_MAX + 1];
    if (!may_replace(set, set->name, &there))
        return false;
    if (!put_in_place(set, there, old))
        return write_failed(set, set->path, errno);
    /* What somebody put there since it was looked at comes back with the old folder. */
    bool kept = old[0] == '\0' || may_replace(set, old, &old_state);
    if (kept && set->options.sync && !sync_descriptor(set->parent))
        kept = write_failed(set, set->path, errno);
    if (!kept) {
        if (!take_back(set, old))
            leave_staged(set);
        return false;
    }
    if (old[0] != '\0')
        (void)own_folder_remove(set->parent, old, replaceable(set)); /* what stays, the next run removes */
    return true;
}

bool file_set_commit(file_set *set)
{
    assert(set->files != NULL);
    if (!finish_files(set) || !place(set)) {
        file_set_abandon(set);
        return false;
    }
    file_set_free(set);
    return true;
}
