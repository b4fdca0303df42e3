/*
 * The rows of a file made in pieces on all cores and written in order: of very many people most of a run is this. How many
 * threads there are changes no byte.
 */
#ifndef SALESPAY_OUTPUT_ROW_PIECES_H
#define SALESPAY_OUTPUT_ROW_PIECES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/byte_buffer.h"

/* Puts the rows of items from..to, `to` not among them. Several threads make rows at once, of different items. */
typedef void row_maker(const void *closure, size_t from, size_t to, byte_buffer *out);

/*
 * Writes the rows of `count` items. threads: THREADS_MAX at the most; 0 is one. False where memory was out, or the
 * stream failed, and ferror then says so too.
 */
bool row_pieces_write(FILE *out, size_t count, size_t threads, row_maker *make, const void *closure);

#endif
