/* Without these the habits of iniparser would decide what a rule is, or a file that is none would be read. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "opened.h"
#include "said.h"

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

Suite *suite(void)
{
    return suite_of("ini", bom_and_crlf_are_taken, iniparser_does_not_show, long_lines_are_refused_unless_comments,
                    names_at_the_limit_of_iniparser, a_file_that_is_too_large_is_refused, what_is_no_file_is_refused);
}
