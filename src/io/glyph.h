/*
 * A character as a terminal shows it: safe to print, and its width known.
 */
#ifndef SALESPAY_IO_GLYPH_H
#define SALESPAY_IO_GLYPH_H

#include <stddef.h>
#include <stdio.h>

#include "base/text.h"

typedef struct {
    char bytes[8]; /* UTF-8, `size` of them */
    size_t size;
    size_t width; /* columns: 0 combining, 1, or 2 wide */
} glyph;

/*
 * Takes the first character off *rest, which must not be empty. Controls become their pictures (a tab too); what cannot
 * be seen or turns the direction of writing, and a byte that is not UTF-8, become U+FFFD. Needs LC_CTYPE to be UTF-8.
 */
glyph glyph_next(text *rest);

/* Columns that a text takes, printed by glyph_print. */
size_t glyph_width(text t);

/* Writes t glyph by glyph; errors stay on the stream. */
void glyph_print(FILE *out, text t);

#endif
