#include "base/text.h"

/*
 * What the first byte of a character says: how many bytes follow, its own bits, and the least code point of that
 * length.
 */
typedef struct {
    size_t following;
    int32_t bits, least;
} lead;

static bool lead_of(unsigned char first, lead *out)
{
    if (first < 0x80)
        *out = (lead){0, first, 0};
    else if (first >= 0xC2 && first <= 0xDF)
        *out = (lead){1, first & 0x1F, 0x80};
    else if (first >= 0xE0 && first <= 0xEF)
        *out = (lead){2, first & 0x0F, 0x800};
    else if (first >= 0xF0 && first <= 0xF4)
        *out = (lead){3, first & 0x07, 0x10000};
    else
        return false;
    return true;
}

int32_t utf8_decode(text t, size_t *size)
{
    lead first;
    *size = 1;
    if (!lead_of((unsigned char)t.bytes[0], &first) || t.size <= first.following)
        return -1;
    int32_t c = first.bits;
    for (size_t i = 1; i <= first.following; i++) {
        unsigned char next = (unsigned char)t.bytes[i];
        if ((next & 0xC0) != 0x80)
            return -1;
        c = c << 6 | (next & 0x3F);
    }
    if (c < first.least || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        return -1;
    *size = first.following + 1;
    return c;
}

/* The first byte that is not ASCII, or t.size: eight bytes a step, since most files are ASCII for long stretches. */
static size_t ascii_size(text t)
{
    size_t at = 0;
    for (uint64_t word; t.size - at >= sizeof word; at += sizeof word) {
        memcpy(&word, t.bytes + at, sizeof word);
        if ((word & UINT64_C(0x8080808080808080)) != 0)
            break;
    }
    while (at < t.size && (unsigned char)t.bytes[at] < 0x80)
        at++;
    return at;
}

/* Bytes of the characters at the front that are of the kind of nearly all Chinese ones: three bytes, nothing to weigh. */
static size_t plain_three_byte_size(text t)
{
    size_t at = 0;
    for (; t.size - at >= 3; at += 3) {
        const unsigned char first = (unsigned char)t.bytes[at];
        if (first <= 0xE0 || first >= 0xED || ((unsigned char)t.bytes[at + 1] & 0xC0) != 0x80 ||
            ((unsigned char)t.bytes[at + 2] & 0xC0) != 0x80)
            break;
    }
    return at;
}

size_t utf8_valid_size(text t)
{
    size_t at = 0;
    while (at < t.size) {
        at += ascii_size(text_from(t.bytes + at, t.size - at));
        at += plain_three_byte_size(text_from(t.bytes + at, t.size - at));
        if (at == t.size)
            break;
        if ((unsigned char)t.bytes[at] < 0x80)
            continue;
        size_t size;
        if (utf8_decode(text_from(t.bytes + at, t.size - at), &size) < 0)
            return at;
        at += size;
    }
    return at;
}

size_t utf8_length(text t)
{
    size_t characters = 0;
    for (size_t i = 0; i < t.size; i++)
        characters += ((unsigned char)t.bytes[i] & 0xC0) != 0x80;
    return characters;
}

bool utf8_is_control(int32_t c)
{
    return (c >= 0 && c < 0x20) || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029;
}
