/* A folder for the files of a test program, removed when it ends, and messages as people see them. */
#ifndef SALESPAY_TESTS_IO_SCRATCH_H
#define SALESPAY_TESTS_IO_SCRATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/diagnostics.h"

/* The path of `name` in the folder (which is made when first asked for). Owned by the fixture. */
const char *scratch(const char *name);

/* Writes a file into it and gives its path. */
const char *scratch_file(const char *name, const char *bytes, size_t size);

/* The bytes of a file, NUL-terminated, or NULL where there is none. The caller frees. */
char *bytes_of(const char *path);

mode_t mode_of(const char *path);
bool stands(const char *path);
/* Entries of a folder but . and .., hidden ones too. */
size_t entries_of(const char *path);

/* All messages as show_diagnostics writes them in English, with the scratch folder's name taken out. The caller frees. */
char *shown(diagnostics *d);

/* "code code" of all messages, in order of arrival; in a static buffer. */
const char *codes(const diagnostics *d);

#endif
