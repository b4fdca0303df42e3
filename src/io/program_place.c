#include "io/program_place.h"

#include <limits.h>
#include <string.h>
#include <unistd.h>

const char *program_folder(arena *memory)
{
    char path[PATH_MAX];
    const ssize_t size = readlink("/proc/self/exe", path, sizeof path);
    const char *slash = size > 0 && size < (ssize_t)sizeof path ? memrchr(path, '/', (size_t)size) : NULL;
    if (!slash)
        return NULL;
    return arena_copy(memory, text_from(path, slash == path ? 1 : (size_t)(slash - path))).bytes;
}
