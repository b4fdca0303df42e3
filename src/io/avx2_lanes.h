/*
 * Bytes told apart by their halves, 32 at a time: for io/byte_scan and io/utf8_scan alone.
 *
 * A table of 16 says what may be of a byte with such an upper half, another what may be of one with such a lower half, a bit
 * each; what both agree on is so.
 */
#ifndef SALESPAY_IO_AVX2_LANES_H
#define SALESPAY_IO_AVX2_LANES_H

#include <immintrin.h>
#include <stdint.h>

#define AVX2_LANES 32 /* bytes looked at together */

#define INLINE_LANES static inline __attribute__((always_inline, target("avx2")))

INLINE_LANES __m256i lanes_load(const char *bytes)
{
    return _mm256_loadu_si256((const __m256i *)(const void *)bytes);
}

INLINE_LANES __m256i lanes_look_up(const uint8_t table[16], __m256i halves)
{
    const __m128i lanes = _mm_loadu_si128((const __m128i *)(const void *)table);
    return _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(lanes), halves);
}

INLINE_LANES __m256i lanes_lower_half(__m256i lanes)
{
    return _mm256_and_si256(lanes, _mm256_set1_epi8(0x0F));
}

INLINE_LANES __m256i lanes_upper_half(__m256i lanes)
{
    return lanes_lower_half(_mm256_srli_epi16(lanes, 4));
}

#endif
