#include "cli/words.h"

const char *word_text(word w, language lang)
{
    static const char *const table[WORD_COUNT][2] = {
#define WORD(id, english, chinese) [WORD_##id] = {english "", chinese ""},
#include "cli/words.def"
#undef WORD
    };
    return table[w][lang == LANGUAGE_CHINESE];
}
