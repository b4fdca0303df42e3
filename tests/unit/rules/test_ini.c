/* Without these a line of the rule file could be read as another than the clerk sees, or a mistake in it pass. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rules/ini.h"
#include "said.h"

typedef struct {
    arena memory;
    diagnostics d;
    ini file;
    bool read;
} opened;

static opened open_bytes(const char *bytes, size_t size)
{
    opened o = {.memory = ARENA_EMPTY};
    diagnostics_init(&o.d, false);
    o.read = ini_read(&o.file, path_of_bytes(bytes, size), &o.memory, &o.d);
    return o;
}

static opened open_text(const char *terminated)
{
    return open_bytes(terminated, strlen(terminated));
}

static void close_opened(opened *o)
{
    ini_release(&o->file);
    arena_release(&o->memory);
    diagnostics_release(&o->d);
}

/* All that was read: "section.key=value" with "; " between. */
static const char *entries_of(const opened *o)
{
    static char all[4096];
    size_t used = 0;
    all[0] = '\0';
    ck_assert(o->read);
    for (size_t i = 0; i < o->file.entry_count; i++) {
        const ini_entry *e = &o->file.entries[i];
        text section = o->file.sections[e->section].name;
        used +=
            (size_t)snprintf(all + used, sizeof all - used, "%s%.*s.%.*s=%.*s", i > 0 ? "; " : "", (int)section.size,
                             section.bytes, (int)e->key.size, e->key.bytes, (int)e->value.size, e->value.bytes);
    }
    return all;
}

static void expect(const char *bytes, const char *entries, const char *said)
{
    opened o = open_text(bytes);
    ck_assert_str_eq(entries_of(&o), entries);
    ck_assert_str_eq(said_by(&o.d), said);
    close_opened(&o);
}

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

/* Without it a file saved by Notepad would not load, or its first section be unknown. */
START_TEST(bom_and_crlf_are_taken)
{
    expect("\xEF\xBB\xBF[a]\r\nb = 1\r\n\r\nc = 2", "a.b=1; a.c=2", "");
    expect("", "", "");
    expect("\xEF\xBB\xBF", "", "");
    expect("\n\n", "", "");
}
END_TEST

/* Without it iniparser's habits would show: the backslash of a comment that swallows the next line, values cut at the
 * wrong sign, text behind a second =, names in lower case. */
START_TEST(iniparser_does_not_show)
{
    expect("[a]\n# C:\\rules\\\nb = 1\n", "a.b=1", "");
    expect("[a]\nb = c = d\ne == f\n", "a.b=c = d; a.e== f", "");
    expect("[a]\nB = 1\nb = 2\n[A]\nb = 3\n", "a.B=1; a.b=2; A.b=3", "");
    expect("[a]\nb:c = 1\n[a:b]\nc = 2\n", "a.b:c=1; a:b.c=2", "");
    expect("[a]\n[b]\nb = \n[a.b]\na=1\n", "b.b=; a.b.a=1", "");
    expect("[a]\nlabel = 降\xE9\x85\xA0\n", "a.label=降\xE9\x85\xA0", "");
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

/* Without it iniparser would cut a long line in two, and give up the file. */
START_TEST(long_lines_are_refused_unless_comments)
{
    enum { LONG = INI_LINE_SIZE_LIMIT };
    char bytes[3 * LONG + 40];
    char filler[LONG + 1];
    memset(filler, 'x', LONG);
    filler[LONG] = '\0';
    snprintf(bytes, sizeof bytes, "[a]\nb = %.*s\n", LONG - 4, filler);
    opened o = open_text(bytes);
    ck_assert_uint_eq(o.file.entries[0].value.size, LONG - 4);
    ck_assert_str_eq(said_by(&o.d), "");
    close_opened(&o);

    snprintf(bytes, sizeof bytes, "[a]\nb = %.*s\n# %s\n[%s]\nb = 1\n", LONG - 3, filler, filler, filler);
    expect(bytes, "", "2:1 rules-line-too-long; 4:1 rules-line-too-long");
}
END_TEST

/* Without it iniparser would be asked for a name that it cuts, and give the value of another. */
START_TEST(names_at_the_limit_of_iniparser)
{
    char bytes[1100], name[513];
    for (int size = 250; size <= 480; size += 115) {
        memset(name, 'n', (size_t)size);
        name[size] = '\0';
        snprintf(bytes, sizeof bytes, "[%s]\n%s = 1\n", name, name);
        opened o = open_text(bytes);
        ck_assert(o.read);
        ck_assert_uint_eq(o.file.entry_count, 1);
        ck_assert(text_is(o.file.entries[0].value, "1"));
        close_opened(&o);
    }
}
END_TEST

/* Without it a wrong path would be read for minutes, or taken for rules: message rules-too-large. */
START_TEST(a_file_that_is_too_large_is_refused)
{
    char *bytes = malloc(INI_FILE_SIZE_LIMIT + 1);
    memset(bytes, '\n', INI_FILE_SIZE_LIMIT + 1);
    opened o = open_bytes(bytes, INI_FILE_SIZE_LIMIT + 1);
    ck_assert(!o.read);
    ck_assert_str_eq(said_by(&o.d), "0:0 rules-too-large");
    close_opened(&o);
    o = open_bytes(bytes, INI_FILE_SIZE_LIMIT);
    ck_assert(o.read);
    close_opened(&o);
    free(bytes);
}
END_TEST

/* Without it a missing file or a folder would be a book without rules. */
START_TEST(what_is_no_file_is_refused)
{
    arena memory = ARENA_EMPTY;
    diagnostics d;
    diagnostics_init(&d, false);
    ini file;
    ck_assert(!ini_read(&file, "/nowhere/rules.ini", &memory, &d));
    ini_release(&file);
    ck_assert(!ini_read(&file, "/tmp", &memory, &d));
    ini_release(&file);
    ck_assert_str_eq(said_by(&d), "0:0 file-not-found; 0:0 not-a-file");
    arena_release(&memory);
    diagnostics_release(&d);
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

Suite *suite(void)
{
    return suite_of("ini", comments_end_values, blanks_around_are_dropped, bom_and_crlf_are_taken,
                    iniparser_does_not_show, what_stands_twice_is_told, every_bad_line_is_told,
                    entries_below_a_lost_heading_are_of_no_section, full_width_signs_are_told,
                    what_is_no_text_is_refused, long_lines_are_refused_unless_comments, names_at_the_limit_of_iniparser,
                    a_file_that_is_too_large_is_refused, what_is_no_file_is_refused, columns_count_characters);
}
