/*
 * Numbers of 64 bits as digits, three at a time from a table, written straight to where they are to stand: for those who
 * write very many. Whatever else is to be written, base/digits knows.
 *
 * Each writes up to DIGITS_TEXT_SIZE bytes at `to`, of which those up to the end that it returns count.
 */
#ifndef SALESPAY_BASE_DIGITS_QUICK_H
#define SALESPAY_BASE_DIGITS_QUICK_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define DIGITS_SIX_LIMIT   UINT32_C(1000000)   /* what has no more than six digits */
#define DIGITS_EIGHT_LIMIT UINT32_C(100000000) /* … eight */
#define DIGITS_ZEROS       UINT64_C(0x3030303030303030)

/* The three digits of 0 to 999 as characters, the first one lowest; the top byte is 0. */
extern const uint32_t digits_three[1000];

/* Eight characters, the lowest first. */
static inline void digits_store(uint64_t characters, char *to)
{
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    characters = __builtin_bswap64(characters);
#endif
    memcpy(to, &characters, sizeof characters);
}

/* The same of four. */
static inline void digits_store_four(uint32_t characters, char *to)
{
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    characters = __builtin_bswap32(characters);
#endif
    memcpy(to, &characters, sizeof characters);
}

/* The six digits of a value below DIGITS_SIX_LIMIT. */
static inline uint64_t digits_six(uint32_t value)
{
    return digits_three[value / 1000] | (uint64_t)digits_three[value % 1000] << 24;
}

/* The eight digits of a value below DIGITS_EIGHT_LIMIT. */
static inline uint64_t digits_eight(uint32_t value)
{
    return digits_six(value / 100) | (uint64_t)(digits_three[value % 100] >> 8) << 48;
}

/* A whole number of no more than six digits, with no zero in front that is not needed. */
static inline char *digits_put_six(char *to, uint32_t value)
{
    const uint64_t digits = digits_six(value);
    const unsigned last = 5 * 8; /* is always needed */
    const unsigned zeros = (unsigned)__builtin_ctzll((digits ^ DIGITS_ZEROS) | UINT64_C(1) << last) / 8;
    digits_store(digits >> (8 * zeros), to);
    return to + 6 - zeros;
}

/* A whole number of more. */
char *digits_put_long(char *to, uint64_t value);

/* A whole number. */
static inline char *digits_put_count(char *to, uint64_t value)
{
    return value < DIGITS_SIX_LIMIT ? digits_put_six(to, (uint32_t)value) : digits_put_long(to, value);
}

/* value × 10^-2, with both decimals; one byte behind them is written at the most, and eight in all at the least. */
static inline char *digits_put_hundredths(char *to, uint64_t value)
{
    uint32_t rest;
    if (value < DIGITS_EIGHT_LIMIT) {
        rest = (uint32_t)value % 100;
        to = digits_put_six(to, (uint32_t)value / 100);
    } else {
        rest = (uint32_t)(value % 100);
        to = digits_put_long(to, value / 100);
    }
    digits_store_four(digits_three[rest] ^ ('0' ^ '.'), to); /* three digits, a point in place of the first */
    return to + 3;
}

/* value × 10^-8, with `least` decimals (1 to 8) at the least; zeros behind those go. */
static inline char *digits_put_eight_places(char *to, uint64_t value, unsigned least)
{
    const uint64_t whole = value / DIGITS_EIGHT_LIMIT;
    const uint64_t digits = digits_eight((uint32_t)(value - whole * DIGITS_EIGHT_LIMIT));
    to = digits_put_count(to, whole);
    const uint64_t needed = (digits ^ DIGITS_ZEROS) | UINT64_C(1) << (8 * (least - 1));
    *to++ = '.';
    digits_store(digits, to);
    return to + 8 - (unsigned)__builtin_clzll(needed) / 8;
}

#endif
