#include "io/excerpt.h"

#include <inttypes.h>
#include <string.h>

#include "io/glyph.h"

#define CARET_AT (EXCERPT_COLUMNS / 3) /* where the caret stands in a line that is cut on the left */

/* Columns of a terminal, counted from the beginning of the line: a half-open stretch. */
typedef struct {
    size_t begin, end;
} stretch;

/* The next glyph and its width at this column: a tab is as wide as it takes to the next stop. */
static glyph glyph_at(text *rest, size_t column)
{
    bool tab = rest->bytes[0] == '\t';
    glyph next = glyph_next(rest);
    if (tab) {
        next.width = EXCERPT_TAB - column % EXCERPT_TAB;
        next.size = 0;
    }
    return next;
}

static void print_spaces(FILE *out, size_t count)
{
    while (count-- > 0)
        putc(' ', out);
}

/* Where the caret and its tail belong; a column behind the line's last is right behind it. */
static stretch underlined(const location *at)
{
    size_t column = 0, number = 1, last = (size_t)at->column + (at->length > 1 ? at->length : 1);
    stretch found = {0, 0};
    text rest = at->excerpt;
    for (; rest.size > 0 && number < last; number++) {
        if (number == at->column)
            found.begin = column;
        column += glyph_at(&rest, column).width;
    }
    if (number <= at->column)
        found.begin = column;
    found.end = column > found.begin ? column : found.begin + 1;
    return found;
}

/* The part of the line that is shown: all of it, its front where the caret is there, or what is around the caret. */
static stretch window_around(text line, stretch caret)
{
    size_t width = 0;
    while (line.size > 0 && width <= EXCERPT_COLUMNS)
        width += glyph_at(&line, width).width;
    stretch window = {0, EXCERPT_COLUMNS};
    if (width > EXCERPT_COLUMNS && caret.end > EXCERPT_COLUMNS) {
        window.begin = caret.begin > CARET_AT ? caret.begin - CARET_AT : 0;
        window.end = window.begin + EXCERPT_COLUMNS;
    }
    return window;
}

/* Prints what lies in the window whole; gives the columns of the line that it printed. */
static stretch print_window(FILE *out, text line, stretch window)
{
    size_t column = 0;
    stretch printed = {0, 0};
    bool begun = window.begin == 0;
    while (line.size > 0) {
        glyph next = glyph_at(&line, column);
        size_t after = column + next.width;
        if (after > window.end) {
            fputs("…", out);
            break;
        }
        if (!begun && column >= window.begin && next.width > 0) {
            fputs("…", out);
            begun = true;
            printed.begin = column;
        }
        if (begun && next.size > 0)
            fwrite(next.bytes, 1, next.size, out);
        else if (begun)
            print_spaces(out, next.width);
        column = after;
    }
    printed.end = column;
    return printed;
}

void excerpt_print(FILE *out, const location *at, const char *caret_begin, const char *caret_end)
{
    if (at->line == 0 || at->excerpt.size == 0)
        return;
    stretch caret = underlined(at);
    fprintf(out, "%5" PRIu64 " | ", at->line);
    stretch printed = print_window(out, at->excerpt, window_around(at->excerpt, caret));
    putc('\n', out);
    if (at->column == 0)
        return;

    int gutter = snprintf(NULL, 0, "%5" PRIu64, at->line);
    print_spaces(out, (size_t)gutter);
    fputs(" | ", out);
    print_spaces(out, caret.begin - printed.begin + (printed.begin > 0));
    fprintf(out, "%s^", caret_begin);
    for (size_t i = caret.begin + 1; i < caret.end && i < printed.end; i++)
        putc('~', out);
    fprintf(out, "%s\n", caret_end);
}
