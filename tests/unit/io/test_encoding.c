/* Without these, a file that is no CSV would be read as one, or a good one refused. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "io/encoding.h"
#include "scratch.h"

/* What was chosen and said of these bytes: "utf-8", "gb18030 read-as-gb18030", "refused utf16-file". Static. */
static const char *judged(const char *bytes, size_t size, encoding wanted, encoding_choice *choice)
{
    static char told[256];
    diagnostics d;
    input_file file;
    diagnostics_init(&d, false);
    ck_assert(input_file_open(&file, scratch_file("f", bytes, size), &d));
    bool chosen = encoding_detect(&file, wanted, choice, &d);
    snprintf(told, sizeof(told), "%s%s%s", chosen ? encoding_name(choice->encoding) : "refused",
             d.count > 0 ? " " : "", codes(&d));
    input_file_close(&file);
    diagnostics_release(&d);
    return told;
}

static void check_bytes(const char *bytes, size_t size, const char *expected)
{
    encoding_choice choice;
    ck_assert_str_eq(judged(bytes, size, ENCODING_AUTO, &choice), expected);
}

#define CHECK(literal, expected) check_bytes((literal), sizeof(literal) - 1, (expected))

START_TEST(encodings_have_names)
{
    encoding e;
    ck_assert(encoding_by_name(TEXT_LITERAL("UTF-8"), &e) && e == ENCODING_UTF8);
    ck_assert(encoding_by_name(TEXT_LITERAL("utf8"), &e) && e == ENCODING_UTF8);
    ck_assert(encoding_by_name(TEXT_LITERAL("GB18030"), &e) && e == ENCODING_GB18030);
    ck_assert(encoding_by_name(TEXT_LITERAL("gbk"), &e) && e == ENCODING_GB18030);
    ck_assert(encoding_by_name(TEXT_LITERAL("gb2312"), &e) && e == ENCODING_GB18030);
    ck_assert(!encoding_by_name(TEXT_LITERAL("latin1"), &e));
    ck_assert(!encoding_by_name(TEXT_LITERAL(""), &e));
    ck_assert_str_eq(encoding_name(ENCODING_AUTO), "auto");
}
END_TEST

/* Without this, the clerk would be told of a missing column when she saved a workbook under the name of a CSV. */
START_TEST(workbooks_and_utf16_are_named)
{
    CHECK("PK\x03\x04\x14\0\6\0", "refused workbook-file");
    CHECK("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "refused workbook-file");
    CHECK("\xff\xfe" "d\0a\0", "refused utf16-file");
    CHECK("\xfe\xff" "\0d\0a", "refused utf16-file");
    CHECK("d\0a\0t\0e\0,\0a\0\n\0", "refused utf16-file");
    CHECK("\0d\0a\0t\0e\0,\0a\0\n", "refused utf16-file");
    /* 日期,金额\n2026,1\n without a BOM */
    CHECK("\xe5\x65\x1f\x67,\0\xd1\x91\x9d\x98\n\0" "2\0000\0002\0006\0,\0001\0\n\0", "refused utf16-file");
}
END_TEST

/* Without this, a byte that a disk zeroed would send the clerk to save as UTF-8 what is UTF-8. */
START_TEST(a_nul_or_two_are_not_utf16)
{
    CHECK("a\0\n", "utf-8");
    CHECK("date,amount\n2026-07-01,1\0\0\n", "utf-8");
    CHECK("\0\0\0\0\0\0\0\0", "utf-8"); /* the line reader names the NUL */
}
END_TEST

START_TEST(bytes_decide_where_nothing_else_does)
{
    CHECK("", "utf-8");
    CHECK("date\n", "utf-8");
    CHECK("日期\n", "utf-8");
    CHECK("😀\n", "utf-8");
    CHECK("\xc8\xd5\xc6\xda\n", "gb18030 read-as-gb18030");
    CHECK("\xc2\xb7\xc8\xfd\n", "gb18030 read-as-gb18030");
    CHECK("😀\xff\n", "gb18030 read-as-gb18030"); /* only three bytes count: four are as common in GB18030 */
    CHECK("日\xff\n", "utf-8");                   /* damaged: the line reader says where */
    CHECK("\xff日\n", "gb18030 read-as-gb18030");
    CHECK("日\xe6\x9c", "utf-8");
    CHECK("\xe6\x9c", "gb18030 read-as-gb18030");
    CHECK("\x84\x31\x95\x33\xc8\xd5\n", "gb18030");
}
END_TEST

/* Without this, a bad byte far down, or a character across two chunks, would decide wrongly. */
START_TEST(the_whole_file_is_looked_at)
{
    enum { SIZE = 200000 };
    static char bytes[SIZE + 8];
    for (size_t shift = 0; shift < 4; shift++) {
        memset(bytes, 'x', shift);
        for (size_t at = shift; at + 3 <= SIZE; at += 3)
            memcpy(bytes + at, "金", 3);
        size_t size = shift + (SIZE - shift) / 3 * 3;
        check_bytes(bytes, size, "utf-8");
        memset(bytes, 'x', SIZE);
        memcpy(bytes + 65536 - shift, "\xc8\xd5", 2);
        check_bytes(bytes, SIZE, "gb18030 read-as-gb18030");
        memcpy(bytes + 65536 - 3 - shift, "金", 3);
        check_bytes(bytes, SIZE, "utf-8");
    }
}
END_TEST

/* Without this, a file would be taken for GB18030 because a chunk ends within a character. */
START_TEST(a_character_may_lie_across_chunks)
{
    static const char *const characters[] = {"é", "金", "\xe0\xa0\x80", "\xed\x9f\xbf", "😀", "\xf4\x8f\xbf\xbf"};
    enum { SIZE = 70000 };
    static char bytes[SIZE];
    for (size_t i = 0; i < sizeof(characters) / sizeof(characters[0]); i++) {
        for (size_t before = 0; before <= strlen(characters[i]); before++) {
            memset(bytes, 'x', SIZE);
            memcpy(bytes + 65536 - before, characters[i], strlen(characters[i]));
            check_bytes(bytes, SIZE, "utf-8");
        }
    }
}
END_TEST

/* Without this, --encoding would not be heeded, or would misread a file that says itself what it is. */
START_TEST(the_option_overrides_the_bytes_but_not_a_bom)
{
    encoding_choice choice;
    ck_assert_str_eq(judged("\xc8\xd5", 2, ENCODING_UTF8, &choice), "utf-8");
    ck_assert(!choice.guessed && choice.bom_size == 0);
    ck_assert_str_eq(judged("日", 3, ENCODING_GB18030, &choice), "gb18030");
    ck_assert_str_eq(judged("\xef\xbb\xbfx", 4, ENCODING_GB18030, &choice), "utf-8");
    ck_assert(!choice.guessed && choice.bom_size == 3);
    ck_assert_str_eq(judged("\x84\x31\x95\x33", 4, ENCODING_UTF8, &choice), "gb18030");
    ck_assert(choice.bom_size == 4);
    ck_assert_str_eq(judged("x", 1, ENCODING_AUTO, &choice), "utf-8");
    ck_assert(choice.guessed);
}
END_TEST

START_TEST(a_failing_disk_is_told)
{
    diagnostics d;
    encoding_choice choice;
    diagnostics_init(&d, false);
    input_file file = {.descriptor = -1, .source = diagnostics_source(&d, TEXT_LITERAL("f")), .shown_name = TEXT_LITERAL("f")};
    ck_assert(!encoding_detect(&file, ENCODING_AUTO, &choice, &d));
    ck_assert_str_eq(codes(&d), "cannot-read");
    diagnostics_release(&d);
}
END_TEST

Suite *suite(void)
{
    return suite_of("encoding", encodings_have_names, workbooks_and_utf16_are_named, a_nul_or_two_are_not_utf16,
                    bytes_decide_where_nothing_else_does, the_whole_file_is_looked_at,
                    a_character_may_lie_across_chunks,
                    the_option_overrides_the_bytes_but_not_a_bom, a_failing_disk_is_told);
}
