/*
 * The words that explanations are made of (explain/words.def): what the pieces of formulas are called, and why they are
 * 0 or won.
 */
#ifndef SALESPAY_EXPLAIN_WORDS_H
#define SALESPAY_EXPLAIN_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/messages.h"
#include "base/text.h"

typedef enum {
#define TERM(piece, english, chinese)
#define TEST(piece, holds, english, chinese)
#define ZERO(piece, condition, english, chinese)
#define WINS(piece, english, chinese)
#define SAY(id, english, chinese) SAY_##id,
#include "explain/words.def"
#undef TERM
#undef TEST
#undef ZERO
#undef WINS
#undef SAY
    SAY_COUNT
} saying;

const char *words_say(saying s, language lang);

typedef struct {
    const char *piece;
    const char *condition; /* ZERO: when it is said; "" always. TEST: "yes" or "no", how it came out. else "" */
    const char *words[2];  /* by language */
} words_row;

typedef struct {
    const words_row *rows;
    size_t count;
} words_table;

extern const words_table words_terms, words_tests, words_zeros, words_wins;

/* The first row of the piece at or behind `from`; NULL when there is none. */
const words_row *words_find(const words_table *table, text piece, size_t from);

/* Writes a template, {0} to {2} filled in by values. */
void words_fill(FILE *out, const char *pattern, const char *const values[3]);

#endif
