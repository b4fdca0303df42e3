#include "base/text.h"

int text_compare(text a, text b)
{
    size_t shorter = a.size < b.size ? a.size : b.size;
    int order = shorter == 0 ? 0 : memcmp(a.bytes, b.bytes, shorter);
    return order != 0 ? order : (a.size > b.size) - (a.size < b.size);
}

bool text_starts_with(text t, text prefix)
{
    return t.size >= prefix.size && text_equal(text_from(t.bytes, prefix.size), prefix);
}

bool text_ends_with(text t, text suffix)
{
    return t.size >= suffix.size &&
           text_equal(text_from(t.bytes + t.size - suffix.size, suffix.size), suffix);
}

static const text wide_blanks[] = {
    {"\xC2\xA0", 2},     /* no-break space, which web pages leave in a copy */
    {"\xE3\x80\x80", 3}, /* ideographic space, which Chinese input types */
};
#define WIDE_BLANK_COUNT (sizeof wide_blanks / sizeof *wide_blanks)

/*
 * Bytes of the blank that t (not empty) begins or ends with; 0: none. Most cells do with ASCII, which is looked at
 * first.
 */
static size_t blank_at(text t, char edge, bool (*is_at)(text t, text blank))
{
    if ((unsigned char)edge < 0x80)
        return edge == ' ' || edge == '\t';
    for (size_t i = 0; i < WIDE_BLANK_COUNT; i++)
        if (is_at(t, wide_blanks[i]))
            return wide_blanks[i].size;
    return 0;
}

text text_trim(text t)
{
    for (size_t blank; t.size > 0 && (blank = blank_at(t, t.bytes[0], text_starts_with)) > 0;)
        t = text_from(t.bytes + blank, t.size - blank);
    for (size_t blank;
         t.size > 0 && (blank = blank_at(t, t.bytes[t.size - 1], text_ends_with)) > 0;)
        t.size -= blank;
    return t;
}

static unsigned char lower(char c)
{
    return (unsigned char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

bool text_equal_ignoring_case(text a, text b)
{
    if (a.size != b.size)
        return false;
    for (size_t i = 0; i < a.size; i++)
        if (lower(a.bytes[i]) != lower(b.bytes[i]))
            return false;
    return true;
}

#define FNV_PRIME UINT64_C(0x100000001B3)

#define FNV_BASIS UINT64_C(0xCBF29CE484222325)

static inline uint64_t hash_step(uint64_t hash, char byte)
{
    return (hash ^ (unsigned char)byte) * FNV_PRIME;
}

/* Spreads the last bytes over all bits: tables look at some of them alone. */
static inline uint64_t hash_finish(uint64_t hash)
{
    hash = (hash ^ (hash >> 33)) * UINT64_C(0xFF51AFD7ED558CCD);
    hash = (hash ^ (hash >> 33)) * UINT64_C(0xC4CEB9FE1A85EC53);
    return hash ^ (hash >> 33);
}

uint64_t text_hash(text t)
{
    uint64_t hash = FNV_BASIS;
    for (size_t i = 0; i < t.size; i++)
        hash = hash_step(hash, t.bytes[i]);
    return hash_finish(hash);
}

/* Of four at once: each step waits for the one before it, but not for those of other texts. */
static inline void hash_four(const char *a, const char *b, const char *c, const char *d, size_t size, uint64_t hashes[4])
{
    uint64_t first = FNV_BASIS, second = FNV_BASIS, third = FNV_BASIS, fourth = FNV_BASIS;
    for (size_t i = 0; i < size; i++) {
        first = hash_step(first, a[i]);
        second = hash_step(second, b[i]);
        third = hash_step(third, c[i]);
        fourth = hash_step(fourth, d[i]);
    }
    hashes[0] = hash_finish(first);
    hashes[1] = hash_finish(second);
    hashes[2] = hash_finish(third);
    hashes[3] = hash_finish(fourth);
}

static inline const text *text_at(const text *first, size_t stride, size_t index)
{
    return (const text *)(const void *)((const char *)first + index * stride);
}

void text_hash_each(const text *first, size_t stride, size_t count, uint64_t *hashes)
{
    size_t at = 0;
    while (at < count) {
        const text *const a = text_at(first, stride, at);
        if (count - at >= 4) {
            const text *const b = text_at(a, stride, 1), *const c = text_at(a, stride, 2), *const d = text_at(a, stride, 3);
            if (a->size == b->size && a->size == c->size && a->size == d->size) {
                hash_four(a->bytes, b->bytes, c->bytes, d->bytes, a->size, hashes + at);
                at += 4;
                continue;
            }
        }
        hashes[at++] = text_hash(*a);
    }
}
