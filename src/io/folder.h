/*
 * What lies in a folder: its names in byte order, and what stands at a path.
 */
#ifndef SALESPAY_IO_FOLDER_H
#define SALESPAY_IO_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diagnostics.h"

typedef struct {
    text *names; /* NUL-terminated; "." and ".." left out */
    size_t count;
} folder_names;

/* Names in byte order, owned by memory. A folder that does not exist has none; other failures are reported and give false. */
bool folder_list(const char *path, arena *memory, folder_names *out, diagnostics *d);

typedef enum { PATH_ABSENT, PATH_FILE, PATH_FOLDER, PATH_OTHER } path_kind;

/* What the path leads to, symbolic links followed. */
path_kind path_kind_of(const char *path);

/* "folder/name", or name alone where folder is ".". Owned by memory; NULL when memory is out. */
const char *path_join(arena *memory, const char *folder, const char *name);

/* The part after the last slash. */
const char *path_base_name(const char *path);

#endif
