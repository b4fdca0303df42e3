/*
 * A small file of our own read whole: seals and journals.
 */
#ifndef SALESPAY_IO_FILE_CONTENT_H
#define SALESPAY_IO_FILE_CONTENT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diagnostics.h"

/* The bytes, owned by memory. False and reported when the file cannot be read or was changed meanwhile. */
bool file_content(const char *path, arena *memory, text *content, source_id *source, diagnostics *d);

#endif
