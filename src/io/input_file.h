/*
 * An input file: opened, read with pread in chunks (a mapping dies when somebody saves the file), and checked at the
 * end for having stayed the same all the while.
 */
#ifndef SALESPAY_IO_INPUT_FILE_H
#define SALESPAY_IO_INPUT_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

#include "base/diagnostics.h"
#include "base/text.h"

typedef struct {
    int descriptor; /* -1: not open */
    source_id source;
    const char *path;   /* borrowed from whoever opened it, as long as the file is open */
    text shown_name;    /* as messages and the manifest show it; owned by the diagnostics */
    uint64_t size;      /* bytes, at opening */
    struct stat opened; /* identity and times at opening, to find changes */
} input_file;

/*
 * Opens a regular file for reading; path is also the name shown. False and reported (file-not-found, not-a-file,
 * cannot-open) otherwise; the file is then closed, and input_file_close on it is harmless.
 */
bool input_file_open(input_file *file, const char *path, diagnostics *d);

/* Reads up to `size` bytes at `offset`; *got is less than size only at the end of the file. Short reads and EINTR are
 * handled. False and reported (cannot-read) on an error. */
bool input_file_read(const input_file *file, uint64_t offset, char *buffer, size_t size, size_t *got, diagnostics *d);

/*
 * False and reported (input-changed) when the open file, or what now stands at its path, is not what was opened: size,
 * times of change, inode.
 */
bool input_file_unchanged(const input_file *file, diagnostics *d);

/* True when both hold the same bytes. False also where they differ; errors are reported and give false. */
bool input_file_same_bytes(const input_file *a, const input_file *b, diagnostics *d);

void input_file_close(input_file *file);

#endif
