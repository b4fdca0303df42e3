/* Without this a heading would be empty in one of the languages. */
#include "report/words.h"

#include "unit.h"

START_TEST(every_word_stands_in_both)
{
    for (report_word w = 0; w < REPORT_WORD_COUNT; w++)
        ck_assert(*report_text(w, LANGUAGE_ENGLISH) && *report_text(w, LANGUAGE_CHINESE));
    for (report_state s = 0; s < REPORT_STATES; s++)
        ck_assert(*report_state_text(s, LANGUAGE_ENGLISH) &&
                  *report_state_text(s, LANGUAGE_CHINESE));
    ck_assert_str_eq(report_state_text(REPORT_CLOSED, LANGUAGE_CHINESE), "已关账");
}
END_TEST

Suite *suite(void)
{
    return suite_of("words", every_word_stands_in_both);
}
