#include "io/folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static int by_bytes(const void *a, const void *b)
{
    return text_compare(*(const text *)a, *(const text *)b);
}

/* Reads the names one by one into a growing array; errno tells why it returned false. */
static bool collect(DIR *folder, arena *memory, text **names, size_t *count)
{
    size_t capacity = 0;
    for (;;) {
        errno = 0;
        const struct dirent *entry = readdir(folder);
        if (!entry)
            return errno == 0;
        const text name = text_of(entry->d_name);
        if (text_is(name, ".") || text_is(name, ".."))
            continue;
        text *grown = array_reserve(*names, &capacity, *count + 1, sizeof **names);
        if (!grown)
            return false;
        *names = grown;
        grown[*count] = arena_copy(memory, name);
        if (!grown[*count].bytes)
            return false;
        ++*count;
    }
}

bool folder_list(const char *path, arena *memory, folder_names *out, diagnostics *d)
{
    *out = (folder_names){0};
    DIR *folder = opendir(path);
    if (!folder && errno == ENOENT)
        return true;
    text *names = NULL;
    bool listed = folder && collect(folder, memory, &names, &out->count);
    if (!listed)
        REPORT(d, CANNOT_READ, LOCATION_NONE, text_of(path), text_of(strerror(errno)));
    if (listed && names) {
        qsort(names, out->count, sizeof *names, by_bytes);
        out->names = arena_allocate(memory, out->count * sizeof *names);
        if (out->names)
            memcpy(out->names, names, out->count * sizeof *names);
        else
            REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
        listed = out->names != NULL;
    }
    free(names);
    if (folder)
        closedir(folder);
    return listed;
}

path_kind path_kind_of(const char *path)
{
    struct stat found;
    if (stat(path, &found) != 0)
        return errno == ENOENT || errno == ENOTDIR ? PATH_ABSENT : PATH_OTHER;
    if (S_ISREG(found.st_mode))
        return PATH_FILE;
    return S_ISDIR(found.st_mode) ? PATH_FOLDER : PATH_OTHER;
}

const char *path_join(arena *memory, const char *folder, const char *name)
{
    if (strcmp(folder, ".") == 0)
        return arena_copy(memory, text_of(name)).bytes;
    const size_t size = strlen(folder);
    const char *slash = size > 0 && folder[size - 1] == '/' ? "" : "/";
    return arena_format(memory, "%s%s%s", folder, slash, name).bytes;
}

const char *path_base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}
