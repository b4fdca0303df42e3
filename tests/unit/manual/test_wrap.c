// Without these tests help would break words in two, or a Chinese line begin with a full stop.
#include "unit.h"

#include "manual/wrap.h"
#include "written.h"

static const char *wrapped(int indent, int width, const char *words)
{
    ck_assert(wrap_write(writing(), indent, width, words));
    return written();
}

START_TEST(breaks_between_words)
{
    ck_assert_str_eq(wrapped(0, 10, "one two three four"), "one two\nthree four\n");
    ck_assert_str_eq(wrapped(2, 10, "one two three"), "  one two\n  three\n");
    ck_assert_str_eq(wrapped(0, 7, "one two"), "one two\n"); /* just fits */
}
END_TEST

START_TEST(a_longer_word_has_a_line_of_its_own)
{
    ck_assert_str_eq(wrapped(0, 4, "a risk_fund b"), "a\nrisk_fund\nb\n");
}
END_TEST

START_TEST(breaks_between_chinese_characters)
{
    ck_assert_str_eq(wrapped(0, 6, "本月没有回款"), "本月没\n有回款\n");
    ck_assert_str_eq(wrapped(0, 6, "本月没，有"), "本月\n没，有\n"); /* not before a comma */
    ck_assert_str_eq(wrapped(0, 6, "本月（没有"), "本月\n（没有\n"); /* not after what opens */
    ck_assert_str_eq(wrapped(0, 8, "a 本月没有"), "a 本月没\n有\n");
}
END_TEST

START_TEST(leaves_backquotes_out_and_blanks_at_ends)
{
    ck_assert_str_eq(wrapped(0, 20, "a `rules` b"), "a rules b\n");
    ck_assert_str_eq(wrapped(0, 5, "类别 的 本"), "类别\n的 本\n");
    ck_assert_str_eq(wrapped(0, 5, ""), "");
}
END_TEST

Suite *suite(void)
{
    Suite *s = suite_create("wrap");
    TCase *c = tcase_create("wrap");
    tcase_add_test(c, breaks_between_words);
    tcase_add_test(c, a_longer_word_has_a_line_of_its_own);
    tcase_add_test(c, breaks_between_chinese_characters);
    tcase_add_test(c, leaves_backquotes_out_and_blanks_at_ends);
    suite_add_tcase(s, c);
    return s;
}
