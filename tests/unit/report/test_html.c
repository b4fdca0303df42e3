/* Without this a name in a file could run a script in a manager's browser, or make the page unreadable. */
#include "report/html.h"

#include <stdlib.h>
#include <string.h>

#include "unit.h"

/* What the page shows of a text. */
static void shows(const char *bytes, size_t size, const char *expected)
{
    char *written = NULL;
    size_t length;
    FILE *out = open_memstream(&written, &length);
    ck_assert_ptr_nonnull(out);
    html_text(&(html_page){.out = out}, text_from(bytes, size));
    ck_assert_int_eq(fclose(out), 0);
    ck_assert_str_eq(written, expected);
    free(written);
}
#define SHOWS(literal, expected) shows((literal), sizeof(literal) - 1, (expected))

START_TEST(markup_is_shown_not_obeyed)
{
    SHOWS("<b>&\"'</b>", "&lt;b&gt;&amp;&quot;&#39;&lt;/b&gt;");
    SHOWS("李娜 & 王", "李娜 &amp; 王");
    SHOWS("", "");
}
END_TEST

START_TEST(controls_are_pictures)
{
    SHOWS("a\0b", "a␀b");
    SHOWS("\t\r\n\x1f", "␉␍␊␟");
    SHOWS("\x7f", "␡");
}
END_TEST

START_TEST(what_html_forbids_is_replaced)
{
    SHOWS("\xc2\x85", "\xef\xbf\xbd");         /* a C1 control */
    SHOWS("\xef\xbf\xbe", "\xef\xbf\xbd");     /* U+FFFE */
    SHOWS("\xf0\x9f\xbf\xbf", "\xef\xbf\xbd"); /* U+1FFFF */
    SHOWS("\xef\xb7\x90", "\xef\xbf\xbd");     /* U+FDD0 */
    SHOWS("\xe2\x80\xae", "\xef\xbf\xbd");     /* turns the direction of writing */
    SHOWS("\xff\xc0\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"); /* not UTF-8 */
    SHOWS("\xef\xbf\xbd", "\xef\xbf\xbd");
}
END_TEST

Suite *suite(void)
{
    return suite_of("html", markup_is_shown_not_obeyed, controls_are_pictures,
                    what_html_forbids_is_replaced);
}
