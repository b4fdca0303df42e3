/*
 * A short run of ASCII digits as a number, all at once: what nearly every cell of a file of numbers is made of.
 */
#ifndef SALESPAY_BASE_DIGIT_RUN_H
#define SALESPAY_BASE_DIGIT_RUN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define DIGIT_RUN_MAX 8

/* Eight bytes as a number, the first one lowest, on every machine. */
static inline uint64_t digit_run_load(const char *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

/*
 * The number that the last `size` characters (1 to DIGIT_RUN_MAX) of a word write in decimal. False when one of them is no
 * digit.
 *
 * What stands before them becomes zeros; then neighbours are joined: digits to pairs, pairs to fours, fours to eight.
 */
static inline bool digit_run_of_word(uint64_t word, size_t size, uint32_t *value)
{
    const unsigned before = (unsigned)(DIGIT_RUN_MAX - size) * 8;
    const uint64_t digits = (word ^ UINT64_C(0x3030303030303030)) >> before << before;
    if (((digits | (digits + UINT64_C(0x7676767676767676))) & UINT64_C(0x8080808080808080)) != 0)
        return false;
    const uint64_t pairs = (digits * (10 * 256 + 1)) >> 8 & UINT64_C(0x00FF00FF00FF00FF);
    const uint64_t fours = (pairs * (100 * 65536 + 1)) >> 16 & UINT64_C(0x0000FFFF0000FFFF);
    *value = (uint32_t)((fours * (10000 * (UINT64_C(1) << 32) + 1)) >> 32);
    return true;
}

/* The same of `size` bytes (1 to DIGIT_RUN_MAX); none beside them is read. */
static inline bool digit_run_value(const char *bytes, size_t size, uint32_t *value)
{
    char word[DIGIT_RUN_MAX] = {0};
    memcpy(word + DIGIT_RUN_MAX - size, bytes, size);
    return digit_run_of_word(digit_run_load(word), size, value);
}

/* The same where eight bytes up to the last digit may be read, whatever stands before them: much quicker. */
static inline bool digit_run_value_behind(const char *bytes, size_t size, uint32_t *value)
{
    return digit_run_of_word(digit_run_load(bytes + size - DIGIT_RUN_MAX), size, value);
}

#endif
