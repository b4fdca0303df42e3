/*
 * Breaking a text into lines that fit a terminal: between words, and between Chinese characters, never before a mark
 * that closes or after one that opens.
 */
#ifndef SALESPAY_MANUAL_WRAP_H
#define SALESPAY_MANUAL_WRAP_H

#include <stdbool.h>
#include <stdio.h>

/*
 * Writes words in lines of at most `width` columns, each with `indent` blanks in front; a word that is longer has its
 * own. Backquotes are left out. LC_CTYPE must be UTF-8. False when memory is out.
 */
bool wrap_write(FILE *out, int indent, int width, const char *words);

#endif
