#include "cli/words.h"

#include <string.h>

#include "base/text.h"
#include "cli/command.h"
#include "unit.h"

#define PAIRS(PAIR)                                                                                                    \
    PAIR(ROW, ROWS) PAIR(PASSED_OVER, PASSED_OVER_MANY) PAIR(OTHER_MONTHS, OTHER_MONTHS_MANY) PAIR(ERROR, ERRORS)      \
    PAIR(WARNING, WARNINGS)

static const char *english(word w)
{
    return word_text(w, LANGUAGE_ENGLISH);
}

static const char *chinese(word w)
{
    return word_text(w, LANGUAGE_CHINESE);
}

/* A report would have a hole where a word is missing, or English in the middle of Chinese. */
START_TEST(every_word_is_there_in_both_languages)
{
    for (word w = 0; w < WORD_COUNT; w++) {
        ck_assert(*english(w) && *chinese(w));
        ck_assert_msg(strcmp(english(w), chinese(w)) != 0, "%s", english(w));
        ck_assert_uint_eq(utf8_valid_size(text_of(chinese(w))), strlen(chinese(w)));
        for (const char *at = english(w); *at; at++)
            ck_assert_msg((unsigned char)*at < 128, "%s", english(w));
    }
}
END_TEST

/* A Chinese report would be set with the signs of an English one. */
START_TEST(chinese_words_have_chinese_signs)
{
    for (word w = 0; w < WORD_COUNT; w++)
        ck_assert_msg(strpbrk(chinese(w), ",;:()") == NULL, "%s", chinese(w));
}
END_TEST

/* "1 errors" would be printed, since the word for one is looked for before the word for several. */
START_TEST(the_word_for_several_follows_the_word_for_one)
{
#define PAIR(one, several)                                                                                             \
    ck_assert_int_eq(WORD_##several, WORD_##one + 1);                                                                  \
    ck_assert_str_ne(english(WORD_##one), english(WORD_##several));
    PAIRS(PAIR)
#undef PAIR
    ck_assert_str_eq(english(WORD_ERROR), "error");
    ck_assert_str_eq(english(WORD_ERRORS), "errors");
}
END_TEST

/* --help would explain status 3 with the words for 2. */
START_TEST(the_words_for_exit_statuses_follow_each_other)
{
    ck_assert_int_eq(WORD_EXIT_6 - WORD_EXIT_0, EXIT_DIFFERENT);
    ck_assert_str_eq(english(WORD_EXIT_0 + EXIT_DONE), "done");
    ck_assert_str_eq(english(WORD_EXIT_0 + EXIT_USAGE), "wrong usage");
    ck_assert_ptr_nonnull(strstr(english(WORD_EXIT_0 + EXIT_SYSTEM), "system"));
    ck_assert_ptr_nonnull(strstr(english(WORD_EXIT_0 + EXIT_REFUSED), "refused"));
}
END_TEST

Suite *suite(void)
{
    return suite_of("words", every_word_is_there_in_both_languages, chinese_words_have_chinese_signs,
                    the_word_for_several_follows_the_word_for_one, the_words_for_exit_statuses_follow_each_other);
}
