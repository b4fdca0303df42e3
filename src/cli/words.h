/*
 * The words that commands print, in both languages (cli/words.def). What is said about inputs is in base/messages.def.
 */
#ifndef SALESPAY_CLI_WORDS_H
#define SALESPAY_CLI_WORDS_H

#include "base/messages.h"

typedef enum {
#define WORD(id, english, chinese) WORD_##id,
#include "cli/words.def"
#undef WORD
    WORD_COUNT
} word;

const char *word_text(word w, language lang);

#endif
