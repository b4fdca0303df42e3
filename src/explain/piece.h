/*
 * A piece of text written into memory, for what is put into the middle of another.
 *
 *     piece p;
 *     if (piece_open(&p)) … write to p.out …
 *     if (!piece_close(&p)) … memory was out …
 *     … p.bytes, p.size …
 *     free(p.bytes);
 */
#ifndef SALESPAY_EXPLAIN_PIECE_H
#define SALESPAY_EXPLAIN_PIECE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

typedef struct {
    FILE *out;
    char *bytes; /* after piece_close, NUL-terminated; NULL when memory was out */
    size_t size;
} piece;

bool piece_open(piece *p);

/* False when memory was out, in piece_open or since: a stream in memory loses bytes and closes well. */
bool piece_close(piece *p);

#endif
