#include "xlsx/layout.h"

#include "base/digits.h"

/* Blocks of characters that take the room of two. */
static const struct {
    int32_t first, last;
} wide[] = {
    {0x1100, 0x115F}, {0x2E80, 0xA4CF}, {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE4F},
    {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6}, {0x1F300, 0x1FAFF}, {0x20000, 0x3FFFD},
};

static int point_width(int32_t point)
{
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (point >= wide[i].first && point <= wide[i].last)
            return 2;
    return 1;
}

int layout_text_width(text t)
{
    int width = 0;
    for (size_t i = 0, size = 0; i < t.size; i += size)
        width += point_width(utf8_decode(text_from(t.bytes + i, t.size - i), &size));
    return width;
}

int layout_money_width(int128 fen)
{
    char digits[DIGITS_TEXT_SIZE];
    const int length = (int)digits_format(fen, 2, 2, digits);
    return length + (length - 4) / 3;
}

/* The width of what stands to the next place where a line may end; *size its bytes, the blank behind it too. */
static int next_word(text t, size_t *size, bool *blank)
{
    int width = 0;
    size_t i = 0, step = 0;
    *blank = false;
    for (; i < t.size; i += step) {
        const int32_t point = utf8_decode(text_from(t.bytes + i, t.size - i), &step);
        const int wide_one = point_width(point);
        *blank = point == ' ';
        if (*blank || (wide_one > 1 && width > 0))
            break;
        width += wide_one;
        if (wide_one > 1) {
            i += step;
            break;
        }
    }
    *size = *blank ? i + step : i;
    return width;
}

int layout_heading_width(text t)
{
    enum { ON_ONE_LINE = 10 };
    const int whole = layout_text_width(t);
    int longest = whole <= ON_ONE_LINE ? whole : 0;
    bool blank;
    for (size_t size = 0; t.size > 0; t = text_from(t.bytes + size, t.size - size)) {
        const int width = next_word(t, &size, &blank);
        longest = width > longest ? width : longest;
    }
    return longest + 1;
}

int layout_lines(text t, int column_width)
{
    const int width = column_width > 1 ? column_width : 1;
    int lines = 1, used = 0;
    bool blank;
    for (size_t size = 0; t.size > 0; t = text_from(t.bytes + size, t.size - size)) {
        const int word = next_word(t, &size, &blank);
        if (used > 0 && used + word > width) {
            lines++;
            used = 0;
        }
        lines += word > width ? (word - 1) / width : 0;
        used = (word > width ? (word - 1) % width + 1 : used + word) + blank;
    }
    return lines;
}

int layout_points(int lines)
{
    return lines * 14 + 4;
}

/* A character is 7 pixels of 1/96 inch, and a column has 5 more: a tenth is left for programs that take more. */
int layout_scale(int characters, int columns)
{
    const int tenths = 2970 - 2 * LAYOUT_SIDES;
    const int scale = tenths * 96 * 90 / 254 / (characters * 7 + columns * 5);
    return scale > 100 ? 100 : scale < 10 ? 10 : scale;
}

int layout_page_points(int scale)
{
    const int tenths = 2100 - LAYOUT_TOP - LAYOUT_BOTTOM;
    return tenths * 72 * 97 / 254 / scale;
}
