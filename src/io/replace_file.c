#include "io/replace_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/staged_file.h"

static bool failed(const char *path, int reason, diagnostics *d)
{
    REPORT(d, CANNOT_WRITE, LOCATION_NONE, text_of(path), text_of(strerrordesc_np(reason)));
    return false;
}

/* The open folder around path; name gets the last part. */
static int open_folder(const char *path, const char **name, arena *memory)
{
    const char *slash = strrchr(path, '/');
    *name = slash ? slash + 1 : path;
    const char *folder = slash ? arena_format(memory, "%.*s", slash == path ? 1 : (int)(slash - path), path).bytes : ".";
    if (!folder) {
        errno = ENOMEM;
        return -1;
    }
    return open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

/* Writes the new file; false: errno says why, and nothing is left of it. */
static bool write_beside(int folder, const char *staged, text content, bool sync)
{
    (void)unlinkat(folder, staged, 0);
    staged_file *file = staged_file_new(folder, staged, 0600, NULL);
    if (!file)
        return false;
    (void)fwrite(content.bytes, 1, content.size, file->stream); /* a failure shows when the file is finished */
    const bool written = staged_file_finish(file, sync);
    const int reason = file->error;
    (void)staged_file_free(file);
    if (!written)
        (void)unlinkat(folder, staged, 0);
    errno = reason;
    return written;
}

/* A regular file, or nothing yet. */
static bool may_stand_there(int folder, const char *name)
{
    struct stat state;
    if (fstatat(folder, name, &state, AT_SYMLINK_NOFOLLOW) != 0)
        return errno == ENOENT;
    return S_ISREG(state.st_mode);
}

static bool replace(const char *path, text content, bool sync, bool locked, diagnostics *d)
{
    arena memory = ARENA_EMPTY;
    const char *name;
    const int folder = open_folder(path, &name, &memory);
    bool done = folder >= 0 || failed(path, errno, d);
    if (done && !may_stand_there(folder, name)) {
        REPORT(d, NOT_A_FILE_TO_WRITE, LOCATION_NONE, text_of(path));
        done = false;
    }
    const char *staged = locked ? arena_format(&memory, ".%s.salespay-new", name).bytes
                                : arena_format(&memory, ".%s.salespay-%ld", name, (long)getpid()).bytes;
    if (done && !staged)
        done = failed(path, ENOMEM, d);
    if (done && (!write_beside(folder, staged, content, sync) || renameat(folder, staged, folder, name) != 0 ||
                 (sync && !sync_descriptor(folder))))
        done = failed(path, errno, d);
    if (folder >= 0)
        (void)close(folder);
    arena_release(&memory);
    return done;
}

bool replace_file(const char *path, text content, bool sync, diagnostics *d)
{
    return replace(path, content, sync, true, d);
}

bool replace_file_unlocked(const char *path, text content, bool sync, diagnostics *d)
{
    return replace(path, content, sync, false, d);
}
