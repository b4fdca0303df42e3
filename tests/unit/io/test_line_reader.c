/* Without these, a row could lose its line, its number or a character on the way from the disk to the table. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "io/encoding.h"
#include "io/line_reader.h"
#include "scratch.h"

/* Every line as "N[text]end ", then how it ended and what was said. The caller frees. */
static char *reading(const char *path, encoding wanted, size_t chunk_size)
{
    static const char *const endings[] = {"END", "FAILED"};
    char *told = NULL, *messages;
    size_t size = 0;
    FILE *out = open_memstream(&told, &size);
    diagnostics d;
    diagnostics_init(&d, false);
    input_file file;
    encoding_choice choice;
    ck_assert(input_file_open(&file, path, &d));
    if (encoding_detect(&file, wanted, &choice, &d)) {
        line_reader *reader = line_reader_open(&file, choice, chunk_size, &d);
        ck_assert_ptr_nonnull(reader);
        line got;
        line_status status;
        while ((status = line_reader_next(reader, &got)) == LINE_READ)
            fprintf(out, "%d[%.*s]%s ", (int)got.number, (int)got.bytes.size, got.bytes.bytes,
                    !got.ended ? "none" : got.ended_by_crlf ? "crlf" : "lf");
        ck_assert_int_eq(status, line_reader_next(reader, &got));
        fprintf(out, "%s\n", endings[status == LINE_FAILED]);
        line_reader_close(reader);
    }
    messages = shown(&d);
    fputs(messages, out);
    free(messages);
    fclose(out);
    input_file_close(&file);
    diagnostics_release(&d);
    return told;
}

/* What is read must not depend on where the chunks happen to end. */
static void check_bytes(const char *bytes, size_t size, encoding wanted, const char *expected)
{
    const char *path = scratch_file("f.csv", bytes, size);
    for (size_t chunk = 0; chunk <= 64; chunk++) {
        char *told = reading(path, wanted, chunk);
        if (strcmp(told, expected) != 0)
            ck_abort_msg("chunks of %zu:\n%s\nexpected:\n%s", chunk, told, expected);
        free(told);
    }
}

#define CHECK(literal, expected)            check_bytes((literal), sizeof(literal) - 1, ENCODING_AUTO, (expected))
#define CHECK_AS(encoding, literal, expected) check_bytes((literal), sizeof(literal) - 1, (encoding), (expected))

/* Without this, an empty file or a last row without a line end would be lost or counted twice. */
START_TEST(lines_end_as_they_are_written)
{
    CHECK("", "END\n");
    CHECK("\n", "1[]lf END\n");
    CHECK("a\n", "1[a]lf END\n");
    CHECK("a\nb", "1[a]lf 2[b]none END\n");
    CHECK("a\r\nb\r\n\r\n", "1[a]crlf 2[b]crlf 3[]crlf END\n");
    CHECK("a\r\nb\nc", "1[a]crlf 2[b]lf 3[c]none END\n");
}
END_TEST

/* Without this, the BOM would stay in the first column's name, and "date" would be an unknown column. */
START_TEST(bom_is_passed_over)
{
    CHECK("\xef\xbb\xbf", "END\n");
    CHECK("\xef\xbb\xbf日期\n", "1[日期]lf END\n");
    CHECK("\x84\x31\x95\x33\xc8\xd5\xc6\xda\n", "1[日期]lf END\n");
    CHECK_AS(ENCODING_GB18030, "\xef\xbb\xbf日期\n", "1[日期]lf END\n");
}
END_TEST

/* Without this, a file saved by a Chinese Excel would come in as question marks. */
START_TEST(gb18030_is_read_with_a_note)
{
    const char *note = "f.csv: note[read-as-gb18030]: the file is not UTF-8 and is read as GB18030; "
                       "--encoding gb18030 says so for certain\n";
    char expected[400];
    snprintf(expected, sizeof(expected), "1[日期,金额]crlf 2[张三,€]lf END\n%s", note);
    CHECK("\xc8\xd5\xc6\xda,\xbd\xf0\xb6\xee\r\n\xd5\xc5\xc8\xfd,\xa2\xe3\n", expected);
    /* four-byte characters: U+00F6 and U+1F600 */
    snprintf(expected, sizeof(expected), "1[ö😀x]none END\n%s", note);
    CHECK("\x81\x30\x8b\x32\x94\x39\xfc\x36x", expected);
    CHECK_AS(ENCODING_GB18030, "\xc8\xd5\xc6\xda\n", "1[日期]lf END\n");
}
END_TEST

/* Without this, GB18030 text that happens to hold a two-byte UTF-8 character would be called damaged. */
START_TEST(two_byte_characters_do_not_make_a_file_utf8)
{
    const char *path = scratch_file("f.csv", "\xc2\xb7\xc8\xfd\n", 5); /* 路三 in GB18030; C2 B7 is U+00B7 in UTF-8 */
    char *told = reading(path, ENCODING_AUTO, 0);
    ck_assert_ptr_nonnull(strstr(told, "1[路三]lf END\n"));
    ck_assert_ptr_nonnull(strstr(told, "read-as-gb18030"));
    free(told);
}
END_TEST

/* Without this, one bad byte in a UTF-8 file would turn every Chinese name in it into other characters. */
START_TEST(damaged_utf8_is_located)
{
    CHECK("日期,金额\n2026,张\xe4\xb8,x\n", "1[日期,金额]lf FAILED\n"
                                            "f.csv:2:7: error[damaged-utf8]: byte 0xE4 is not UTF-8, though other "
                                            "characters here are; repair it, or name the encoding: --encoding gb18030\n"
                                            "    2 | 2026,张\uFFFD\uFFFD,x\n"
                                            "      |        ^\n");
    /* a character cut off by the end of the file */
    CHECK("日期\xe6\x9c", "FAILED\n"
                          "f.csv:1:3: error[damaged-utf8]: byte 0xE6 is not UTF-8, though other characters here are; "
                          "repair it, or name the encoding: --encoding gb18030\n"
                          "    1 | 日期\uFFFD\uFFFD\n"
                          "      |     ^\n");
}
END_TEST

/* Without this, --encoding utf-8 or a BOM would not protect a file from being read as something else. */
START_TEST(what_must_be_utf8_is_not_guessed)
{
    CHECK_AS(ENCODING_UTF8, "a,\xc8\xd5\n", "FAILED\n"
                                            "f.csv:1:3: error[not-utf8]: byte 0xC8 is not UTF-8, and the file must "
                                            "be; save it as \"CSV UTF-8\", or repair it here\n"
                                            "    1 | a,\uFFFD\uFFFD\n"
                                            "      |   ^\n");
    CHECK("\xef\xbb\xbfok\n\xff\n", "1[ok]lf FAILED\n"
                                    "f.csv:2:1: error[not-utf8]: byte 0xFF is not UTF-8, and the file must be; save it "
                                    "as \"CSV UTF-8\", or repair it here\n"
                                    "    2 | \uFFFD\n"
                                    "      | ^\n");
}
END_TEST

/* Without this, bytes of no encoding at all (a French name in Latin-1) would be dropped or replaced. */
START_TEST(bytes_that_are_not_gb18030_are_located)
{
    CHECK("a\n\xd5\xc5,Andr\xe9,b\n", "1[a]lf FAILED\n"
                                      "f.csv: note[read-as-gb18030]: the file is not UTF-8 and is read as GB18030; "
                                      "--encoding gb18030 says so for certain\n"
                                      "f.csv:2:7: error[not-gb18030]: byte 0xE9 is neither UTF-8 nor GB18030 here; save "
                                      "the file as \"CSV UTF-8\", or repair it here\n"
                                      "    2 | 张,Andr\uFFFD,b\n"
                                      "      |        ^\n");
    /* 0x80 is the euro of GBK and nothing in GB18030; a character cut off by the line's end */
    CHECK_AS(ENCODING_GB18030, "\x80\n", "FAILED\n"
                                         "f.csv:1:1: error[not-gb18030]: byte 0x80 is neither UTF-8 nor GB18030 here; "
                                         "save the file as \"CSV UTF-8\", or repair it here\n"
                                         "    1 | \uFFFD\n"
                                         "      | ^\n");
    CHECK_AS(ENCODING_GB18030, "ab\xd5\nc\n", "FAILED\n"
                                              "f.csv:1:3: error[not-gb18030]: byte 0xD5 is neither UTF-8 nor GB18030 "
                                              "here; save the file as \"CSV UTF-8\", or repair it here\n"
                                              "    1 | ab\uFFFD\n"
                                              "      |   ^\n");
}
END_TEST

/* Without this, strict UTF-8 would not be strict, and a cell could hold what no other program reads back. */
START_TEST(lax_forms_of_utf8_are_refused)
{
    static const char *const bad[] = {"\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe0\x80\xaf", "\xf8\x88\x80\x80\x80"};
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        const char *path = scratch_file("f.csv", bad[i], strlen(bad[i]));
        char *told = reading(path, ENCODING_UTF8, 0);
        ck_assert_msg(strncmp(told, "FAILED\nf.csv:1:1: error[not-utf8]", 33) == 0, "%s", told);
        free(told);
    }
}
END_TEST

/* Without this, a file of an old Mac would be one row, and a NUL would end a cell for whoever reads it as a C string. */
START_TEST(lone_carriage_returns_and_nuls_are_located)
{
    CHECK("a,b\n1,2\rc\rd\r", "1[a,b]lf FAILED\n"
                              "f.csv:2:4: error[lone-cr]: a carriage return stands here without a line feed; save the "
                              "file with Windows or Unix line ends\n"
                              "    2 | 1,2\n"
                              "      |    ^\n");
    CHECK("a\r", "FAILED\n"
                 "f.csv:1:2: error[lone-cr]: a carriage return stands here without a line feed; save the file with "
                 "Windows or Unix line ends\n"
                 "    1 | a\n"
                 "      |  ^\n");
    CHECK("a\r\r\n", "FAILED\n"
                     "f.csv:1:2: error[lone-cr]: a carriage return stands here without a line feed; save the file with "
                     "Windows or Unix line ends\n"
                     "    1 | a\n"
                     "      |  ^\n");
    CHECK("x\n金\0b\n", "1[x]lf FAILED\n"
                        "f.csv:2:2: error[nul-byte]: a NUL byte stands here; the file is damaged or is not text: save it "
                        "again as \"CSV UTF-8\"\n"
                        "    2 | 金␀b\n"
                        "      |   ^\n");
    CHECK("\0", "FAILED\n"
                "f.csv:1:1: error[nul-byte]: a NUL byte stands here; the file is damaged or is not text: save it again "
                "as \"CSV UTF-8\"\n"
                "    1 | ␀\n"
                "      | ^\n");
    CHECK_AS(ENCODING_GB18030, "\xc8\xd5\rx\n", "FAILED\n"
                                               "f.csv:1:2: error[lone-cr]: a carriage return stands here without a line "
                                               "feed; save the file with Windows or Unix line ends\n"
                                               "    1 | 日\n"
                                               "      |   ^\n");
}
END_TEST

/* Without this, what is wrong first in a line would hide behind what is wrong after it. */
START_TEST(the_first_fault_of_a_line_is_told)
{
    char *told = reading(scratch_file("f.csv", "a\r\xff\0\n", 5), ENCODING_UTF8, 0);
    ck_assert_ptr_nonnull(strstr(told, "f.csv:1:2: error[lone-cr]"));
    free(told);
    told = reading(scratch_file("f.csv", "a\xff\r\0\n", 5), ENCODING_UTF8, 0);
    ck_assert_ptr_nonnull(strstr(told, "f.csv:1:2: error[not-utf8]"));
    free(told);
}
END_TEST

static char *long_text(size_t size, const char *end)
{
    char *bytes = malloc(size + 8);
    ck_assert_ptr_nonnull(bytes);
    memset(bytes, 'x', size);
    memcpy(bytes + size, end, strlen(end) + 1);
    return bytes;
}

static void check_long(size_t size, const char *end, encoding wanted, const char *front_of_telling)
{
    char *bytes = long_text(size, end);
    char *told = reading(scratch_file("f.csv", bytes, size + strlen(end)), wanted, 0);
    char *last = told;
    if (strncmp(told, "1[x", 3) == 0)
        last = strchr(told, ']');
    ck_assert_msg(strncmp(last, front_of_telling, strlen(front_of_telling)) == 0, "%.300s", last);
    free(told);
    free(bytes);
}

/* Without this, a file without line feeds would take all memory, or a row of just 1 MB would be refused. */
START_TEST(lines_have_a_limit)
{
    const char *too_long = "FAILED\nf.csv:1: error[line-too-long]: this line is longer than 1 MB; is it a CSV file?\n    1 | xxx";
    check_long(LINE_SIZE_LIMIT - 1, "\n", ENCODING_AUTO, "]lf END\n");
    check_long(LINE_SIZE_LIMIT - 2, "\r\n", ENCODING_AUTO, "]crlf END\n");
    check_long(LINE_SIZE_LIMIT, "", ENCODING_AUTO, "]none END\n");
    check_long(LINE_SIZE_LIMIT, "\n", ENCODING_AUTO, too_long);
    check_long(LINE_SIZE_LIMIT - 1, "\r\n", ENCODING_AUTO, too_long);
    check_long(LINE_SIZE_LIMIT + 1, "", ENCODING_AUTO, too_long);
    check_long(LINE_SIZE_LIMIT - 1, "\n", ENCODING_GB18030, "]lf END\n");
    check_long(LINE_SIZE_LIMIT, "\n", ENCODING_GB18030, too_long);
    check_long(5 * LINE_SIZE_LIMIT, "\n", ENCODING_AUTO, too_long);
    check_long(5 * LINE_SIZE_LIMIT, "\n", ENCODING_GB18030, too_long);
    /* a character that the limit cuts is not called damaged */
    check_long(LINE_SIZE_LIMIT - 1, "金", ENCODING_UTF8, too_long);
}
END_TEST

/* Without this, a long file of an old Mac would be told of as a line too long, which says nothing of the cure. */
START_TEST(the_reason_of_a_long_line_is_told)
{
    size_t size = 3 * LINE_SIZE_LIMIT;
    char *bytes = long_text(size, "\r");
    for (size_t i = 50; i < size; i += 50)
        bytes[i] = '\r';
    char *told = reading(scratch_file("f.csv", bytes, size + 1), ENCODING_AUTO, 0);
    ck_assert_msg(strncmp(told, "FAILED\nf.csv:1:51: error[lone-cr]", 33) == 0, "%.200s", told);
    free(told);
    bytes[20] = '\xff';
    told = reading(scratch_file("f.csv", bytes, size + 1), ENCODING_UTF8, 0);
    ck_assert_msg(strncmp(told, "FAILED\nf.csv:1:21: error[not-utf8]", 33) == 0, "%.200s", told);
    free(told);
    free(bytes);
}
END_TEST

/* A file of `pieces` drawn from what files are made of; nothing in it is wrong. Static. */
static text random_file(unsigned *seed, size_t pieces, bool gb18030)
{
    static const char *const utf8[] = {"a", ",", "\n", "\r\n", "金", "😀", "é", "\"", " ", "\n\n"};
    static const char *const gb[] = {"a", ",", "\n", "\r\n", "\xbd\xf0", "\x94\x39\xfc\x36", "\xa8\xa6", "\"", " ", "\n\n"};
    static char bytes[2000];
    size_t size = 0;
    for (size_t i = 0; i < pieces; i++) {
        const char *piece = (gb18030 ? gb : utf8)[rand_r(seed) % 10];
        memcpy(bytes + size, piece, strlen(piece));
        size += strlen(piece);
    }
    return text_from(bytes, size);
}

/* The lines of a file with their ends, in one piece. The caller frees. */
static char *rejoined(const char *path, encoding wanted, size_t chunk_size)
{
    char *all = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&all, &size);
    diagnostics d;
    diagnostics_init(&d, false);
    input_file file;
    line got;
    ck_assert(input_file_open(&file, path, &d));
    line_reader *reader = line_reader_open(&file, (encoding_choice){.encoding = wanted}, chunk_size, &d);
    while (line_reader_next(reader, &got) == LINE_READ) {
        fwrite(got.bytes.bytes, 1, got.bytes.size, out);
        fputs(!got.ended ? "" : got.ended_by_crlf ? "\r\n" : "\n", out);
    }
    ck_assert_str_eq(codes(&d), "");
    line_reader_close(reader);
    input_file_close(&file);
    diagnostics_release(&d);
    fclose(out);
    return all;
}

/* Without this, a character or a line end could vanish where no example of ours has one. */
START_TEST(lines_rejoined_are_the_file)
{
    for (unsigned seed = 1; seed <= 300; seed++) {
        unsigned state = seed;
        size_t pieces = seed % 60, chunk = 1 + seed % 17;
        text utf8 = random_file(&state, pieces, false);
        char *expected = strndup(utf8.bytes, utf8.size);
        char *lines = rejoined(scratch_file("f", utf8.bytes, utf8.size), ENCODING_UTF8, chunk);
        ck_assert_msg(strcmp(lines, expected) == 0, "seed %u", seed);
        free(lines);
        state = seed; /* the same draws, in the other encoding */
        text gb = random_file(&state, pieces, true);
        lines = rejoined(scratch_file("f", gb.bytes, gb.size), ENCODING_GB18030, chunk);
        ck_assert_msg(strcmp(lines, expected) == 0, "seed %u, GB18030", seed);
        free(lines);
        free(expected);
    }
}
END_TEST

/* Without this, a disk that fails in mid-file would look like the file's end, and rows would be lost. */
START_TEST(a_failing_disk_is_no_end_of_file)
{
    diagnostics d;
    diagnostics_init(&d, false);
    input_file file;
    line got;
    ck_assert(input_file_open(&file, scratch_file("f.csv", "a\nb\n", 4), &d));
    line_reader *reader = line_reader_open(&file, (encoding_choice){.encoding = ENCODING_UTF8}, 2, &d);
    ck_assert_int_eq(line_reader_next(reader, &got), LINE_READ);
    int kept = file.descriptor;
    file.descriptor = -1;
    ck_assert_int_eq(line_reader_next(reader, &got), LINE_FAILED);
    ck_assert_int_eq(line_reader_next(reader, &got), LINE_FAILED);
    ck_assert_str_eq(codes(&d), "cannot-read");
    file.descriptor = kept;
    line_reader_close(reader);
    line_reader_close(NULL);
    input_file_close(&file);
    diagnostics_release(&d);
}
END_TEST

/* What is known of the first stretch of a file, as "good feeds slash quote hide". */
static void check_stretch(const char *bytes, const char *expected)
{
    diagnostics d;
    diagnostics_init(&d, false);
    input_file file;
    encoding_choice choice;
    char told[64];
    ck_assert(input_file_open(&file, scratch_file("f.csv", bytes, strlen(bytes)), &d));
    ck_assert(encoding_detect(&file, ENCODING_AUTO, &choice, &d));
    line_reader *reader = line_reader_open(&file, choice, 0, &d);
    const line_stretch *stretch = line_reader_stretch(reader);
    (void)snprintf(told, sizeof told, "%s%d%s%s%s%s", stretch->good ? "good " : "", (int)stretch->feeds,
                   stretch->no_controls ? "" : " control", stretch->has_slash ? " slash" : "",
                   stretch->has_quote ? " quote" : "", stretch->may_hide ? " hide" : "");
    ck_assert_str_eq(told, expected);
    line_reader_close(reader);
    input_file_close(&file);
    diagnostics_release(&d);
}

/* Without this, rows would be cut by a quick way that is not for them: at a comma in quotes, or with a blank left on. */
START_TEST(what_stands_in_a_stretch_is_told)
{
    check_stretch("a,b\nc,d\ne", "good 2");
    check_stretch("\"a\nb\",c\n", "good 2 quote");
    check_stretch("a/b\r\n\x07\n\n", "good 3 control slash");
    check_stretch("王\u00B7明\n", "good 1 hide");
    check_stretch("王明\n", "good 1");
    check_stretch("王明\u3000\n", "good 1 hide");
    check_stretch("\xC3\xFB,\xE3\xD0\n", "good 1");         /* GB18030, whose bytes say nothing: 名,阈 */
    check_stretch("\xCD\xF5\xC3\xF7\xA1\xA1\n", "good 1 hide"); /* 王明 and an ideographic space */
    check_stretch("a\n\xA1\xFF\n", "2");
}
END_TEST

Suite *suite(void)
{
    return suite_of("line_reader", lines_end_as_they_are_written, bom_is_passed_over, gb18030_is_read_with_a_note,
                    two_byte_characters_do_not_make_a_file_utf8, damaged_utf8_is_located,
                    what_must_be_utf8_is_not_guessed, bytes_that_are_not_gb18030_are_located,
                    lax_forms_of_utf8_are_refused, lone_carriage_returns_and_nuls_are_located,
                    the_first_fault_of_a_line_is_told, lines_have_a_limit, the_reason_of_a_long_line_is_told,
                    lines_rejoined_are_the_file,
                    a_failing_disk_is_no_end_of_file, what_stands_in_a_stretch_is_told);
}
