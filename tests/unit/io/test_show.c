/* Without these, the clerk would look for a mistake in the wrong line, in the wrong cell, or drown in messages. */
#include "unit.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "io/show.h"
#include "scratch.h"

static diagnostics d;

static void begin(void)
{
    (void)scratch(""); /* sets the locale */
    diagnostics_init(&d, false);
}

static char *told(show_options options)
{
    char *bytes = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&bytes, &size);
    ck_assert(show_diagnostics(&d, &options, out));
    ck_assert_int_eq(fclose(out), 0);
    return bytes;
}

static void check_end(show_options options, const char *expected)
{
    char *bytes = told(options);
    ck_assert_str_eq(bytes, expected);
    free(bytes);
    diagnostics_release(&d);
}

static location at(const char *file, uint64_t line, uint32_t column, uint32_t length, const char *excerpt)
{
    return (location){.source = diagnostics_source(&d, text_of(file)),
                      .line = line,
                      .column = column,
                      .length = length,
                      .excerpt = text_of(excerpt)};
}

/* The excerpt and caret lines of a message at that place. */
static void check_caret(uint64_t line, uint32_t column, uint32_t length, const char *excerpt, const char *expected)
{
    begin();
    REPORT(&d, LONE_CR, at("f", line, column, length, excerpt));
    char *bytes = told((show_options){0});
    ck_assert_str_eq(strchr(bytes, '\n') + 1, expected);
    free(bytes);
    diagnostics_release(&d);
}

START_TEST(order_is_by_file_line_and_column)
{
    begin();
    diagnostics_source(&d, TEXT_LITERAL("a.csv"));
    REPORT(&d, BOOK_BUSY, LOCATION_NONE, TEXT_LITERAL("7 host"));
    REPORT(&d, FILE_NOT_FOUND, at("b.csv", 0, 0, 0, ""), TEXT_LITERAL("b.csv"));
    REPORT(&d, LONE_CR, at("a.csv", 10, 2, 1, "x,y"));
    REPORT(&d, NUL_BYTE, at("a.csv", 2, 3, 1, "1,2"));
    REPORT(&d, LONE_CR, at("a.csv", 2, 1, 1, "1,2"));
    REPORT(&d, LINE_TOO_LONG, at("a.csv", 3, 0, 0, "xxx"));
    check_end((show_options){0},
              "a.csv:2:1: error[lone-cr]: a carriage return stands here without a line feed; save the file with Windows "
              "or Unix line ends\n"
              "    2 | 1,2\n"
              "      | ^\n"
              "a.csv:2:3: error[nul-byte]: a NUL byte stands here; the file is damaged or is not text: save it again as "
              "\"CSV UTF-8\"\n"
              "    2 | 1,2\n"
              "      |   ^\n"
              "a.csv:3: error[line-too-long]: this line is longer than 1 MB; is it a CSV file?\n"
              "    3 | xxx\n"
              "a.csv:10:2: error[lone-cr]: a carriage return stands here without a line feed; save the file with Windows "
              "or Unix line ends\n"
              "   10 | x,y\n"
              "      |  ^\n"
              "b.csv: error[file-not-found]: there is no file b.csv\n"
              "salespay: error[book-busy]: another run holds the book: process 7 host; wait for it to end, or give "
              "--wait SECONDS\n");
}
END_TEST

/* Without this, the caret would stand under another cell as soon as a name is Chinese. */
START_TEST(the_caret_stands_under_its_cell)
{
    check_caret(17, 21, 7, "P-1,2026-07-03,1001,\"12,3x\"", "   17 | P-1,2026-07-03,1001,\"12,3x\"\n"
                                                            "      |                     ^~~~~~~\n");
    check_caret(2, 4, 2, "张三,李四,x", "    2 | 张三,李四,x\n"
                                        "      |      ^~~~\n");
    check_caret(2, 4, 1, "张三,李四,x", "    2 | 张三,李四,x\n"
                                        "      |      ^~\n");
    /* e and a combining acute: two characters, one column */
    check_caret(2, 5, 1, "e\u0301a,b", "    2 | e\u0301a,b\n"
                                       "      |    ^\n");
    check_caret(2, 1, 2, "e\u0301a,b", "    2 | e\u0301a,b\n"
                                       "      | ^\n");
    check_caret(2, 3, 1, "a\tb", "    2 | a       b\n"
                                 "      |         ^\n");
    check_caret(2, 4, 1, "张\t\tb", "    2 | 张              b\n"
                                    "      |                 ^\n");
    check_caret(2, 2, 1, "12345678\tb", "    2 | 12345678        b\n"
                                        "      |  ^\n");
    /* where a cell is missing: behind the line; far behind it, too */
    check_caret(2, 4, 1, "a,b", "    2 | a,b\n"
                                "      |    ^\n");
    check_caret(2, 99, 1, "a,b", "    2 | a,b\n"
                                 "      |    ^\n");
    /* an underline ends with the line */
    check_caret(2, 3, 50, "a,b", "    2 | a,b\n"
                                 "      |   ^\n");
    check_caret(1234567, 1, 1, "x", "1234567 | x\n"
                                    "        | ^\n");
    check_caret(2, 1, 1, "", "");
    check_caret(0, 0, 0, "x", "");
}
END_TEST

/* Without this, a cell could move the terminal's cursor, hide text or turn it round. */
START_TEST(controls_never_reach_the_terminal)
{
    check_caret(1, 3, 1, "\x1b[31mred\x7f\u200b\u202e\ufeff\xc2\x85" "x\xffy\r",
                "    1 | ␛[31mred␡\uFFFD\uFFFD\uFFFD\uFFFDx\uFFFDy␍\n"
                "      |   ^\n");
    begin();
    REPORT(&d, FILE_NOT_FOUND, at("a\x1b]0;x\x07.csv", 0, 0, 0, ""), TEXT_LITERAL("a\nb\tc"));
    check_end((show_options){0}, "a␛]0;x␇.csv: error[file-not-found]: there is no file a␊b␉c\n");
}
END_TEST

/* Without this, a row of a megabyte would scroll everything else off the screen. */
START_TEST(long_lines_are_shown_around_the_caret)
{
    char line[1001], expected[1200], *to;
    for (size_t i = 0; i < 1000; i++)
        line[i] = (char)('0' + i % 10);
    line[1000] = '\0';

    /* near the front: the first 100 columns */
    snprintf(expected, sizeof(expected), "    1 | %.100s…\n      | %*s\n", line, 4, "^");
    check_caret(1, 4, 1, line, expected);
    snprintf(expected, sizeof(expected), "    1 | %.100s…\n      | %*s\n", line, 100, "^");
    check_caret(1, 100, 1, line, expected);
    /* in the middle: 33 columns before it */
    snprintf(expected, sizeof(expected), "    1 | …%.100s…\n      |  %*s~~\n", line + 467, 34, "^");
    check_caret(1, 501, 3, line, expected);
    /* at the end, and behind it */
    snprintf(expected, sizeof(expected), "    1 | …%s\n      |  %*s\n", line + 966, 34, "^");
    check_caret(1, 1000, 1, line, expected);
    snprintf(expected, sizeof(expected), "    1 | …%s\n      |  %*s\n", line + 967, 34, "^");
    check_caret(1, 1001, 1, line, expected);
    /* an underline ends where the window does */
    snprintf(expected, sizeof(expected), "    1 | …%.100s…\n      |  %*s", line + 467, 34, "^");
    to = expected + strlen(expected);
    memset(to, '~', 66);
    memcpy(to + 66, "\n", 2);
    check_caret(1, 501, 300, line, expected);
    /* exactly 100 columns need no cut */
    line[100] = '\0';
    snprintf(expected, sizeof(expected), "    1 | %s\n      | %*s\n", line, 101, "^");
    check_caret(1, 101, 1, line, expected);
}
END_TEST

/* Without this, a cut through a wide character would put everything after it a column off. */
START_TEST(long_chinese_lines_keep_their_columns)
{
    char line[3 * 300 + 1], expected[1000];
    for (size_t i = 0; i < 300; i++)
        memcpy(line + 3 * i, "金", 4);
    snprintf(expected, sizeof(expected), "    1 | %.*s…\n      | %*s~\n", 150, line, 5, "^");
    check_caret(1, 3, 1, line, expected);
    /* character 101 is columns 200 and 201; the window of 167 to 267 holds the columns 168 to 265 whole */
    snprintf(expected, sizeof(expected), "    1 | …%.*s…\n      |  %*s~\n", 3 * 49, line, 33, "^");
    check_caret(1, 101, 1, line, expected);
}
END_TEST

/* Without this, ten thousand wrong rows would be ten thousand messages, and the one of the next file unseen. */
START_TEST(a_file_shows_a_hundred_messages_and_a_count)
{
    begin();
    for (uint64_t i = 1; i <= 103; i++)
        REPORT(&d, LINE_TOO_LONG, at("a.csv", i, 0, 0, ""));
    for (uint64_t i = 1; i <= 100; i++)
        REPORT(&d, LINE_TOO_LONG, at("b.csv", i, 0, 0, ""));
    for (uint64_t i = 1; i <= 101; i++)
        REPORT(&d, LINE_TOO_LONG, at("c.csv", i, 0, 0, ""));
    for (uint64_t i = 1; i <= 150; i++)
        REPORT(&d, BOOK_BUSY, LOCATION_NONE, TEXT_LITERAL("1"));
    char *bytes = told((show_options){0});
    ck_assert_ptr_nonnull(strstr(bytes, "\na.csv:100: error"));
    ck_assert_ptr_null(strstr(bytes, "\na.csv:101: error"));
    ck_assert_ptr_nonnull(
        strstr(bytes, "\na.csv: note[more-messages]: 3 more messages about this file; --json shows all of them\nb.csv:1:"));
    ck_assert_ptr_null(strstr(bytes, "\nb.csv: note"));
    ck_assert_ptr_nonnull(strstr(bytes, "\nc.csv: note[more-messages]: 1 more"));
    size_t lines = 0;
    for (const char *c = bytes; *c != '\0'; c++)
        lines += *c == '\n';
    ck_assert_uint_eq(lines, 300 + 2 + 150);
    free(bytes);

    bytes = told((show_options){.json = true});
    lines = 0;
    for (const char *c = bytes; *c != '\0'; c++)
        lines += *c == '\n';
    ck_assert_uint_eq(lines, 103 + 100 + 101 + 150);
    free(bytes);
    diagnostics_release(&d);
}
END_TEST

START_TEST(programs_get_an_object_a_line)
{
    begin();
    REPORT(&d, DAMAGED_UTF8, at("a\"b.csv", 2, 7, 1, "x"), TEXT_LITERAL("0xE4"));
    REPORT(&d, LINE_TOO_LONG, at("a\"b.csv", 3, 0, 0, "x"));
    REPORT(&d, BOOK_BUSY, LOCATION_NONE, TEXT_LITERAL("1"));
    check_end((show_options){.json = true, .lang = LANGUAGE_CHINESE, .color = true},
              "{\"type\":\"message\",\"v\":1,\"severity\":\"error\",\"code\":\"damaged-utf8\",\"file\":\"a\\\"b.csv\","
              "\"line\":2,\"column\":7,\"text\":\"字节 0xE4 不是有效的 UTF-8，而文件中其他字符是；请修复此处，或用 --encoding "
              "gb18030 指定编码\",\"arguments\":[\"0xE4\"]}\n"
              "{\"type\":\"message\",\"v\":1,\"severity\":\"error\",\"code\":\"line-too-long\",\"file\":\"a\\\"b.csv\","
              "\"line\":3,\"text\":\"此行超过 1 MB；请确认这是 CSV 文件\",\"arguments\":[]}\n"
              "{\"type\":\"message\",\"v\":1,\"severity\":\"error\",\"code\":\"book-busy\",\"text\":\"账册正被另一次运行占用："
              "进程 1；请等它结束，或使用 --wait 秒数\",\"arguments\":[\"1\"]}\n");
}
END_TEST

START_TEST(language_color_and_quiet_are_heeded)
{
    begin();
    REPORT(&d, READ_AS_GB18030, at("a.csv", 0, 0, 0, ""));
    REPORT(&d, LINE_TOO_LONG, at("a.csv", 3, 2, 1, "xy"));
    char *bytes = told((show_options){.lang = LANGUAGE_CHINESE, .hide_warnings = true});
    ck_assert_str_eq(bytes, "a.csv:3:2: 错误[line-too-long]: 此行超过 1 MB；请确认这是 CSV 文件\n"
                            "    3 | xy\n"
                            "      |  ^\n");
    free(bytes);
    check_end((show_options){.color = true},
              "\033[1ma.csv:\033[0m \033[1;36mnote[read-as-gb18030]:\033[0m the file is not UTF-8 and is read as GB18030; "
              "--encoding gb18030 says so for certain\n"
              "\033[1ma.csv:3:2:\033[0m \033[1;31merror[line-too-long]:\033[0m this line is longer than 1 MB; is it a CSV "
              "file?\n"
              "    3 | xy\n"
              "      |  \033[1;31m^\033[0m\n");
}
END_TEST

/* Without this, a cell of 64 KB would be quoted whole in its message. */
START_TEST(long_values_are_cut_in_messages_for_people)
{
    char value[3 * 300 + 1], expected[1200];
    for (size_t i = 0; i < 300; i++)
        memcpy(value + 3 * i, "金", 4);
    begin();
    REPORT(&d, FILE_NOT_FOUND, LOCATION_NONE, text_of(value));
    char *bytes = told((show_options){0});
    snprintf(expected, sizeof(expected), "salespay: error[file-not-found]: there is no file %.*s…\n", 600, value);
    ck_assert_str_eq(bytes, expected);
    free(bytes);
    bytes = told((show_options){.json = true});
    ck_assert_ptr_nonnull(strstr(bytes, value));
    free(bytes);
    diagnostics_release(&d);
}
END_TEST

/* Without this, a run that had no memory to collect its messages would end in silence. */
START_TEST(memory_that_ran_out_is_told)
{
    begin();
    d.out_of_memory = true;
    char *bytes = told((show_options){0});
    ck_assert_str_eq(bytes, "salespay: error[out-of-memory]: not enough memory\n");
    free(bytes);
    REPORT(&d, OUT_OF_MEMORY, LOCATION_NONE);
    check_end((show_options){0}, "salespay: error[out-of-memory]: not enough memory\n");
}
END_TEST

/* Without this, messages lost on a full disk would look like none. */
START_TEST(a_failing_stream_is_told)
{
    begin();
    REPORT(&d, BOOK_BUSY, LOCATION_NONE, TEXT_LITERAL("1"));
    FILE *full = fopen("/dev/full", "w");
    ck_assert_ptr_nonnull(full);
    ck_assert(!show_diagnostics(&d, &(show_options){0}, full));
    fclose(full);
    diagnostics_release(&d);
}
END_TEST

START_TEST(ten_thousand_messages_take_no_time)
{
    struct timespec from, to;
    begin();
    for (uint64_t i = 1; i <= 10000; i++)
        REPORT(&d, DAMAGED_UTF8, at("a.csv", i, 30, 5, "P-1,2026-07-03,1001,华南区,张三,12.3x,120.50"), TEXT_LITERAL("0xE4"));
    FILE *null = fopen("/dev/null", "w");
    clock_gettime(CLOCK_MONOTONIC, &from);
    ck_assert(show_diagnostics(&d, &(show_options){.json = true}, null));
    ck_assert(show_diagnostics(&d, &(show_options){0}, null));
    clock_gettime(CLOCK_MONOTONIC, &to);
    fclose(null);
    diagnostics_release(&d);
    ck_assert_int_lt((to.tv_sec - from.tv_sec) * 1000 + (to.tv_nsec - from.tv_nsec) / 1000000, 2000);
}
END_TEST

START_TEST(widths_are_those_of_a_terminal)
{
    begin();
    ck_assert_uint_eq(show_width(TEXT_LITERAL("")), 0);
    ck_assert_uint_eq(show_width(TEXT_LITERAL("abc")), 3);
    ck_assert_uint_eq(show_width(TEXT_LITERAL("张三")), 4);
    ck_assert_uint_eq(show_width(TEXT_LITERAL("￥１，")), 6);
    ck_assert_uint_eq(show_width(TEXT_LITERAL("e\u0301")), 1);
    ck_assert_uint_eq(show_width(TEXT_LITERAL("\t\x1b\xff")), 3);
    char *bytes = NULL;
    size_t size;
    FILE *out = open_memstream(&bytes, &size);
    show_text(out, TEXT_LITERAL("张\x1b"));
    fclose(out);
    ck_assert_str_eq(bytes, "张␛");
    free(bytes);
    diagnostics_release(&d);
}
END_TEST

static bool needs_widths(const char *file, const char *value, const char *excerpt, show_options options)
{
    begin();
    REPORT(&d, CANNOT_OPEN, at(file, 1, 1, 1, excerpt), text_of(value), TEXT_LITERAL("no"));
    const bool needs = show_needs_widths(&d, &options);
    diagnostics_release(&d);
    return needs;
}

/* A name in a message would show as a mark of replacement, since nobody had the system's widths loaded for it. */
START_TEST(widths_are_needed_for_all_but_ascii)
{
    char long_value[250] = {0};
    memset(long_value, 'x', sizeof long_value - 1); /* cut short, with an ellipsis behind it */
    const show_options quiet = {.hide_warnings = true}, chinese = {.lang = LANGUAGE_CHINESE}, english = {0};
    ck_assert(!needs_widths("f.csv", "value", "a,b", english));
    ck_assert(!needs_widths("f.csv", "value", "a,b", quiet));
    ck_assert(needs_widths("f.csv", "value", "a,b", chinese));
    ck_assert(needs_widths("员工.csv", "value", "a,b", english));
    ck_assert(needs_widths("f.csv", "张伟", "a,b", quiet));
    ck_assert(needs_widths("f.csv", "value", "a,张伟", english));
    ck_assert(needs_widths("f.csv", long_value, "a,b", english));
    begin();
    ck_assert(!show_needs_widths(&d, &chinese));
    REPORT(&d, NO_PROFIT_ROW, at("规则.ini", 0, 0, 0, ""), TEXT_LITERAL("2026-07"));
    ck_assert(show_needs_widths(&d, &english));
    ck_assert(!show_needs_widths(&d, &quiet));
    diagnostics_release(&d);
}
END_TEST

Suite *suite(void)
{
    return suite_of("show", order_is_by_file_line_and_column, the_caret_stands_under_its_cell,
                    controls_never_reach_the_terminal, long_lines_are_shown_around_the_caret,
                    long_chinese_lines_keep_their_columns, a_file_shows_a_hundred_messages_and_a_count,
                    programs_get_an_object_a_line, language_color_and_quiet_are_heeded,
                    long_values_are_cut_in_messages_for_people, memory_that_ran_out_is_told, a_failing_stream_is_told,
                    ten_thousand_messages_take_no_time, widths_are_those_of_a_terminal, widths_are_needed_for_all_but_ascii);
}
