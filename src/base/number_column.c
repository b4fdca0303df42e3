#include "base/number_column.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include "base/plain_number.h"
#include "base/processor.h"

/* ---- any processor ---- */

static uint64_t read_one_by_one(const cell_column *cells, size_t from, size_t count,
                                int64_t *hundredths)
{
    uint64_t read = 0;
    for (size_t row = from; row < count; row++) {
        const text cell = cell_column_at(cells, row);
        read |= (uint64_t)plain_number_read(cell.bytes, cell.size, &hundredths[row]) << row;
    }
    return read;
}

static uint64_t plain_read(const cell_column *cells, size_t count, int64_t *hundredths)
{
    return read_one_by_one(cells, 0, count, hundredths);
}

const number_reader number_reader_plain = {"plain", plain_read};

#if defined(__x86_64__)

/* ---- AVX2: four numbers of up to eight characters an instruction ---- */

#define INLINE_AVX2 static inline __attribute__((always_inline, target("avx2")))
#define AVX2        __attribute__((target("avx2")))

typedef __m256i four; /* 64 bits for each of four rows */

INLINE_AVX2 four all_of(uint64_t value)
{
    return _mm256_set1_epi64x((long long)value);
}

/* Eight bytes from each of four places. */
INLINE_AVX2 four load_four(const void *first, const void *second, const void *third,
                           const void *fourth)
{
    const __m128i front = _mm_unpacklo_epi64(_mm_loadl_epi64(first), _mm_loadl_epi64(second));
    const __m128i back = _mm_unpacklo_epi64(_mm_loadl_epi64(third), _mm_loadl_epi64(fourth));
    return _mm256_inserti128_si256(_mm256_castsi128_si256(front), back, 1);
}

/* The bytes of each cell and one more: from separator to separator. */
INLINE_AVX2 four spans_of(const cell_column *cells, const uint32_t *end)
{
    const size_t width = cells->width;
    const four ends = load_four(end - 1, end + width - 1, end + 2 * width - 1, end + 3 * width - 1);
    const four before = _mm256_and_si256(ends, all_of(UINT32_MAX)),
               behind = _mm256_srli_epi64(ends, 32);
    return _mm256_sub_epi64(_mm256_sub_epi64(behind, before), all_of(cells->cut));
}

/* The last eight bytes of each cell, the last one highest. */
INLINE_AVX2 four words_of(const cell_column *cells, const uint32_t *end)
{
    const size_t width = cells->width;
    const char *const bytes = cells->bytes - cells->cut - DIGIT_RUN_MAX;
    return load_four(bytes + end[0], bytes + end[width], bytes + end[2 * width],
                     bytes + end[3 * width]);
}

/* All ones where there is a point before two decimals, and something before it. */
INLINE_AVX2 four pointed(four words, four spans)
{
    const four third_last = _mm256_and_si256(words, all_of(UINT64_C(0xFF) << 40));
    return _mm256_and_si256(_mm256_cmpeq_epi64(third_last, all_of((uint64_t)'.' << 40)),
                            _mm256_cmpgt_epi64(spans, all_of(4)));
}

/* What stands before the point moves up, over the point. */
INLINE_AVX2 four without_point(four words)
{
    const __m128i from = _mm_setr_epi8(-1, 0, 1, 2, 3, 4, 6, 7, -1, 8, 9, 10, 11, 12, 14, 15);
    return _mm256_shuffle_epi8(words, _mm256_broadcastsi128_si256(from));
}

/* Digits as their values, the rest of each word zero: as digit_run_of_word. spans: one more than there are. */
INLINE_AVX2 four digits_of(four words, four spans)
{
    const four before = _mm256_slli_epi64(_mm256_sub_epi64(all_of(DIGIT_RUN_MAX + 1), spans), 3);
    const four values = _mm256_xor_si256(words, _mm256_set1_epi8('0'));
    return _mm256_sllv_epi64(_mm256_srlv_epi64(values, before), before);
}

/* All ones where every byte is 0 to 9. */
INLINE_AVX2 four are_digits(four digits)
{
    const four nines = _mm256_set1_epi8(9);
    return _mm256_cmpeq_epi64(_mm256_max_epu8(digits, nines), nines);
}

/* Neighbours are joined: digits to pairs, pairs to fours, fours to eight. */
INLINE_AVX2 four value_of(four digits)
{
    const four pairs = _mm256_maddubs_epi16(digits, _mm256_set1_epi16(0x010A));
    const four fours = _mm256_madd_epi16(pairs, _mm256_set1_epi32(0x00010064));
    return _mm256_add_epi64(_mm256_mul_epu32(fours, all_of(10000)), _mm256_srli_epi64(fours, 32));
}

/* Returns a bit for each of the four that was read. */
INLINE_AVX2 uint64_t read_four(const cell_column *cells, const uint32_t *end, int64_t *hundredths)
{
    const four spans = spans_of(cells, end), words = words_of(cells, end);
    const four has_point = pointed(words, spans);
    const four digits = digits_of(_mm256_blendv_epi8(words, without_point(words), has_point),
                                  _mm256_add_epi64(spans, has_point)); /* all ones: one less */
    const four whole = value_of(digits);
    const four values = _mm256_blendv_epi8(_mm256_mul_epu32(whole, all_of(100)), whole, has_point);
    const four fits = _mm256_and_si256(_mm256_cmpgt_epi64(spans, all_of(1)),
                                       _mm256_cmpgt_epi64(all_of(DIGIT_RUN_MAX + 2), spans));
    const four good = _mm256_and_si256(fits, are_digits(digits));
    _mm256_storeu_si256((four *)(void *)hundredths, values);
    return (uint64_t)_mm256_movemask_pd(_mm256_castsi256_pd(good));
}

AVX2 static uint64_t avx2_read(const cell_column *of, size_t count, int64_t *hundredths)
{
    const cell_column cells = *of; /* at hand, whatever is written through hundredths */
    const uint32_t *end = cells.end;
    uint64_t read = 0;
    size_t row = 0;
    for (; row + 4 <= count; row += 4, end += 4 * cells.width)
        read |= read_four(&cells, end, hundredths + row) << row;
    return read | read_one_by_one(&cells, row, count, hundredths);
}

static const number_reader avx2_reader = {"avx2", avx2_read};

const number_reader *number_reader_best(void)
{
    return processor_has_avx2() ? &avx2_reader : &number_reader_plain;
}

#else

const number_reader *number_reader_best(void)
{
    return &number_reader_plain;
}

#endif
