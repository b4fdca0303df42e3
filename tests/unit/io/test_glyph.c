/* Without these, a name in a bad file could move the cursor, turn the line round, or put the caret under another cell. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "io/glyph.h"
#include "scratch.h"

#define UNKNOWN "\xef\xbf\xbd"

/* The text as it is printed, in a buffer that the next call writes again. */
static const char *printed(text t)
{
    static char *bytes;
    size_t size = 0;
    free(bytes);
    FILE *out = open_memstream(&bytes, &size);
    glyph_print(out, t);
    fclose(out);
    return bytes;
}

static void expect(const char *written, const char *seen, size_t width)
{
    ck_assert_str_eq(printed(text_of(written)), seen);
    ck_assert_uint_eq(glyph_width(text_of(written)), width);
}

/* The caret under 李娜 would stand two columns too far left. */
START_TEST(widths_are_those_of_a_terminal)
{
    (void)scratch(""); /* sets the locale */
    expect("", "", 0);
    expect("E1 ~", "E1 ~", 4);
    expect("李娜", "李娜", 4);
    expect("，", "，", 2);
    expect("e\u0301", "e\u0301", 1);
    expect("\U0001F600", "\U0001F600", 2);
}
END_TEST

/* ESC in a cell could clear the screen of whoever reads the message. */
START_TEST(controls_become_their_pictures)
{
    (void)scratch("");
    expect("\x1b[2J", "␛[2J", 4);
    expect("a\tb\r", "a␉b␍", 4);
    expect("\x01\x1f\x7f", "␁␟␡", 3);
    ck_assert_str_eq(printed(TEXT_LITERAL("\0")), "␀");
    expect("\xc2\x85\xc2\x9b\u2028", UNKNOWN UNKNOWN UNKNOWN, 3);
}
END_TEST

/* An amount could be shown with its digits turned round, or a mark that nobody sees be looked for in vain. */
START_TEST(what_turns_the_line_or_is_not_seen_is_marked)
{
    static const char *const marks[] = {"\u200b", "\u200f", "\u202a",     "\u202e",    "\u2060",
                                        "\u2066", "\u2069", "\ufeff",     "\u061c",    "\u180e",
                                        "\ufff9", "\ufffb", "\U000E0001", "\U000E007F"};
    (void)scratch("");
    for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
        expect(marks[i], UNKNOWN, 1);
}
END_TEST

/* A byte that is no UTF-8 would make the terminal show the rest of the line wrongly. */
START_TEST(bytes_that_are_not_utf8_are_marked_one_by_one)
{
    (void)scratch("");
    expect("\xff"
           "a\xe5\xbc",
           UNKNOWN "a" UNKNOWN UNKNOWN, 4);
    expect("\xed\xa0\x80", UNKNOWN UNKNOWN UNKNOWN, 3);
}
END_TEST

/* The character after this one would be shown twice, or left out. */
START_TEST(characters_come_off_one_by_one)
{
    (void)scratch("");
    text rest = TEXT_LITERAL("张a");
    glyph first = glyph_next(&rest);
    ck_assert_uint_eq(first.size, 3);
    ck_assert_uint_eq(first.width, 2);
    ck_assert_int_eq(memcmp(first.bytes, "张", 3), 0);
    ck_assert(text_is(rest, "a"));
    ck_assert_uint_eq(glyph_next(&rest).size, 1);
    ck_assert_uint_eq(rest.size, 0);
}
END_TEST

Suite *suite(void)
{
    return suite_of("glyph", widths_are_those_of_a_terminal, controls_become_their_pictures,
                    what_turns_the_line_or_is_not_seen_is_marked,
                    bytes_that_are_not_utf8_are_marked_one_by_one, characters_come_off_one_by_one);
}
