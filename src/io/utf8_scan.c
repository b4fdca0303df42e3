#include "io/utf8_scan.h"

bool utf8_scan_plain(text bytes)
{
    return utf8_valid_size(bytes) == bytes.size;
}

#if defined(__x86_64__)
#include "io/avx2_lanes.h"

#define STEP     AVX2_LANES
#define TOGETHER 16 /* steps that are looked at if any of them must be */
#define BEFORE   3  /* a character may begin so many bytes before the step */
#define AVX2     __attribute__((target("avx2")))
#define INLINE_AVX2 static inline __attribute__((always_inline, target("avx2")))

/*
 * What is wrong with two bytes in a row, a bit each. Three halves of a byte tell which may be: the upper and the lower half
 * of the first, the upper half of the second; what all three agree on is so. (Keiser and Lemire, "Validating UTF-8 in less
 * than one instruction per byte".)
 */
enum {
    CUT_OFF = 1,     /* a first byte of several, and none that continues it */
    STRAY = 2,       /* ASCII, and a byte that continues */
    SURROGATE = 4,   /* ED A0 to ED BF */
    ABOVE = 8,       /* F4 90 and beyond: over U+10FFFF; so do F5 to FF begin */
    OVERLONG_2 = 16, /* C0, C1 */
    OVERLONG_3 = 32, /* E0 80 to E0 9F */
    OVERLONG_4 = 64, /* F0 80 to F0 8F; F5 to FF with 80 to 8F, too */
    CONTINUED = 128, /* both continue: right where a first byte of three or four stands before them, and only there */
};

#define OF_ANY_LOWER_HALF (CUT_OFF | STRAY | CONTINUED)
#define OF_F5_TO_FF       (OF_ANY_LOWER_HALF | ABOVE | OVERLONG_4)
#define OF_ALL_CONTINUING (STRAY | OVERLONG_2 | CONTINUED)

static const uint8_t by_upper_of_first[16] = {
    STRAY, STRAY, STRAY, STRAY, STRAY, STRAY, STRAY, STRAY,  /* 0 to 7: ASCII */
    CONTINUED, CONTINUED, CONTINUED, CONTINUED,              /* 8 to B */
    CUT_OFF | OVERLONG_2, CUT_OFF,                           /* C, D: of two */
    CUT_OFF | OVERLONG_3 | SURROGATE,                        /* E: of three */
    CUT_OFF | OVERLONG_4 | ABOVE,                            /* F: of four, or nothing at all */
};

static const uint8_t by_lower_of_first[16] = {
    OF_ANY_LOWER_HALF | OVERLONG_2 | OVERLONG_3 | OVERLONG_4, /* C0, E0, F0 */
    OF_ANY_LOWER_HALF | OVERLONG_2,                           /* C1 */
    OF_ANY_LOWER_HALF, OF_ANY_LOWER_HALF,
    OF_ANY_LOWER_HALF | ABOVE,                                /* F4 */
    OF_F5_TO_FF, OF_F5_TO_FF, OF_F5_TO_FF, OF_F5_TO_FF, OF_F5_TO_FF, OF_F5_TO_FF, OF_F5_TO_FF, OF_F5_TO_FF,
    OF_F5_TO_FF | SURROGATE,                                  /* ED */
    OF_F5_TO_FF, OF_F5_TO_FF,
};

static const uint8_t by_upper_of_second[16] = {
    CUT_OFF, CUT_OFF, CUT_OFF, CUT_OFF, CUT_OFF, CUT_OFF, CUT_OFF, CUT_OFF, /* 0 to 7 */
    OF_ALL_CONTINUING | OVERLONG_3 | OVERLONG_4,                            /* 8 */
    OF_ALL_CONTINUING | OVERLONG_3 | ABOVE,                                 /* 9 */
    OF_ALL_CONTINUING | SURROGATE | ABOVE, OF_ALL_CONTINUING | SURROGATE | ABOVE, /* A, B */
    CUT_OFF, CUT_OFF, CUT_OFF, CUT_OFF,                                     /* C to F */
};

/* What is wrong where one of the bytes at[0..STEP) is the second of two, the third of three, the fourth of four. */
INLINE_AVX2 __m256i faults_at(const char *at)
{
    const __m256i top = _mm256_set1_epi8((char)0x80);
    const __m256i first = lanes_load(at - 1);
    const __m256i pairs = _mm256_and_si256(_mm256_and_si256(lanes_look_up(by_upper_of_first, lanes_upper_half(first)),
                                                            lanes_look_up(by_lower_of_first, lanes_lower_half(first))),
                                           lanes_look_up(by_upper_of_second, lanes_upper_half(lanes_load(at))));
    /* E0 and above two bytes before, F0 and above three bytes before: here CONTINUED must be. */
    const __m256i begun = _mm256_max_epu8(_mm256_adds_epu8(lanes_load(at - 2), _mm256_set1_epi8(0xF0 - 0xE0)), lanes_load(at - 3));
    const __m256i continued = _mm256_and_si256(_mm256_subs_epu8(begun, _mm256_set1_epi8(0xF0 - 0x80)), top);
    return _mm256_xor_si256(pairs, continued);
}

/* Steps that are ASCII, as the bytes before them are, need no look: asked of all together, which is easier to foresee. */
INLINE_AVX2 __m256i faults_of_steps(const char *at, size_t steps, __m256i faults)
{
    __m256i all = lanes_load(at - BEFORE);
    for (size_t i = 0; i < steps; i++)
        all = _mm256_or_si256(all, lanes_load(at + i * STEP));
    if (_mm256_testz_si256(all, _mm256_set1_epi8((char)0x80)))
        return faults;
    for (size_t i = 0; i < steps; i++)
        faults = _mm256_or_si256(faults, faults_at(at + i * STEP));
    return faults;
}

/*
 * The first step has NULs put before it; behind the last whole one comes another, of what is left and NULs, where a character
 * that is cut off at the end shows.
 */
AVX2 bool utf8_scan_avx2(text bytes)
{
    char edge[STEP + STEP] = {0};
    const size_t front = bytes.size < STEP ? bytes.size : STEP;
    size_t at = STEP;
    if (front > 0)
        memcpy(edge + STEP, bytes.bytes, front);
    __m256i faults = faults_of_steps(edge + STEP, 1, _mm256_setzero_si256());
    if (front == STEP) {
        for (; bytes.size - at >= TOGETHER * STEP; at += TOGETHER * STEP)
            faults = faults_of_steps(bytes.bytes + at, TOGETHER, faults);
        for (; bytes.size - at >= STEP; at += STEP)
            faults = faults_of_steps(bytes.bytes + at, 1, faults);
        memset(edge, 0, sizeof edge);
        memcpy(edge + STEP - BEFORE, bytes.bytes + at - BEFORE, BEFORE + bytes.size - at);
        faults = faults_of_steps(edge + STEP, 1, faults);
    }
    return _mm256_testz_si256(faults, faults) != 0;
}

#endif
