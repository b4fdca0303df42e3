/*
 * The words of reports, in both languages (report/words.def).
 */
#ifndef SALESPAY_REPORT_WORDS_H
#define SALESPAY_REPORT_WORDS_H

#include "base/messages.h"
#include "report/report_data.h"

typedef enum {
#define WORD(id, english, chinese) REPORT_WORD_##id,
#include "report/words.def"
#undef WORD
    REPORT_WORD_COUNT
} report_word;

const char *report_text(report_word w, language lang);

/* "draft", 草稿 */
const char *report_state_text(report_state state, language lang);

#endif
