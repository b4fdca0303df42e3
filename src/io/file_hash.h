/*
 * SHA-256 of files and texts, as sha256sum writes it.
 */
#ifndef SALESPAY_IO_FILE_HASH_H
#define SALESPAY_IO_FILE_HASH_H

#include <stdbool.h>

#include "base/diagnostics.h"
#include "base/text.h"

#define HASH_TEXT_SIZE 65 /* 64 hexadecimal digits in lower case, and the NUL */

/* The hash of a file's bytes. False and reported when it cannot be read or was changed meanwhile. */
bool file_hash(const char *path, char hash[HASH_TEXT_SIZE], diagnostics *d);

/* The hash of the texts one after the other. */
void text_hash_sha256(const text *parts, size_t count, char hash[HASH_TEXT_SIZE]);

#define HASH_VERSION_SIZE 24 /* two int, a point and the NUL */

/* The version of Nettle that the program runs with, "3.8". */
void hash_library_version(char version[HASH_VERSION_SIZE]);

#endif
