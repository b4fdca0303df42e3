#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "io/byte_scan.h"
#include "sweep.h"

#define STEPS_SIZE 600 /* 16 steps of 32 bytes, which are looked at together, and some more */

static uint64_t random_state = 20260704;

static uint32_t random_below(uint32_t limit)
{
    return random_under(&random_state, limit);
}

/* All scanners say what utf8_valid_size says. The bytes end where their memory does. */
static void check(const char *end, size_t size)
{
    const text bytes = text_from(end - size, size);
    const bool expected = utf8_valid_size(bytes) == size;
    const byte_scanner *scanner;
    for (size_t i = 0; (scanner = byte_scanner_at(i)) != NULL; i++)
        if (scanner->is_utf8(bytes) != expected)
            ck_abort_msg("%s: %zu bytes are %s", scanner->name, size, expected ? "UTF-8" : "not UTF-8");
}

/* The piece at each place of so many letters, and cut off by the end. */
static void check_everywhere(const char *piece, size_t piece_size, size_t size)
{
    char *const memory = malloc(size), *const end = memory + size;
    for (size_t at = 0; at < size; at++) {
        memset(memory, 'a', size);
        memcpy(memory + at, piece, piece_size < size - at ? piece_size : size - at);
        check(end, size);
        check(end, size - at); /* it begins the bytes */
    }
    free(memory);
}

// A file that another program spoilt would be read, and a name in it be other than the same name elsewhere.
START_TEST(all_pairs_of_bytes)
{
    char *const memory = malloc(3);
    for (unsigned pair = 0; pair < 0x10000; pair++)
        for (size_t behind = 0; behind < 2; behind++) {
            memory[1 - behind] = (char)(pair >> 8);
            memory[2 - behind] = (char)pair;
            memory[behind == 0 ? 0 : 2] = 'a';
            check(memory + 3, 3);
        }
    free(memory);
}
END_TEST

// A character of four bytes is the longest: what is wrong with its last byte must still be seen with its first.
START_TEST(all_that_begins_and_goes_on_at_its_limits)
{
    static const unsigned char bytes[] = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF,
                                          0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xF8, 0xFF};
    const size_t count = sizeof bytes;
    char *const memory = malloc(40);
    for (size_t i = 0; i < count * count * count * count; i++) {
        size_t rest = i;
        memset(memory, 'a', 40);
        for (size_t at = 0; at < 4; at++, rest /= count)
            memory[29 + i % 5 + at] = (char)bytes[rest % count];
        check(memory + 40, i % 3 == 0 ? 40 : 11);
        check(memory + 33 + i % 5, 4); /* nothing before it, nothing behind it */
    }
    free(memory);
}
END_TEST

// A character that lies across two steps, or is cut off by the end of the bytes, would be taken or refused by its place.
START_TEST(every_place_of_a_step)
{
    static const char *const pieces[] = {
        "\xC3\xA9",     "\xE4\xB8\xAD",         "\xF0\x9F\x98\x80",                          /* é 中 😀 */
        "\xC0\xAF",     "\xC1\xBF",             "\xE0\x80\xAF",     "\xE0\x9F\xBF",         "\xF0\x80\x80\xAF", "\xF0\x8F\xBF\xBF", /* overlong */
        "\xED\x9F\xBF", "\xED\xA0\x80",         "\xED\xBF\xBF",     "\xEE\x80\x80",         /* around the surrogates */
        "\xF4\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xF8\x88\x80\x80\x80", /* around U+10FFFF */
        "\x80",         "\xBF",                 "\xC3\xA9\xA9",     "\xE4\xB8\xAD\xAD",     "\xF0\x9F\x98\x80\x80", /* too many */
        "\xC3",         "\xE4\xB8",             "\xF0\x9F\x98",     "\xE4",                 "\xF0",                 "\xF0\x9F", /* too few */
        "\xC3\xC3\xA9", "\xE4\xE4\xB8\xAD",     "\xE4\xB8\xE4\xB8\xAD", "\xF0\x9F\x98\xE4\xB8\xAD", "\xFE",         "\xFF",
    };
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++)
        for (size_t size = 1; size <= STEPS_SIZE; size += size < 70 ? 1 : 106)
            check_everywhere(pieces[i], strlen(pieces[i]), size);
}
END_TEST

/* Characters of any length, so that the bytes are UTF-8; returns how many bytes. */
static size_t fill(char *bytes, size_t size)
{
    static const char *const characters[] = {"a", "\x7F", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xE4\xB8\xAD", "\xED\x9F\xBF",
                                             "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF1\x80\xBF\x80", "\xF4\x8F\xBF\xBF"};
    const uint32_t kinds = random_below(2) == 0 ? 11 : 6, plain = random_below(60);
    size_t used = 0;
    for (;;) {
        const char *next = random_below(60) < plain ? "b" : characters[random_below(kinds)];
        if (strlen(next) > size - used)
            return used;
        memcpy(bytes + used, next, strlen(next));
        used += strlen(next);
    }
}

// A file that is made otherwise than the ones that were tried, with one byte of it spoilt, would be read.
START_TEST(random_bytes)
{
    char *const memory = malloc(STEPS_SIZE);
    for (size_t i = 0; i < 40000; i++) {
        const size_t used = fill(memory, STEPS_SIZE);
        memmove(memory + STEPS_SIZE - used, memory, used);
        check(memory + STEPS_SIZE, used);
        check(memory + STEPS_SIZE, random_below((uint32_t)used));
        memory[STEPS_SIZE - 1 - random_below((uint32_t)used)] = (char)random_below(256);
        check(memory + STEPS_SIZE, used);
    }
    free(memory);
}
END_TEST

Suite *suite(void)
{
    return suite_of("utf8_scan", all_pairs_of_bytes, all_that_begins_and_goes_on_at_its_limits, every_place_of_a_step,
                    random_bytes);
}
