#include "io/parents.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/staged_file.h"

static bool sync_folder(const char *path)
{
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return false;
    bool synced = sync_descriptor(folder);
    int reason = errno;
    (void)close(folder);
    errno = reason;
    return synced;
}

/* Syncs the folder that holds `path`. */
static bool sync_around(char *path)
{
    char *slash = strrchr(path, '/');
    if (slash == NULL)
        return sync_folder(".");
    if (slash == path)
        return sync_folder("/");
    *slash = '\0';
    bool synced = sync_folder(path);
    *slash = '/';
    return synced;
}

bool parents_make(char *path, mode_t mode, bool sync, size_t *made_from)
{
    size_t size = strlen(path);
    bool done = true;
    for (size_t end = 1; end <= size && done; end++) {
        char following = path[end];
        if (following != '/' && following != '\0')
            continue;
        path[end] = '\0';
        if (mkdir(path, 0700) == 0) {
            if (*made_from == 0)
                *made_from = end;
            done = chmod(path, mode) == 0 && (!sync || sync_around(path));
        } else {
            done = errno == EEXIST;
        }
        path[end] = following;
    }
    return done;
}

void parents_unmake(char *path, size_t made_from)
{
    if (made_from == 0)
        return;
    while (strlen(path) >= made_from && rmdir(path) == 0) {
        char *slash = strrchr(path, '/');
        if (slash == NULL || slash == path)
            return;
        *slash = '\0';
    }
}
