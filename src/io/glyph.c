#include "io/glyph.h"

#include <stdbool.h>
#include <wchar.h>

static const glyph unknown = {.bytes = "\xef\xbf\xbd", .size = 3, .width = 1};

/* Marks that a terminal does not show but may obey: zero-width spaces, marks of direction, byte-order marks, tags. */
static bool is_invisible(int32_t c)
{
    return c == 0x061C || c == 0x180E || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F);
}

/* U+2400 to U+2421: the pictures of the ASCII controls. */
static glyph picture_of(int32_t control)
{
    int32_t index = control == 0x7F ? 0x21 : control;
    return (glyph){.bytes = {'\xe2', '\x90', (char)(0x80 | index)}, .size = 3, .width = 1};
}

glyph glyph_next(text *rest)
{
    size_t size;
    int32_t c = utf8_decode(*rest, &size);
    glyph seen = {.size = size, .width = 1};
    memcpy(seen.bytes, rest->bytes, size);
    *rest = text_from(rest->bytes + size, rest->size - size);

    if (c >= 0x20 && c < 0x7F)
        return seen;
    if (c < 0 || is_invisible(c))
        return unknown;
    if (utf8_is_control(c))
        return c <= 0x7F ? picture_of(c) : unknown;
    int width = wcwidth((wchar_t)c);
    if (width < 0) /* not in the tables of this system */
        return unknown;
    seen.width = (size_t)width;
    return seen;
}

size_t glyph_width(text t)
{
    size_t width = 0;
    while (t.size > 0)
        width += glyph_next(&t).width;
    return width;
}

void glyph_print(FILE *out, text t)
{
    while (t.size > 0) {
        glyph next = glyph_next(&t);
        fwrite(next.bytes, 1, next.size, out);
    }
}
