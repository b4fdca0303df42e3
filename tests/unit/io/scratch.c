#include "scratch.h"

#include <dirent.h>
#include <ftw.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/show.h"

#define PATHS_MAX 4096

static char top[] = "/tmp/salespay-unit-XXXXXX";
static char *paths[PATHS_MAX];
static size_t path_count;

static int remove_entry(const char *path, const struct stat *state, int kind, struct FTW *where)
{
    (void)state, (void)kind, (void)where;
    return remove(path);
}

static void clean_up(void)
{
    for (size_t i = 0; i < path_count; i++)
        free(paths[i]);
    nftw(top, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

static void require(bool held, const char *what)
{
    if (held)
        return;
    perror(what);
    abort();
}

const char *scratch(const char *name)
{
    static bool made;
    if (!made) {
        require(setlocale(LC_CTYPE, "C.UTF-8") != NULL, "setlocale");
        require(mkdtemp(top) != NULL, top);
        atexit(clean_up);
        made = true;
    }
    char *path = NULL;
    require(asprintf(&path, "%s/%s", top, name) > 0, name);
    for (size_t i = 0; i < path_count; i++) {
        if (strcmp(paths[i], path) == 0) {
            free(path);
            return paths[i];
        }
    }
    require(path_count < PATHS_MAX, "scratch");
    paths[path_count++] = path;
    return path;
}

const char *scratch_file(const char *name, const char *bytes, size_t size)
{
    const char *path = scratch(name);
    FILE *file = fopen(path, "wb");
    require(file != NULL, path);
    require(fwrite(bytes, 1, size, file) == size, path);
    require(fclose(file) == 0, path);
    return path;
}

char *bytes_of(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return NULL;
    char *bytes = calloc(1, 1 << 20);
    require(bytes != NULL, "calloc");
    (void)!fread(bytes, 1, (1 << 20) - 1, file);
    fclose(file);
    return bytes;
}

mode_t mode_of(const char *path)
{
    struct stat state;
    return lstat(path, &state) == 0 ? state.st_mode & 07777 : 0;
}

bool stands(const char *path)
{
    struct stat state;
    return lstat(path, &state) == 0;
}

size_t entries_of(const char *path)
{
    DIR *folder = opendir(path);
    size_t count = 0;
    require(folder != NULL, path);
    while (readdir(folder) != NULL)
        count++;
    closedir(folder);
    return count - 2;
}

char *shown(diagnostics *d)
{
    char *bytes = NULL, *at;
    size_t size = 0;
    FILE *out = open_memstream(&bytes, &size);
    require(out != NULL && show_diagnostics(d, &(show_options){0}, out), "show");
    fclose(out);
    while ((at = strstr(bytes, top)) != NULL)
        memmove(at, at + sizeof(top), strlen(at + sizeof(top)) + 1); /* its slash too */
    return bytes;
}

const char *codes(const diagnostics *d)
{
    static char all[4096];
    all[0] = '\0';
    for (size_t i = 0; i < d->count; i++) {
        strncat(all, i > 0 ? " " : "", sizeof(all) - strlen(all) - 1);
        strncat(all, message_name(d->items[i].code), sizeof(all) - strlen(all) - 1);
    }
    return all;
}
