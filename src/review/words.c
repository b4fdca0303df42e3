#include "review/words.h"

const char *review_text(review_word w, language lang)
{
    static const char *const table[REVIEW_WORD_COUNT][2] = {
#define WORD(id, english, chinese) [REVIEW_##id] = {english "", chinese ""},
#include "review/words.def"
#undef WORD
    };
    return table[w][lang == LANGUAGE_CHINESE];
}
