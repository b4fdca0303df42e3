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

/* The bytes in one word, the first one lowest; size is 1 to 8. None beside them is read. */
static inline uint64_t digit_run_word(const char *bytes, size_t size)
{
    if (size >= 4) { /* two halves, which overlap where there are fewer than 8 */
        uint32_t front, back;
        memcpy(&front, bytes, sizeof front);
        memcpy(&back, bytes + size - sizeof back, sizeof back);
        return front | (uint64_t)back << (8 * (size - sizeof back));
    }
    const size_t middle = size / 2;
    return (unsigned char)bytes[0] | (uint64_t)(unsigned char)bytes[middle] << (8 * middle) |
           (uint64_t)(unsigned char)bytes[size - 1] << (8 * (size - 1));
}

/*
 * The number that `size` bytes (1 to DIGIT_RUN_MAX) write in decimal. False when one of them is no digit.
 *
 * The word is filled up to eight digits with zeros in front; then neighbours are joined: digits to pairs, pairs to fours,
 * fours to eight.
 */
static inline bool digit_run_value(const char *bytes, size_t size, uint32_t *value)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    const uint64_t zeros = UINT64_C(0x3030303030303030), upper = UINT64_C(0xF0F0F0F0F0F0F0F0);
    const uint64_t word =
        digit_run_word(bytes, size) << (8 * (DIGIT_RUN_MAX - size)) | zeros >> (4 * size) >> (4 * size);
    if (((word & upper) ^ zeros) != 0 || (((word + UINT64_C(0x0606060606060606)) & upper) ^ zeros) != 0)
        return false;
    const uint64_t pairs = ((word & ~upper) * (10 * 256 + 1)) >> 8 & UINT64_C(0x00FF00FF00FF00FF);
    const uint64_t fours = (pairs * (100 * 65536 + 1)) >> 16 & UINT64_C(0x0000FFFF0000FFFF);
    *value = (uint32_t)((fours * (10000 * (UINT64_C(1) << 32) + 1)) >> 32);
    return true;
#else
    *value = 0;
    for (size_t i = 0; i < size; i++) {
        const unsigned digit = (unsigned char)bytes[i] - (unsigned)'0';
        if (digit > 9)
            return false;
        *value = *value * 10 + digit;
    }
    return true;
#endif
}

#endif
