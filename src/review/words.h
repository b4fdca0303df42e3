/*
 * The words of comparisons, of the state of a book and of a person's history, in both languages (review/words.def).
 */
#ifndef SALESPAY_REVIEW_WORDS_H
#define SALESPAY_REVIEW_WORDS_H

#include "base/messages.h"

typedef enum {
#define WORD(id, english, chinese) REVIEW_##id,
#include "review/words.def"
#undef WORD
    REVIEW_WORD_COUNT
} review_word;

const char *review_text(review_word w, language lang);

#endif
