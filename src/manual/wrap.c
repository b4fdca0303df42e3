#include "manual/wrap.h"

#include <stdlib.h>
#include <string.h>

#include "io/glyph.h"

/* Marks that may not begin a line, and those that may not end one. */
static const char *const closing = "，。；：、？！）》”’…%,.;:)]";
static const char *const opening = "（《“‘([";

static bool is_one_of(const char *marks, glyph g)
{
    char mark[sizeof g.bytes + 1] = {0};
    memcpy(mark, g.bytes, g.size);
    return strstr(marks, mark) != NULL;
}

static bool is_blank(glyph g)
{
    return g.size == 1 && g.bytes[0] == ' ';
}

/* Whether a line may end between the two. */
static bool breaks_between(glyph before, glyph after)
{
    if (is_blank(before) || is_one_of(opening, before) || is_one_of(closing, after))
        return false;
    return before.width == 2 || after.width == 2;
}

/* The size of what goes on the first line of rest: up to the last place to break that still fits, or to the first. */
static size_t line_size(text rest, size_t columns)
{
    size_t size = 0, width = 0, last = 0;
    glyph before = {.width = 0};
    for (text at = rest; at.size > 0;) {
        const glyph g = glyph_next(&at);
        const bool blank = is_blank(g);
        if (size > 0 && (blank || breaks_between(before, g)))
            last = size;
        width += g.width;
        if (width > columns && last > 0 && !blank)
            return last;
        size += g.size;
        before = g;
    }
    return rest.size;
}

static char *without_backquotes(const char *words)
{
    char *bare = malloc(strlen(words) + 1);
    size_t size = 0;
    for (const char *c = words; bare && *c; c++)
        if (*c != '`')
            bare[size++] = *c;
    if (bare)
        bare[size] = '\0';
    return bare;
}

bool wrap_write(FILE *out, int indent, int width, const char *words)
{
    char *bare = without_backquotes(words);
    if (!bare)
        return false;
    for (text rest = text_of(bare); rest.size > 0;) {
        const size_t size = line_size(rest, (size_t)(width - indent));
        fprintf(out, "%*s%.*s\n", indent, "", (int)size, rest.bytes);
        rest = text_from(rest.bytes + size, rest.size - size);
        while (rest.size > 0 && rest.bytes[0] == ' ')
            rest = text_from(rest.bytes + 1, rest.size - 1);
    }
    free(bare);
    return true;
}
