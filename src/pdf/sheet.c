#include "pdf/sheet.h"

#include <stdlib.h>

#define NO_MARK SIZE_MAX

void sheet_begin(sheet *s, block_kind kind, length slack)
{
    sheet_block *blocks =
        array_reserve(s->blocks, &s->block_capacity, s->block_count + 1, sizeof *blocks);
    if (!blocks) {
        s->failed = true;
        return;
    }
    s->blocks = blocks;
    blocks[s->block_count++] =
        (sheet_block){.kind = kind, .slack = slack, .first_mark = s->mark_count};
}

void sheet_reach(sheet *s, length height)
{
    if (s->block_count > 0 && s->blocks[s->block_count - 1].height < height)
        s->blocks[s->block_count - 1].height = height;
}

static text_mark add(sheet *s, sheet_mark mark)
{
    sheet_mark *marks =
        array_reserve(s->marks, &s->mark_capacity, s->mark_count + 1, sizeof *marks);
    if (!marks) {
        s->failed = true;
        return NO_MARK;
    }
    s->marks = marks;
    marks[s->mark_count] = mark;
    return s->mark_count++;
}

text_mark sheet_set(sheet *s, text t, const paragraph_style *style)
{
    paragraph *p = s->failed ? NULL : canvas_set(s->canvas, t, style);
    s->failed = s->failed || !p;
    const text_mark m = p ? add(s, (sheet_mark){.p = p}) : NO_MARK;
    if (p && m == NO_MARK)
        paragraph_free(p);
    return m;
}

length sheet_width(const sheet *s, text_mark m)
{
    return m == NO_MARK ? 0 : paragraph_width(s->marks[m].p);
}

length sheet_height(const sheet *s, text_mark m)
{
    return m == NO_MARK ? 0 : paragraph_height(s->marks[m].p);
}

length sheet_baseline(const sheet *s, text_mark m)
{
    return m == NO_MARK ? 0 : paragraph_baseline(s->marks[m].p);
}

int sheet_lines(const sheet *s, text_mark m)
{
    return m == NO_MARK ? 0 : paragraph_lines(s->marks[m].p);
}

void sheet_place(sheet *s, text_mark m, length x, length y, ink colour)
{
    if (m == NO_MARK)
        return;
    sheet_mark *mark = &s->marks[m];
    mark->x = x;
    mark->y = y;
    mark->colour = colour;
    mark->placed = true;
    sheet_reach(s, y + sheet_height(s, m));
}

void sheet_place_right(sheet *s, text_mark m, length x, length y, ink colour)
{
    sheet_place(s, m, x - sheet_width(s, m), y, colour);
}

void sheet_bar(sheet *s, length x, length y, length width, length height, ink colour)
{
    (void)add(s, (sheet_mark){NULL, x, y, width, height, colour, true});
    sheet_reach(s, y + height);
}

/* From the i-th block to the one that it leads to. */
static length group_height(const sheet *s, size_t i)
{
    length height = s->blocks[i].height - s->blocks[i].squeezed;
    while (s->blocks[i].kind == BLOCK_LEADS && i + 1 < s->block_count) {
        i++;
        height += s->blocks[i].height - s->blocks[i].squeezed;
    }
    return height;
}

/* Moves the blocks closer, all alike, where that brings them onto one page. */
static void squeeze(sheet *s)
{
    const length room = s->bottom - s->top;
    length height = 0, slack = 0;
    for (size_t i = 0; i < s->block_count; i++) {
        height += s->blocks[i].height;
        slack += s->blocks[i].slack;
    }
    if (height <= room || height - slack > room)
        return;
    const int64_t taken = height - room;
    for (size_t i = 0; i < s->block_count; i++)
        s->blocks[i].squeezed = (length)((s->blocks[i].slack * taken + slack - 1) / slack);
}

int sheet_pages(sheet *s)
{
    int page = 1;
    length y = s->top;
    bool led = false;
    squeeze(s);
    for (size_t i = 0; i < s->block_count; i++) {
        sheet_block *b = &s->blocks[i];
        const bool fresh = y == (page == 1 ? s->top : s->next_top);
        if (!led && !fresh && y + group_height(s, i) > s->bottom) {
            page++;
            y = s->next_top;
        }
        b->page = page;
        b->y = b->kind == BLOCK_FOOT ? s->bottom - b->height : y - b->squeezed;
        y += b->height - b->squeezed;
        led = b->kind == BLOCK_LEADS;
    }
    return page;
}

static void draw_block(const sheet *s, const sheet_block *b, size_t end)
{
    for (size_t i = b->first_mark; i < end; i++) {
        const sheet_mark *m = &s->marks[i];
        const length x = s->left + m->x, y = b->y + m->y;
        if (m->p && m->placed)
            canvas_show(s->canvas, m->p, x, y, m->colour);
        else if (!m->p)
            canvas_bar(s->canvas, x, y, m->width, m->height, m->colour);
    }
}

void sheet_draw(sheet *s, int page)
{
    for (size_t i = 0; i < s->block_count; i++) {
        const size_t end = i + 1 < s->block_count ? s->blocks[i + 1].first_mark : s->mark_count;
        if (s->blocks[i].page == page)
            draw_block(s, &s->blocks[i], end);
    }
}

void sheet_clear(sheet *s)
{
    for (size_t i = 0; i < s->mark_count; i++)
        if (s->marks[i].p)
            paragraph_free(s->marks[i].p);
    s->mark_count = s->block_count = 0;
}

void sheet_release(sheet *s)
{
    sheet_clear(s);
    free(s->marks);
    free(s->blocks);
    *s = (sheet){0};
}
