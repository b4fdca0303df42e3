/*
 * Seals: SHA256SUMS of a closed month, and the hash of that file, which is the month's seal.
 *
 * A line a file in the format of sha256sum, paths relative to the month's folder in byte order: every file of the folder but SHA256SUMS
 * itself, inputs/ included, and last the seal file of the month before (../2026-06/SHA256SUMS), which chains the months. So
 * `sha256sum -c SHA256SUMS` in a month's folder checks it with nothing but that tool.
 */
#ifndef SALESPAY_BOOK_SEAL_H
#define SALESPAY_BOOK_SEAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/diagnostics.h"
#include "io/file_hash.h"
#include "output/formats.h"

#define SEAL_TEXT_SIZE HASH_TEXT_SIZE

typedef struct {
    char hash[SEAL_TEXT_SIZE];
    text path; /* relative to the month's folder */
} seal_line;

typedef struct {
    seal_line *lines;
    size_t count;
} seal_lines;

/*
 * The lines that seal the folder as it lies there now; previous: the seal file of the month before, or NULL in a first month. A
 * symbolic link, which the program never puts into a month, has no hash (""), whatever it leads to: it is never what was sealed.
 */
bool seal_folder(const char *folder, const char *previous, arena *memory, seal_lines *out, diagnostics *d);

/* Writes the file. False when the stream failed. */
bool seal_write(const seal_lines *lines, FILE *out);

/* Reads a seal file. False and reported (seal-damaged, verification) when it is not one. */
bool seal_read(const char *path, arena *memory, seal_lines *out, diagnostics *d);

#endif
