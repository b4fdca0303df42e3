// Without this test a page of the manual would have a gap in one of the languages.
#include "unit.h"

#include <string.h>

#include "manual/prose.h"

START_TEST(every_piece_is_there_in_both_languages)
{
    for (prose_id id = 0; id < PROSE_COUNT; id++) {
        ck_assert_msg(*prose(id, LANGUAGE_ENGLISH) && *prose(id, LANGUAGE_CHINESE), "piece %d", (int)id);
        ck_assert_str_ne(prose(id, LANGUAGE_ENGLISH), prose(id, LANGUAGE_CHINESE));
    }
}
END_TEST

/* One too few or too many would turn the rest of a man page bold. */
START_TEST(backquotes_come_in_pairs)
{
    for (prose_id id = 0; id < PROSE_COUNT; id++) {
        for (int lang = 0; lang < 2; lang++) {
            size_t count = 0;
            for (const char *c = prose(id, (language)lang); *c; c++)
                count += *c == '`';
            ck_assert_msg(count % 2 == 0, "%s", prose(id, (language)lang));
        }
    }
}
END_TEST

Suite *suite(void)
{
    Suite *s = suite_create("prose");
    TCase *c = tcase_create("prose");
    tcase_add_test(c, every_piece_is_there_in_both_languages);
    tcase_add_test(c, backquotes_come_in_pairs);
    suite_add_tcase(s, c);
    return s;
}
