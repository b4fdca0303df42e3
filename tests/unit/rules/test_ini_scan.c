/* Without these a line of the rule file could be read as another than the clerk sees, or a mistake in it pass. */
#include "unit.h"

#include "opened.h"
#include "rules/ini_scan.h"
#include "said.h"

/* Without it rules that lie in memory, as those of a new book do, could be read as others than those of a file. */
START_TEST(rules_in_memory_are_scanned)
{
    ini file = {.source = SOURCE_NONE};
    arena memory = ARENA_EMPTY;
    diagnostics d;
    diagnostics_init(&d, false);
    ck_assert(ini_scan(&file, TEXT_LITERAL("[a]\nb = 1 ; c\n[d]\nb = 2"), &memory, &d));
    ck_assert_uint_eq(file.section_count, 2);
    ck_assert_uint_eq(file.entry_count, 2);
    ck_assert(text_is(file.sections[1].name, "d") && file.entries[1].section == 1);
    ck_assert(text_is(file.entries[0].key, "b") && text_is(file.entries[0].value, "1"));
    ck_assert_uint_eq(d.count, 0);
    ini_release(&file);
    arena_release(&memory);
    diagnostics_release(&d);
}
END_TEST

/* Without it a comment would become part of a rate, or a rate part of a comment. */
START_TEST(comments_end_values)
{
    expect("[a]\nb = 3% ; c\nd = 4%\t# e ; f\n# g = 1\n  ; h = 2\ni = ; j\nk = # l\n",
           "a.b=3%; a.d=4%; a.i=; a.k=", "");
    expect("[a] ; heading\nb = 1\n[ c ]# no\n", "a.b=1", "3:6 bad-heading");
    expect("[a]\nb = 1　# ideographic blank\nc = 2\xC2\xA0; no-break\n", "a.b=1; a.c=2", "");
}
END_TEST

/* Without it blanks that nobody sees would make a value wrong. */
START_TEST(blanks_around_are_dropped)
{
    expect("  [ a ]  \n\tb\t=\t1 \n　c　=　初级　\nd=4\n", "a.b=1; a.c=初级; a.d=4", "");
}
END_TEST

/* Without it the second of two values would win in silence. */
START_TEST(what_stands_twice_is_told)
{
    expect("[a]\nb = 1\nc = 2\nb = 3\n", "a.b=1; a.c=2", "4:1 repeated-key");
    expect("[a]\nb = 1\n[c]\nb = 1\n[a]\nb = 2\nd = 4\n", "a.b=1; c.b=1; a.d=4",
           "5:2 repeated-section; 6:1 repeated-key");
    expect("[a]\nb = 1\n\nb = 1\nb = 1\n", "a.b=1", "4:1 repeated-key; 5:1 repeated-key");
}
END_TEST

/* Without it a clerk would mend one mistake a run. */
START_TEST(every_bad_line_is_told)
{
    expect(
        "b = 1\n[a]\nnonsense\n= 3\n  b\n[c\n d = 1\n[]\n[e] f\ng=\"1\"\n[h]\ni = 1;2\nj = 1\\\nk = 1 # \\\nl = 'x'\n"
        "m = 1 \\ ; c\nn = 5\n",
        "h.n=5",
        "1:1 key-outside-section; 3:1 not-an-entry; 4:1 not-an-entry; 5:3 not-an-entry; 6:1 bad-heading; "
        "8:1 bad-heading; 9:5 bad-heading; 10:3 quoted-value; 12:6 glued-comment; 13:6 trailing-backslash; "
        "14:9 trailing-backslash; 15:5 quoted-value; 16:7 trailing-backslash");
    expect("[a]\nb =;c\nd =#e\nf = a'b\n", "", "2:4 glued-comment; 3:4 glued-comment; 4:6 quoted-value");
}
END_TEST

/* Without it the entries below a damaged heading would be taken for those of the section above. */
START_TEST(entries_below_a_lost_heading_are_of_no_section)
{
    expect("[a]\nb = 1\n[c\nb = 2\nb = 2\n[d]\nb = 3\n", "a.b=1; d.b=3", "3:1 bad-heading");
    expect("[a]\n【c】\nb = 2\n", "", "2:1 full-width-sign");
    expect("[a]\n[\x80]\nb = 2\n", "", "2:2 rules-not-utf8");
}
END_TEST

/* Without it what an input method writes would be a riddle: the line looks right. */
START_TEST(full_width_signs_are_told)
{
    expect("［a］\n[b]\nc＝1\nd = 1 ；e\nf = 1　＃g\n＃h\n；i\nlabel = 甲；乙＃丙＝丁\n", "b.label=甲；乙＃丙＝丁",
           "1:1 full-width-sign; 3:2 full-width-sign; 4:7 full-width-sign; 5:7 full-width-sign; "
           "6:1 full-width-sign; 7:1 full-width-sign");
    expect("[a] ；b\nc = ；d\n", "", "1:5 full-width-sign; 2:5 full-width-sign");
}
END_TEST

/* Without it a file in GBK, or one with a NUL that hides what follows, would load as something. */
START_TEST(what_is_no_text_is_refused)
{
    expect("[a]\nb = \xB3\xF5\nc = 1\n# \xB3\nd = 2\n", "a.c=1; a.d=2", "2:5 rules-not-utf8");
    expect("[a]\nb = 1\rc = 2\n", "", "2:6 lone-cr");
    expect("[a]\rb = 1\r", "", "1:4 lone-cr");
    expect("[a]\nb = 1\r\r\n", "", "2:6 lone-cr");
    expect("[a]\nb = x\ty\n\f\nc\xC2\x85 = 1\n# \x1B[2J\n", "",
           "2:6 invisible-character; 3:1 invisible-character; 4:2 invisible-character; 5:3 invisible-character");
    const char with_nul[] = "[a]\nb = \0001\nc = 1\n";
    opened o = open_bytes(with_nul, sizeof with_nul - 1);
    ck_assert_str_eq(entries_of(&o), "a.c=1");
    ck_assert_str_eq(said_by(&o.d), "2:5 invisible-character");
    close_opened(&o);
}
END_TEST

/* Without it the caret would stand under another character than the one that is meant. */
START_TEST(columns_count_characters)
{
    opened o = open_text("[a]\n　基本\t=　３;４\n");
    ck_assert_str_eq(said_by(&o.d), "2:8 glued-comment");
    ck_assert(text_is(o.d.items[0].at.excerpt, "　基本\t=　３;４"));
    close_opened(&o);
}
END_TEST

/* Without it a label pasted from a chat would differ from the one in staff.csv by what nobody sees. */
START_TEST(unseen_characters_are_told)
{
    expect("[a]\nlabel = 初级\xE2\x80\x8B\n\xEF\xBB\xBF[b]\nc = \xE2\x80\xAE"
           "3%\n# \xE2\x80\x8B\nd = 1\n",
           "", "2:11 invisible-character; 3:1 invisible-character; 4:5 invisible-character");
}
END_TEST

Suite *suite(void)
{
    return suite_of("ini_scan", rules_in_memory_are_scanned, comments_end_values, blanks_around_are_dropped,
                    what_stands_twice_is_told, every_bad_line_is_told,
                    entries_below_a_lost_heading_are_of_no_section, full_width_signs_are_told,
                    what_is_no_text_is_refused, columns_count_characters, unseen_characters_are_told);
}
