// Without these tests an underscore in a key would begin italics in the man page, or an example run into its text.
#include "unit.h"

#include "manual/page.h"
#include "written.h"

static const char *shown(page_form form)
{
    page p = page_begin(writing(), LANGUAGE_ENGLISH, form);
    page_title(&p, "salespay-rules", 5, "1.2.3");
    page_heading(&p, "KEYS");
    page_subheading(&p, "[risk_fund]");
    page_paragraph(&p, "the `risk_fund` of %s", "everybody");
    page_term(&p, "base_rate", "a rate");
    page_text(&p, "write %d%%", 3);
    page_text(&p, "a * b");
    page_code(&p, "base_rate = 3%\nx = 1\n");
    page_paragraph(&p, "-q is last");
    page_code(&p, "code");
    ck_assert(!p.failed);
    return written();
}

START_TEST(on_a_terminal)
{
    ck_assert_str_eq(shown(PAGE_TERMINAL), "KEYS\n"
                                           "\n"
                                           " [risk_fund]\n"
                                           "  the risk_fund of everybody\n"
                                           "\n"
                                           "  base_rate  a rate\n"
                                           "      write 3%\n"
                                           "      a * b\n"
                                           "        base_rate = 3%\n"
                                           "        x = 1\n"
                                           "\n"
                                           "  -q is last\n"
                                           "\n"
                                           "    code\n");
}
END_TEST

START_TEST(as_scdoc_text)
{
    ck_assert_str_eq(shown(PAGE_SCDOC), "salespay-rules(5) \"salespay 1.2.3\" \"salespay\"\n"
                                        "\n"
                                        "# KEYS\n"
                                        "\n"
                                        "## [risk_fund]\n"
                                        "the *risk\\_fund* of everybody\n"
                                        "\n"
                                        "*base\\_rate*  a rate\n"
                                        "\twrite 3%\n"
                                        "\n"
                                        "\ta \\* b\n"
                                        "\n"
                                        "\t```\n"
                                        "\tbase_rate = 3%\n"
                                        "\tx = 1\n"
                                        "\t```\n"
                                        "\n"
                                        "\\-q is last\n"
                                        "\n"
                                        "```\n"
                                        "code\n"
                                        "```\n");
}
END_TEST

START_TEST(words_are_those_of_the_language)
{
    page p = page_begin(writing(), LANGUAGE_CHINESE, PAGE_TERMINAL);
    ck_assert_str_eq(page_words(&p, "yes", "是"), "是");
    p.lang = LANGUAGE_ENGLISH;
    ck_assert_str_eq(page_words(&p, "yes", "是"), "yes");
    written();
}
END_TEST

Suite *suite(void)
{
    Suite *s = suite_create("page");
    TCase *c = tcase_create("page");
    tcase_add_test(c, on_a_terminal);
    tcase_add_test(c, as_scdoc_text);
    tcase_add_test(c, words_are_those_of_the_language);
    suite_add_tcase(s, c);
    return s;
}
