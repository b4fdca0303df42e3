/*
 * Text: a view of UTF-8 bytes that somebody else owns. Not NUL-terminated; lives as long as its owner.
 */
#ifndef SALESPAY_BASE_TEXT_H
#define SALESPAY_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct {
    const char *bytes;
    size_t size;
} text;

#define TEXT_EMPTY ((text){"", 0})
#define TEXT_LITERAL(literal) ((text){(literal), sizeof(literal) - 1})

static inline text text_of(const char *terminated)
{
    return (text){terminated, strlen(terminated)};
}
static inline text text_from(const char *bytes, size_t size)
{
    return (text){bytes, size};
}
static inline bool text_equal(text a, text b)
{
    return a.size == b.size && (a.size == 0 || memcmp(a.bytes, b.bytes, a.size) == 0);
}
static inline bool text_is(text a, const char *terminated)
{
    return text_equal(a, text_of(terminated));
}

/* Byte order; a prefix comes first. Negative, 0 or positive. */
int text_compare(text a, text b);

bool text_starts_with(text t, text prefix);
bool text_ends_with(text t, text suffix);

/* Without the blanks at both ends: space, tab, no-break space (U+00A0), ideographic space (U+3000). */
text text_trim(text t);

/* ASCII letters in lower case are equal to those in upper case. */
bool text_equal_ignoring_case(text a, text b);

/*
 * Decodes the character at the front of t: its code point, or -1 where the bytes are not strict UTF-8 (overlong forms,
 * surrogates and what lies above U+10FFFF are not). *size gets the bytes it takes (1 when invalid). t must not be
 * empty.
 */
int32_t utf8_decode(text t, size_t *size);

/* The offset of the first byte that is not strict UTF-8, or t.size. */
size_t utf8_valid_size(text t);

/* Characters (code points) in valid UTF-8. */
size_t utf8_length(text t);

/* A control character: below U+0020, U+007F, U+0080 to U+009F, U+2028, U+2029. */
bool utf8_is_control(int32_t code_point);

/*
 * Edits (Damerau–Levenshtein, by characters, ASCII case ignored) that turn a into b; texts over 64 characters are "far"
 * (SIZE_MAX).
 */
size_t text_distance(text a, text b);

/*
 * The name among `count` nearest to `written`, for "did you mean". NULL when none is near enough (more edits than a
 * third of the characters, at least 1 allowed). Ties go to the earlier name.
 */
const char *text_nearest(text written, const char *const *names, size_t count);

/*
 * 64-bit hash of the bytes (FNV-1a folded through a finaliser): stable over machines and versions, since
 * payment_ids.bin stores it.
 */
uint64_t text_hash(text t);

/* The same of `count` texts that stand `stride` bytes apart: several at once, where they are of one size. */
void text_hash_each(const text *first, size_t stride, size_t count, uint64_t *hashes);

#endif
