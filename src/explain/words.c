#include "explain/words.h"

#define NONE

/* Each table below keeps its own kind of row of explain/words.def. */
#define TERM(piece, english, chinese)            NONE
#define TEST(piece, holds, english, chinese)     NONE
#define ZERO(piece, condition, english, chinese) NONE
#define WINS(piece, english, chinese)            NONE
#define SAY(id, english, chinese)                NONE

static const char *const sayings[SAY_COUNT][2] = {
#undef SAY
#define SAY(id, english, chinese) [SAY_##id] = {english "", chinese ""},
#include "explain/words.def"
#undef SAY
#define SAY(id, english, chinese) NONE
};

static const words_row terms[] = {
#undef TERM
#define TERM(piece, english, chinese) {piece, "", {english "", chinese ""}},
#include "explain/words.def"
#undef TERM
#define TERM(piece, english, chinese) NONE
};

static const words_row tests[] = {
#undef TEST
#define TEST(piece, holds, english, chinese) {piece, (holds) ? "yes" : "no", {english "", chinese ""}},
#include "explain/words.def"
#undef TEST
#define TEST(piece, holds, english, chinese) NONE
};

static const words_row zeros[] = {
#undef ZERO
#define ZERO(piece, condition, english, chinese) {piece, condition, {english "", chinese ""}},
#include "explain/words.def"
#undef ZERO
#define ZERO(piece, condition, english, chinese) NONE
};

static const words_row wins[] = {
#undef WINS
#define WINS(piece, english, chinese) {piece, "", {english "", chinese ""}},
#include "explain/words.def"
#undef WINS
#define WINS(piece, english, chinese) NONE
};

#define TABLE_OF(rows) {(rows), sizeof(rows) / sizeof *(rows)}
const words_table words_terms = TABLE_OF(terms), words_tests = TABLE_OF(tests), words_zeros = TABLE_OF(zeros),
                  words_wins = TABLE_OF(wins);

const char *words_say(saying s, language lang)
{
    return sayings[s][lang == LANGUAGE_CHINESE];
}

const words_row *words_find(const words_table *table, text piece, size_t from)
{
    for (size_t i = from; i < table->count; i++)
        if (text_is(piece, table->rows[i].piece))
            return &table->rows[i];
    return NULL;
}

void words_fill(FILE *out, const char *pattern, const char *const values[3])
{
    for (const char *at = pattern; *at; at++) {
        if (at[0] == '{' && at[1] >= '0' && at[1] <= '2' && at[2] == '}') {
            fputs(values[at[1] - '0'], out);
            at += 2;
        } else {
            putc(*at, out);
        }
    }
}
