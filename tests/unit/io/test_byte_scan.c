#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "io/byte_scan.h"
#include "sweep.h"

#define SIZE_TRIED 300

static uint64_t random_state = 20260703;

static uint32_t random_below(uint32_t limit)
{
    return random_under(&random_state, limit);
}

/* ---- the same by a loop over bytes ---- */

static byte_summary naive_summary(text bytes)
{
    byte_summary out = {0};
    for (size_t i = 0; i < bytes.size; i++) {
        const unsigned char c = (unsigned char)bytes.bytes[i];
        out.feeds += c == '\n';
        out.quote |= c == '"';
        out.high |= c >= 0x80;
        out.nul |= c == 0;
        out.hidden |= (c < 0x20 && c != '\r' && c != '\n') || c == 0x7F;
        out.slash |= c == '/' || c == '\\';
        out.may_hide |= c == 0xC2 || c == 0xC3 || c == 0xE2 || c == 0xE3;
        out.lone_return |= c == '\r' && (i + 1 == bytes.size || bytes.bytes[i + 1] != '\n');
    }
    return out;
}

static bool same_summary(const byte_summary *a, const byte_summary *b)
{
    return a->feeds == b->feeds && a->quote == b->quote && a->high == b->high && a->nul == b->nul &&
           a->hidden == b->hidden && a->slash == b->slash && a->lone_return == b->lone_return &&
           a->may_hide == b->may_hide;
}

static void check_separators(const byte_scanner *scanner, text bytes)
{
    uint32_t *const positions = malloc((bytes.size + SEPARATORS_SLACK) * sizeof *positions);
    const size_t count = scanner->find_separators(bytes, positions);
    size_t expected = 0;
    for (size_t i = 0; i < bytes.size; i++) {
        if (bytes.bytes[i] != ',' && bytes.bytes[i] != '\n' && bytes.bytes[i] != '"')
            continue;
        if (expected >= count || positions[expected] != i)
            ck_abort_msg("%s, %zu bytes: separator %zu at %zu", scanner->name, bytes.size, expected, i);
        expected++;
    }
    if (count != expected)
        ck_abort_msg("%s, %zu bytes: %zu separators, expected %zu", scanner->name, bytes.size, count, expected);
    free(positions);
}

/* All scanners over the bytes, which lie in memory of their very size: a byte looked at beside them is found. */
static void check(const char *bytes, size_t size)
{
    char *const own = malloc(size + (size == 0));
    memcpy(own, bytes, size);
    const text exact = text_from(own, size);
    const byte_summary expected = naive_summary(exact);
    const byte_scanner *scanner;
    for (size_t i = 0; (scanner = byte_scanner_at(i)) != NULL; i++) {
        byte_summary seen = {99, true, true, true, true, true, true, true};
        scanner->summarize(exact, &seen);
        if (!same_summary(&seen, &expected))
            ck_abort_msg("%s: %zu bytes are summed up in another way", scanner->name, size);
        check_separators(scanner, exact);
    }
    free(own);
}

// A machine without AVX2 would read other payments than the one that the tests ran on.
START_TEST(there_is_a_plain_scanner_and_the_best_is_one_of_them)
{
    size_t count = 0;
    bool found = false;
    while (byte_scanner_at(count) != NULL) {
        found |= byte_scanner_at(count) == byte_scanner_best();
        count++;
    }
    ck_assert_str_eq(byte_scanner_at(0)->name, "plain");
    ck_assert(found);
    ck_assert_ptr_null(byte_scanner_at(count + 1));
    ck_assert_ptr_eq(byte_scanner_at(count - 1), byte_scanner_best());
}
END_TEST

// A quote, a NUL or a slash would be passed over where it stands at an unlucky place of a block.
START_TEST(every_byte_at_every_place)
{
    static const unsigned char bytes[] = {0,   1,    '\t', '\n', 0x0B, '\r', 0x1F, ' ',  '!', '"',  '#', '+', ',', '-', '.',
                                          '/', '0',  '[',  '\\', ']',  '~',  0x7F, 0x80, 0x8A, 0x8D, 0xA2, 0xAC, 0xAF, 0xDC, 0xFF,
                                          'B', 'C',  'b',  'c',  0xC1, 0xC2, 0xC3, 0xC4, 0xE0, 0xE1, 0xE2, 0xE3, 0xE4, 0xEF};
    char buffer[SIZE_TRIED];
    for (size_t size = 0; size <= SIZE_TRIED; size += size < 140 ? 1 : 13)
        for (size_t at = 0; at < size; at++)
            for (size_t i = at % 5; i < sizeof bytes; i += 5) {
                memset(buffer, 'a', size);
                buffer[at] = (char)bytes[i];
                check(buffer, size);
            }
}
END_TEST

// A byte that nobody thought of would be taken for another.
START_TEST(each_of_all_bytes)
{
    char buffer[96];
    for (unsigned byte = 0; byte < 256; byte++)
        for (size_t at = 0; at < sizeof buffer; at += 31) {
            memset(buffer, 'a', sizeof buffer);
            buffer[at] = (char)byte;
            check(buffer, sizeof buffer);
        }
}
END_TEST

// A CR whose LF stands behind the end of a step would be an error in a good file, or a lone one be taken.
START_TEST(returns_at_the_ends_of_steps)
{
    char buffer[SIZE_TRIED];
    for (size_t size = 1; size <= SIZE_TRIED; size++)
        for (size_t step = 16; step <= 128; step *= 2)
            for (size_t at = step - 2; at < size && at <= step + 1; at++)
                for (int kind = 0; kind < 5; kind++) {
                    static const char *const behind[] = {"\r\n", "\ra", "\r\r\n", "\r", "\n\r"};
                    memset(buffer, 'a', size);
                    for (size_t i = 0; behind[kind][i] != '\0' && at + i < size; i++)
                        buffer[at + i] = behind[kind][i];
                    check(buffer, size);
                }
}
END_TEST

/* Bytes of which so many in 256 are of those that mean something, the rest anything or letters. */
static void fill(char *buffer, size_t size, uint32_t density, bool any)
{
    static const char special[] = "\n\r\",/\\\0\x7F\x1F\x80\r\n";
    for (size_t i = 0; i < size; i++) {
        buffer[i] = any ? (char)random_below(256) : (char)('a' + random_below(26));
        if (random_below(256) < density)
            buffer[i] = special[random_below(sizeof special - 1)];
    }
}

// A cell or a line would be lost in a file that is made otherwise than the ones that were tried.
START_TEST(random_bytes)
{
    static const uint32_t densities[] = {0, 2, 20, 120, 256};
    char buffer[4096];
    for (size_t size = 0; size <= SIZE_TRIED; size++)
        for (size_t i = 0; i < 10; i++) {
            fill(buffer, size, densities[i / 2], i % 2 == 1);
            check(buffer, size);
        }
    for (size_t i = 0; i < 400; i++) {
        fill(buffer, sizeof buffer, densities[i % 5], i % 2 == 1);
        check(buffer + i % 64, sizeof buffer - i % 64 - i % 7);
    }
}
END_TEST

static text utf8_of(uint32_t c, char buffer[4])
{
    if (c < 0x800) {
        buffer[0] = (char)(0xC0 | c >> 6);
        buffer[1] = (char)(0x80 | (c & 0x3F));
        return text_from(buffer, 2);
    }
    buffer[0] = (char)(0xE0 | c >> 12);
    buffer[1] = (char)(0x80 | (c >> 6 & 0x3F));
    buffer[2] = (char)(0x80 | (c & 0x3F));
    return text_from(buffer, 3);
}

// A name with a blank around it that nobody sees would be another person's or product's than the same name without.
START_TEST(what_may_hide_is_told)
{
    for (uint32_t c = 0x80; c < 0x10000; c++) {
        char buffer[4];
        byte_summary seen;
        const text character = utf8_of(c, buffer);
        byte_scanner_best()->summarize(character, &seen);
        const bool hides = utf8_is_control((int32_t)c) || text_trim(character).size == 0;
        if (hides && !seen.may_hide)
            ck_abort_msg("U+%04X hides and is not told", (unsigned)c);
        if (c >= 0x4E00 && c <= 0x9FFF && seen.may_hide)
            ck_abort_msg("U+%04X is an ordinary Chinese character", (unsigned)c);
    }
}
END_TEST

Suite *suite(void)
{
    return suite_of("byte_scan", there_is_a_plain_scanner_and_the_best_is_one_of_them, every_byte_at_every_place,
                    each_of_all_bytes, returns_at_the_ends_of_steps, random_bytes, what_may_hide_is_told);
}
