/*
 * The formula texts of the figure table, read into trees. The grammar stands in calc/figures.h.
 */
#ifndef SALESPAY_EXPLAIN_FORMULA_H
#define SALESPAY_EXPLAIN_FORMULA_H

#include <stddef.h>

#include "base/arena.h"
#include "base/text.h"

typedef enum {
    /* amounts */
    FORMULA_NUMBER,
    FORMULA_NAME, /* a figure's key or a fact: days_active */
    FORMULA_RULE, /* SECTION.KEY */
    FORMULA_CALL, /* FUNCTION ( NAME { , NAME } ): lines(amount), share(a, b) */
    FORMULA_NEGATE,
    FORMULA_ADD,
    FORMULA_SUBTRACT,
    FORMULA_MULTIPLY,
    FORMULA_DIVIDE,
    FORMULA_MIN,
    FORMULA_MAX,
    FORMULA_ROUND,
    FORMULA_FLOOR,
    FORMULA_IF, /* parts: condition, then, else */
    /* conditions */
    FORMULA_OR,
    FORMULA_AND,
    FORMULA_NOT,
    FORMULA_ABOVE, /* sum > sum */
    FORMULA_IS,    /* parts[0]: the rule; word: the value */
    FORMULA_FLAG   /* a NAME, given(SECTION), all(KIND): word and argument */
} formula_kind;

typedef struct formula formula;
struct formula {
    formula_kind kind;
    text source; /* as the table writes it, a view into the text that was read */
    text word;   /* NUMBER: its digits; NAME, CALL, FLAG: the name; RULE: the section; IS: the value */
    text argument, second; /* CALL, FLAG: the names in parentheses; RULE: argument is the key */
    const formula *parts[3];
    size_t part_count;
};

/*
 * The tree of a formula, in memory, which must outlive it as the text must. NULL when memory is out or the text is not
 * of the grammar: the texts are ours, and a test reads them all.
 */
const formula *formula_read(arena *memory, const char *source);

#endif
