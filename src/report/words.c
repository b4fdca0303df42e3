#include "report/words.h"

const char *report_text(report_word w, language lang)
{
    static const char *const table[REPORT_WORD_COUNT][2] = {
#define WORD(id, english, chinese) [REPORT_WORD_##id] = {english "", chinese ""},
#include "report/words.def"
#undef WORD
    };
    return table[w][lang == LANGUAGE_CHINESE];
}

const char *report_state_text(report_state state, language lang)
{
    static const report_word words[REPORT_STATES] = {
        [REPORT_UNWRITTEN] = REPORT_WORD_UNWRITTEN,
        [REPORT_DRAFT] = REPORT_WORD_DRAFT,
        [REPORT_STALE] = REPORT_WORD_STALE,
        [REPORT_CLOSED] = REPORT_WORD_CLOSED,
    };
    return report_text(words[state], lang);
}
