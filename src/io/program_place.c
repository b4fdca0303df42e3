#include "io/program_place.h"

#include <errno.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

#define OWN_LINK "/proc/self/exe"

const char *program_folder(arena *memory, diagnostics *d)
{
    char path[PATH_MAX];
    const ssize_t size = readlink(OWN_LINK, path, sizeof path);
    const char *slash = size > 0 ? memrchr(path, '/', (size_t)size) : NULL;
    if (!slash || size == (ssize_t)sizeof path) {
        const int reason = slash ? ENAMETOOLONG : errno;
        REPORT(d, CANNOT_READ, LOCATION_NONE, TEXT_LITERAL(OWN_LINK),
               text_of(strerrordesc_np(reason)));
        return NULL;
    }
    const size_t folder_size = slash == path ? 1 : (size_t)(slash - path);
    const char *folder = arena_copy(memory, text_from(path, folder_size)).bytes;
    if (!folder)
        diagnostics_out_of_memory(d);
    return folder;
}
