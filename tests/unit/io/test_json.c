/* Without these, a program that reads --json would stop at a name with a quote or a control in it. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>

#include "io/json.h"

static char *bytes;
static size_t size;

static FILE *opened(void)
{
    bytes = NULL;
    return open_memstream(&bytes, &size);
}

static void check_closed(FILE *out, const char *expected)
{
    ck_assert_int_eq(fclose(out), 0);
    ck_assert_str_eq(bytes, expected);
    free(bytes);
}

START_TEST(strings_are_escaped)
{
    FILE *out = opened();
    json_string(out, TEXT_LITERAL("a\"b\\c\nd\te\r\x01\x7f 张 / é 😀"));
    check_closed(out, "\"a\\\"b\\\\c\\nd\\te\\u000d\\u0001\\u007f 张 / é 😀\"");
    out = opened();
    json_string(out, TEXT_LITERAL("\xe2\x80\xa8\xc2\x85\0x"));
    check_closed(out, "\"\\u2028\\u0085\\u0000x\"");
    out = opened();
    json_string(out, TEXT_LITERAL("a\xff\xe6\x9c"));
    check_closed(out, "\"a\\ufffd\\ufffd\\ufffd\"");
    out = opened();
    json_string(out, TEXT_EMPTY);
    check_closed(out, "\"\"");
}
END_TEST

/* Without this, an amount could reach a program as a floating-point number. */
START_TEST(an_object_is_a_line)
{
    const text texts[] = {TEXT_LITERAL("x"), TEXT_LITERAL("\"")};
    FILE *out = opened();
    json_begin(out, "result");
    json_text(out, "name", TEXT_LITERAL("李"));
    json_number(out, "line", INT64_MIN);
    json_boolean(out, "draft", true);
    json_boolean(out, "closed", false);
    json_money(out, "net_pay", money_of_fen(-123450));
    json_texts(out, "none", NULL, 0);
    json_texts(out, "two", texts, 2);
    json_end(out);
    check_closed(out, "{\"type\":\"result\",\"v\":1,\"name\":\"李\",\"line\":-9223372036854775808,\"draft\":true,"
                      "\"closed\":false,\"net_pay\":\"-1234.50\",\"none\":[],\"two\":[\"x\",\"\\\"\"]}\n");
}
END_TEST

Suite *suite(void)
{
    return suite_of("json", strings_are_escaped, an_object_is_a_line);
}
