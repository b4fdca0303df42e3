#include "io/byte_scan.h"

#include "base/processor.h"
#include "io/utf8_scan.h"

#if defined(__x86_64__)
#include "io/avx2_lanes.h"
#endif

#define STEP 64 /* bytes looked at together: a bit each in a mask */
#define INLINE static inline __attribute__((always_inline))

/* A bit a byte. */
typedef struct {
    uint64_t feeds, quotes, returns, high, nuls, hidden, slashes, veils;
} byte_masks;

/* 0xC2, 0xE2 and 0xE3, and 0xC3 with them, are one byte when these bits are set in them: a single comparison. */
#define VEIL_BITS 0x21
#define VEIL      ((char)0xE3)

typedef void masks_function(const char *bytes, byte_masks *out);
typedef bool glance_function(text bytes, byte_summary *out);
typedef uint64_t separators_function(const char *bytes);
typedef uint32_t lowest_function(uint64_t mask);

/* ---- what is made of the masks, the same for every processor ---- */

/* The last bytes, fewer than a step, with letters behind them, which mean nothing. */
INLINE void fill_step(text rest, char filled[STEP])
{
    memset(filled, 'a', STEP);
    memcpy(filled, rest.bytes, rest.size);
}

/* *pending: the byte before was a CR whose follower is still to come. */
INLINE void add_masks(const byte_masks *masks, bool *pending, byte_summary *out)
{
    const uint64_t followed = masks->feeds >> 1;
    const uint64_t last = UINT64_C(1) << (STEP - 1);
    out->feeds += (uint64_t)__builtin_popcountll(masks->feeds);
    out->quote |= masks->quotes != 0;
    out->high |= masks->high != 0;
    out->nul |= masks->nuls != 0;
    out->hidden |= masks->hidden != 0;
    out->slash |= masks->slashes != 0;
    out->may_hide |= masks->veils != 0;
    out->lone_return |= (*pending && (masks->feeds & 1) == 0) || (masks->returns & ~followed & ~last) != 0;
    *pending = (masks->returns & last) != 0;
}

INLINE void look_closely(text bytes, byte_summary *out, masks_function *masks_of)
{
    byte_masks masks;
    bool pending = false;
    size_t at = 0;
    *out = (byte_summary){0};
    for (; bytes.size - at >= STEP; at += STEP) {
        masks_of(bytes.bytes + at, &masks);
        add_masks(&masks, &pending, out);
    }
    if (at < bytes.size) {
        char filled[STEP];
        fill_step(text_from(bytes.bytes + at, bytes.size - at), filled);
        masks_of(filled, &masks);
        add_masks(&masks, &pending, out);
    }
    out->lone_return |= pending;
}

/*
 * Most bytes hold no control character but line feeds: a glance, which asks only what there is at all, then does. It takes
 * whole steps; the rest, and bytes that need it, are looked at closely.
 */
INLINE void summarize_by(text bytes, byte_summary *out, masks_function *masks_of, glance_function *glance)
{
    byte_summary rest;
    const text steps = text_from(bytes.bytes, bytes.size - bytes.size % STEP);
    if (!glance(steps, out)) {
        look_closely(bytes, out, masks_of);
        return;
    }
    look_closely(text_from(bytes.bytes + steps.size, bytes.size - steps.size), &rest, masks_of);
    byte_summary_add(out, &rest);
}

/* Writes the offsets of the four lowest bits, and takes them away; any offsets where there are fewer. */
INLINE void put_four(uint64_t *mask, uint32_t base, uint32_t *to, lowest_function *lowest_of)
{
    to[0] = base + lowest_of(*mask);
    *mask &= *mask - 1;
    to[1] = base + lowest_of(*mask);
    *mask &= *mask - 1;
    to[2] = base + lowest_of(*mask);
    *mask &= *mask - 1;
    to[3] = base + lowest_of(*mask);
    *mask &= *mask - 1;
}

/*
 * Eight, whether there are so many or not, then four at a time: what is written too much is written over by the next, and the
 * processor need not guess so often how many there are.
 */
INLINE size_t put_positions(uint64_t mask, uint32_t base, uint32_t *positions, lowest_function *lowest_of)
{
    const size_t count = (size_t)__builtin_popcountll(mask);
    put_four(&mask, base, positions, lowest_of);
    put_four(&mask, base, positions + 4, lowest_of);
    for (size_t done = 8; done < count; done += 4)
        put_four(&mask, base, positions + done, lowest_of);
    return count;
}

INLINE size_t find_by(text bytes, uint32_t *positions, separators_function *separators_of, lowest_function *lowest_of)
{
    size_t count = 0, at = 0;
    for (; bytes.size - at >= STEP; at += STEP)
        count += put_positions(separators_of(bytes.bytes + at), (uint32_t)at, positions + count, lowest_of);
    if (at < bytes.size) {
        char filled[STEP];
        fill_step(text_from(bytes.bytes + at, bytes.size - at), filled);
        count += put_positions(separators_of(filled), (uint32_t)at, positions + count, lowest_of);
    }
    return count;
}

/* ---- any processor ---- */

INLINE void plain_masks(const char *bytes, byte_masks *out)
{
    *out = (byte_masks){0};
    for (unsigned i = 0; i < STEP; i++) {
        const unsigned char c = (unsigned char)bytes[i];
        const uint64_t bit = UINT64_C(1) << i;
        out->feeds |= c == '\n' ? bit : 0;
        out->quotes |= c == '"' ? bit : 0;
        out->returns |= c == '\r' ? bit : 0;
        out->high |= c >= 0x80 ? bit : 0;
        out->nuls |= c == 0 ? bit : 0;
        out->slashes |= c == '/' || c == '\\' ? bit : 0;
        out->veils |= (char)(c | VEIL_BITS) == VEIL ? bit : 0;
        out->hidden |= (c < 0x20 && c != '\n' && c != '\r') || c == 0x7F ? bit : 0;
    }
}

INLINE uint64_t plain_separators(const char *bytes)
{
    uint64_t mask = 0;
    for (unsigned i = 0; i < STEP; i++)
        mask |= (uint64_t)(bytes[i] == ',' || bytes[i] == '\n' || bytes[i] == '"') << i;
    return mask;
}

/* The offset of the lowest bit; any where there is none. */
INLINE uint32_t plain_lowest(uint64_t mask)
{
    return (uint32_t)__builtin_ctzll(mask | UINT64_C(1) << (STEP - 1));
}

static void plain_summarize(text bytes, byte_summary *out)
{
    look_closely(bytes, out, plain_masks);
}

static size_t plain_find(text bytes, uint32_t *positions)
{
    return find_by(bytes, positions, plain_separators, plain_lowest);
}

static const byte_scanner plain_scanner = {"plain", plain_summarize, plain_find, utf8_scan_plain};

#if defined(__x86_64__)

/* ---- SSE2: every processor of this kind, 16 bytes an instruction ---- */

INLINE uint64_t sse2_bits(__m128i lanes)
{
    return (uint64_t)(uint32_t)_mm_movemask_epi8(lanes);
}

INLINE __m128i sse2_load(const char *bytes)
{
    return _mm_loadu_si128((const __m128i *)(const void *)bytes);
}

INLINE __m128i sse2_is(__m128i lanes, char c)
{
    return _mm_cmpeq_epi8(lanes, _mm_set1_epi8(c));
}

INLINE uint64_t sse2_equal(__m128i lanes, char c)
{
    return sse2_bits(sse2_is(lanes, c));
}

INLINE __m128i sse2_veils(__m128i lanes)
{
    return sse2_is(_mm_or_si128(lanes, _mm_set1_epi8(VEIL_BITS)), VEIL);
}

INLINE void sse2_masks(const char *bytes, byte_masks *out)
{
    *out = (byte_masks){0};
    for (unsigned i = 0; i < STEP; i += 16) {
        const __m128i lanes = sse2_load(bytes + i);
        const uint64_t low = sse2_bits(_mm_cmpeq_epi8(_mm_min_epu8(lanes, _mm_set1_epi8(0x1F)), lanes));
        const uint64_t feeds = sse2_equal(lanes, '\n'), returns = sse2_equal(lanes, '\r');
        out->feeds |= feeds << i;
        out->quotes |= sse2_equal(lanes, '"') << i;
        out->returns |= returns << i;
        out->high |= sse2_bits(lanes) << i;
        out->nuls |= sse2_equal(lanes, 0) << i;
        out->slashes |= (sse2_equal(lanes, '/') | sse2_equal(lanes, '\\')) << i;
        out->veils |= sse2_bits(sse2_veils(lanes)) << i;
        out->hidden |= ((low & ~feeds & ~returns) | sse2_equal(lanes, 0x7F)) << i;
    }
}

INLINE uint64_t sse2_separators(const char *bytes)
{
    uint64_t mask = 0;
    for (unsigned i = 0; i < STEP; i += 16) {
        const __m128i lanes = sse2_load(bytes + i);
        mask |= (sse2_equal(lanes, ',') | sse2_equal(lanes, '\n') | sse2_equal(lanes, '"')) << i;
    }
    return mask;
}

INLINE bool sse2_glance(text bytes, byte_summary *out)
{
    __m128i quotes = _mm_setzero_si128(), slashes = quotes, controls = quotes, high = quotes, veils = quotes;
    *out = (byte_summary){0};
    for (size_t at = 0; at < bytes.size; at += 16) {
        const __m128i lanes = sse2_load(bytes.bytes + at), feeds = sse2_is(lanes, '\n');
        const __m128i low = _mm_cmpeq_epi8(_mm_min_epu8(lanes, _mm_set1_epi8(0x1F)), lanes);
        out->feeds += (uint64_t)__builtin_popcountll(sse2_bits(feeds));
        quotes = _mm_or_si128(quotes, sse2_is(lanes, '"'));
        slashes = _mm_or_si128(slashes, _mm_or_si128(sse2_is(lanes, '/'), sse2_is(lanes, '\\')));
        controls = _mm_or_si128(controls, _mm_or_si128(_mm_andnot_si128(feeds, low), sse2_is(lanes, 0x7F)));
        high = _mm_or_si128(high, lanes);
        veils = _mm_or_si128(veils, sse2_veils(lanes));
    }
    out->quote = sse2_bits(quotes) != 0;
    out->slash = sse2_bits(slashes) != 0;
    out->high = sse2_bits(high) != 0;
    out->may_hide = sse2_bits(veils) != 0;
    return sse2_bits(controls) == 0;
}

static void sse2_summarize(text bytes, byte_summary *out)
{
    summarize_by(bytes, out, sse2_masks, sse2_glance);
}

static size_t sse2_find(text bytes, uint32_t *positions)
{
    return find_by(bytes, positions, sse2_separators, plain_lowest);
}

static const byte_scanner sse2_scanner = {"sse2", sse2_summarize, sse2_find, utf8_scan_plain};

/* ---- AVX2: 32 bytes an instruction ---- */

#define AVX2 __attribute__((target("avx2,bmi,popcnt")))
#define INLINE_AVX2 static inline __attribute__((always_inline, target("avx2,bmi,popcnt")))

INLINE_AVX2 uint64_t avx2_bits(__m256i lanes)
{
    return (uint64_t)(uint32_t)_mm256_movemask_epi8(lanes);
}

INLINE_AVX2 __m256i avx2_is(__m256i lanes, char c)
{
    return _mm256_cmpeq_epi8(lanes, _mm256_set1_epi8(c));
}

INLINE_AVX2 uint64_t avx2_equal(__m256i lanes, char c)
{
    return avx2_bits(avx2_is(lanes, c));
}

INLINE_AVX2 __m256i avx2_veils(__m256i lanes)
{
    return avx2_is(_mm256_or_si256(lanes, _mm256_set1_epi8(VEIL_BITS)), VEIL);
}

INLINE_AVX2 void avx2_masks(const char *bytes, byte_masks *out)
{
    *out = (byte_masks){0};
    for (unsigned i = 0; i < STEP; i += 32) {
        const __m256i lanes = lanes_load(bytes + i);
        const uint64_t low = avx2_bits(_mm256_cmpeq_epi8(_mm256_min_epu8(lanes, _mm256_set1_epi8(0x1F)), lanes));
        const uint64_t feeds = avx2_equal(lanes, '\n'), returns = avx2_equal(lanes, '\r');
        out->feeds |= feeds << i;
        out->quotes |= avx2_equal(lanes, '"') << i;
        out->returns |= returns << i;
        out->high |= avx2_bits(lanes) << i;
        out->nuls |= avx2_equal(lanes, 0) << i;
        out->slashes |= (avx2_equal(lanes, '/') | avx2_equal(lanes, '\\')) << i;
        out->veils |= avx2_bits(avx2_veils(lanes)) << i;
        out->hidden |= ((low & ~feeds & ~returns) | avx2_equal(lanes, 0x7F)) << i;
    }
}

INLINE_AVX2 uint64_t avx2_separators_of_half(const char *bytes)
{
    const __m256i lanes = lanes_load(bytes);
    const __m256i commas = _mm256_cmpeq_epi8(lanes, _mm256_set1_epi8(','));
    const __m256i feeds = _mm256_cmpeq_epi8(lanes, _mm256_set1_epi8('\n'));
    const __m256i quotes = _mm256_cmpeq_epi8(lanes, _mm256_set1_epi8('"'));
    return avx2_bits(_mm256_or_si256(_mm256_or_si256(commas, feeds), quotes));
}

INLINE_AVX2 uint64_t avx2_separators(const char *bytes)
{
    return avx2_separators_of_half(bytes) | avx2_separators_of_half(bytes + 32) << 32;
}

/* What a byte may be, a bit each; a line feed, and most others, are none of it. */
enum {
    QUOTE = 1,
    SLASH = 2,
    BACKSLASH = 4,
    BELOW_20 = 8,   /* but ?A and ?D */
    BEYOND_10 = 16, /* 1A and 1D, the two that are left of those below 20 */
    RETURN = 32,
    DELETE = 64,
    VEILS = 128, /* as VEIL */
};

#define CONTROLS (BELOW_20 | BEYOND_10 | RETURN | DELETE)

static const uint8_t by_upper_half[16] = {
    [0x0] = BELOW_20 | RETURN, [0x1] = BELOW_20 | BEYOND_10, [0x2] = QUOTE | SLASH, [0x5] = BACKSLASH,
    [0x7] = DELETE,            [0xC] = VEILS,                 [0xE] = VEILS,
};

static const uint8_t by_lower_half[16] = {
    BELOW_20, BELOW_20, BELOW_20 | QUOTE | VEILS, BELOW_20 | VEILS, BELOW_20, BELOW_20, BELOW_20, BELOW_20,
    BELOW_20, BELOW_20, BEYOND_10, BELOW_20, BELOW_20 | BACKSLASH, BEYOND_10 | RETURN, BELOW_20,
    BELOW_20 | SLASH | DELETE,
};

INLINE_AVX2 bool any_is(__m256i seen, uint8_t kinds)
{
    return !_mm256_testz_si256(seen, _mm256_set1_epi8((char)kinds));
}

INLINE_AVX2 bool avx2_glance(text bytes, byte_summary *out)
{
    const __m256i nothing = _mm256_setzero_si256();
    __m256i seen = nothing, high = nothing, feeds = nothing; /* 255 times so many, in four parts */
    for (size_t at = 0; at < bytes.size; at += AVX2_LANES) {
        const __m256i lanes = lanes_load(bytes.bytes + at);
        const __m256i kinds = _mm256_and_si256(lanes_look_up(by_upper_half, lanes_upper_half(lanes)),
                                               lanes_look_up(by_lower_half, lanes_lower_half(lanes)));
        seen = _mm256_or_si256(seen, kinds);
        high = _mm256_or_si256(high, lanes);
        feeds = _mm256_add_epi64(feeds, _mm256_sad_epu8(avx2_is(lanes, '\n'), nothing));
    }
    uint64_t parts[4];
    _mm256_storeu_si256((__m256i *)(void *)parts, feeds);
    *out = (byte_summary){
        .feeds = (parts[0] + parts[1] + parts[2] + parts[3]) / 255,
        .quote = any_is(seen, QUOTE),
        .slash = any_is(seen, SLASH | BACKSLASH),
        .high = avx2_bits(high) != 0,
        .may_hide = any_is(seen, VEILS),
    };
    return !any_is(seen, CONTROLS);
}

/* Of no bits this instruction says 64. */
INLINE_AVX2 uint32_t avx2_lowest(uint64_t mask)
{
    return (uint32_t)_tzcnt_u64(mask);
}

AVX2 static void avx2_summarize(text bytes, byte_summary *out)
{
    summarize_by(bytes, out, avx2_masks, avx2_glance);
}

AVX2 static size_t avx2_find(text bytes, uint32_t *positions)
{
    return find_by(bytes, positions, avx2_separators, avx2_lowest);
}

static const byte_scanner avx2_scanner = {"avx2", avx2_summarize, avx2_find, utf8_scan_avx2};

const byte_scanner *byte_scanner_at(size_t index)
{
    const byte_scanner *const all[] = {&plain_scanner, &sse2_scanner, processor_has_avx2() ? &avx2_scanner : NULL};
    return index < sizeof all / sizeof *all ? all[index] : NULL;
}

#else

const byte_scanner *byte_scanner_at(size_t index)
{
    return index == 0 ? &plain_scanner : NULL;
}

#endif

const byte_scanner *byte_scanner_best(void)
{
    size_t best = 0;
    while (byte_scanner_at(best + 1) != NULL)
        best++;
    return byte_scanner_at(best);
}
