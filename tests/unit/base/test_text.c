#include "unit.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"
#include "sweep.h"

static const char *trimmed(const char *written)
{
    static char buffer[64];
    text t = text_trim(text_of(written));
    memcpy(buffer, t.bytes, t.size);
    buffer[t.size] = '\0';
    return buffer;
}

// An id with a blank behind it, as a copy from a web page leaves one, would be another person.
START_TEST(all_blanks_are_trimmed)
{
    ck_assert_str_eq(trimmed("  a b\t"), "a b");
    ck_assert_str_eq(trimmed("\xC2\xA0x\xC2\xA0"), "x");           /* no-break space */
    ck_assert_str_eq(trimmed("\xE3\x80\x80张 伟\xE3\x80\x80 "), "张 伟"); /* ideographic space */
    ck_assert_str_eq(trimmed(" \t\xC2\xA0\xE3\x80\x80"), "");
    ck_assert_str_eq(trimmed(""), "");
    ck_assert_str_eq(trimmed("\n x"), "\n x"); /* a line end is not a blank */
    ck_assert_str_eq(trimmed("\xE3\x80"), "\xE3\x80");
}
END_TEST

// Files would be taken in another order than their names, or an id be found that only begins alike.
START_TEST(compares_by_bytes)
{
    ck_assert_int_lt(text_compare(text_of("a"), text_of("b")), 0);
    ck_assert_int_lt(text_compare(text_of("a"), text_of("ab")), 0);
    ck_assert_int_gt(text_compare(text_of("b"), text_of("ab")), 0);
    ck_assert_int_eq(text_compare(text_of("ab"), text_of("ab")), 0);
    ck_assert_int_gt(text_compare(text_of("\xE5"), text_of("z")), 0); /* bytes are not signed */
    ck_assert_int_eq(text_compare(TEXT_EMPTY, (text){NULL, 0}), 0);
    ck_assert(text_equal((text){NULL, 0}, TEXT_EMPTY));
    ck_assert(!text_equal(text_of("ab"), text_of("abc")));
    ck_assert(!text_equal(text_of("ab"), text_of("aB")));
    ck_assert(text_is(text_from("abc", 2), "ab"));
    ck_assert(text_starts_with(text_of("abc"), text_of("ab")));
    ck_assert(!text_starts_with(text_of("a"), text_of("ab")));
    ck_assert(text_starts_with(text_of("ab"), text_of("ab")));
    ck_assert(text_starts_with(text_of("a"), TEXT_EMPTY));
    ck_assert(text_ends_with(text_of("ab"), text_of("ab")));
    ck_assert(text_ends_with(text_of("abc"), text_of("bc")));
    ck_assert(!text_ends_with(text_of("c"), text_of("bc")));
    ck_assert(text_equal_ignoring_case(text_of("Ab-Z"), text_of("aB-z")));
    ck_assert(!text_equal_ignoring_case(text_of("ab"), text_of("abc")));
    ck_assert(!text_equal_ignoring_case(text_of("["), text_of("{"))); /* one bit apart, but no letters */
}
END_TEST

static int32_t decoded(const char *bytes)
{
    size_t size = 99;
    int32_t c = utf8_decode(text_of(bytes), &size);
    ck_assert_uint_eq(size, c < 0 ? 1 : strlen(bytes));
    return c;
}

// A damaged file would pass as text, and names on payslips would come out garbled.
START_TEST(only_strict_utf8_is_decoded)
{
    ck_assert_int_eq(decoded("A"), 'A');
    ck_assert_int_eq(decoded("\xC2\x80"), 0x80);
    ck_assert_int_eq(decoded("\xDF\xBF"), 0x7FF);
    ck_assert_int_eq(decoded("\xE0\xA0\x80"), 0x800);
    ck_assert_int_eq(decoded("张"), 0x5F20);
    ck_assert_int_eq(decoded("\xED\x9F\xBF"), 0xD7FF);
    ck_assert_int_eq(decoded("\xEE\x80\x80"), 0xE000);
    ck_assert_int_eq(decoded("\xF0\x90\x80\x80"), 0x10000);
    ck_assert_int_eq(decoded("\xF4\x8F\xBF\xBF"), 0x10FFFF);

    ck_assert_int_eq(decoded("\x80"), -1);             /* no first byte */
    ck_assert_int_eq(decoded("\xC0\x80"), -1);         /* overlong */
    ck_assert_int_eq(decoded("\xC1\xBF"), -1);         /* overlong */
    ck_assert_int_eq(decoded("\xE0\x9F\xBF"), -1);     /* overlong */
    ck_assert_int_eq(decoded("\xF0\x8F\xBF\xBF"), -1); /* overlong */
    ck_assert_int_eq(decoded("\xED\xA0\x80"), -1);     /* surrogate */
    ck_assert_int_eq(decoded("\xF4\x90\x80\x80"), -1); /* above the last */
    ck_assert_int_eq(decoded("\xF5\x80\x80\x80"), -1);
    ck_assert_int_eq(decoded("\xFF"), -1);
    ck_assert_int_eq(decoded("\xE5\xBC"), -1);         /* cut off */
    ck_assert_int_eq(decoded("\xE5\xBCx"), -1);
    ck_assert_int_eq(decoded("\xE5x\xBC"), -1);
}
END_TEST

/* Writes a code point; returns the bytes it takes. */
static size_t encode(int32_t c, char *out)
{
    size_t size = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    static const int marks[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = size; i > 1; i--, c >>= 6)
        out[i - 1] = (char)(0x80 | (c & 0x3F));
    out[0] = (char)(marks[size] | c);
    return size;
}

// Some rare character of a name would be refused or taken for another.
START_TEST(every_code_point_comes_back)
{
    for (int32_t c = 0; c <= 0x10FFFF; c++) {
        char bytes[4];
        size_t size = encode(c, bytes), got;
        int32_t back = utf8_decode(text_from(bytes, size), &got);
        if (c >= 0xD800 && c <= 0xDFFF) {
            HOLDS(back == -1);
            continue;
        }
        HOLDS(back == c);
        HOLDS(got == size);
        if (size > 1) /* cut off */
            HOLDS(utf8_decode(text_from(bytes, size - 1), &got) == -1);
    }
}
END_TEST

// The message about a damaged file would point at another byte.
START_TEST(the_first_bad_byte_is_found)
{
    ck_assert_uint_eq(utf8_valid_size(TEXT_EMPTY), 0);
    ck_assert_uint_eq(utf8_valid_size(text_of("abc张伟")), 9);
    ck_assert_uint_eq(utf8_valid_size(text_of("\xFFxx")), 0);
    /* At every place, among eight bytes at a time and behind them. */
    for (size_t bad = 0; bad < 40; bad++) {
        char bytes[40];
        memset(bytes, 'x', sizeof bytes);
        bytes[bad] = '\xB5';
        ck_assert_uint_eq(utf8_valid_size(text_from(bytes, sizeof bytes)), bad);
    }
}
END_TEST

// A column named in a message would be off after Chinese text.
START_TEST(characters_are_counted_not_bytes)
{
    ck_assert_uint_eq(utf8_length(TEXT_EMPTY), 0);
    ck_assert_uint_eq(utf8_length(text_of("a张😀b")), 4);
}
END_TEST

// An id with an invisible control in it would look like another's, or move the cursor of a terminal.
START_TEST(controls_are_known)
{
    ck_assert(utf8_is_control(0));
    ck_assert(utf8_is_control('\t'));
    ck_assert(utf8_is_control(0x1F));
    ck_assert(!utf8_is_control(' '));
    ck_assert(!utf8_is_control('~'));
    ck_assert(utf8_is_control(0x7F));
    ck_assert(utf8_is_control(0x80));
    ck_assert(utf8_is_control(0x9F));
    ck_assert(!utf8_is_control(0xA0));
    ck_assert(utf8_is_control(0x2028));
    ck_assert(utf8_is_control(0x2029));
    ck_assert(!utf8_is_control(0x5F20));
    ck_assert(!utf8_is_control(-1));
}
END_TEST

// payment_ids.bin of an earlier month would no longer tell repeated payments after an update or on another machine.
START_TEST(hashes_never_change)
{
    ck_assert_uint_eq(text_hash(TEXT_EMPTY), UINT64_C(0xEFD01F60BA992926));
    ck_assert_uint_eq(text_hash(text_of("HK260701")), UINT64_C(0xBA08EDB4C9A2E431));
    ck_assert_uint_eq(text_hash(text_of("张伟")), UINT64_C(0x2E137F336D527A51));
    ck_assert_uint_ne(text_hash(text_of("HK260701")), text_hash(text_of("HK260702")));
    ck_assert_uint_ne(text_hash(text_of("a")), text_hash(text_from("a\0", 2)));
    for (size_t kinds = 0; kinds < 64; kinds++)
        for (size_t count = 0; count <= 6; count++) {
            struct {
                char before[3];
                text id;
            } rows[6];
            uint64_t hashes[7] = {[6] = 1};
            for (size_t i = 0; i < count; i++)
                rows[i].id = text_of(kinds >> i & 1 ? "HK260701" : i % 2 ? "张伟" : "张三");
            text_hash_each(&rows[0].id, sizeof rows[0], count, hashes);
            for (size_t i = 0; i < 7; i++)
                ck_assert_uint_eq(hashes[i], i < count ? text_hash(rows[i].id) : i == 6);
        }
}
END_TEST

static int compare_hashes(const void *a, const void *b)
{
    uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;
    return (left > right) - (left < right);
}

// Payment numbers that count up would collide, and every run would read the old payments again to tell them apart.
START_TEST(numbers_that_count_up_do_not_collide)
{
    enum { COUNT = 200000 };
    static uint64_t hashes[COUNT];
    size_t in_low_half = 0;
    for (int i = 0; i < COUNT; i++) {
        char id[16];
        hashes[i] = text_hash(text_from(id, (size_t)snprintf(id, sizeof id, "P-%06d", i)));
        in_low_half += (hashes[i] & 1) == 0;
    }
    qsort(hashes, COUNT, sizeof *hashes, compare_hashes);
    for (int i = 1; i < COUNT; i++)
        HOLDS(hashes[i] != hashes[i - 1]);
    ck_assert_uint_gt(in_low_half, COUNT * 49 / 100);
    ck_assert_uint_lt(in_low_half, COUNT * 51 / 100);
}
END_TEST

Suite *suite(void)
{
    return suite_of("text", all_blanks_are_trimmed, compares_by_bytes, only_strict_utf8_is_decoded,
                    every_code_point_comes_back, the_first_bad_byte_is_found, characters_are_counted_not_bytes,
                    controls_are_known, hashes_never_change, numbers_that_count_up_do_not_collide);
}
