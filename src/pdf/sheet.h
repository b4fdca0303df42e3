/*
 * What stands on a person's pages: blocks below each other, each of texts and bars. A block is never cut: one that does
 * not fit begins the next page. Where all of them nearly fit on one page, they move a little closer instead.
 *
 *     sheet s = {.canvas = c, .left = …, .top = …, .bottom = …, .next_top = …};
 *     sheet_begin(&s, BLOCK_PLAIN, slack);                 a block; its texts and bars stand relative to its corner
 *     text_mark m = sheet_set(&s, words, &style);          a text, measured …
 *     sheet_place(&s, m, x, y, INK_TEXT);                  … and put in its place
 *     const int pages = sheet_pages(&s);
 *     for each page, from 1: sheet_draw(&s, page)
 *     sheet_clear(&s)                                      for the next person; in the end sheet_release
 */
#ifndef SALESPAY_PDF_SHEET_H
#define SALESPAY_PDF_SHEET_H

#include "pdf/canvas.h"

typedef enum {
    BLOCK_PLAIN,
    BLOCK_LEADS, /* stays on one page with the block after it */
    BLOCK_FOOT   /* the last one: stands at the bottom of its page */
} block_kind;

typedef struct {
    block_kind kind;
    length slack; /* of its height, empty at its top: what it may be moved up by */
    length height;
    size_t first_mark;
    int page;        /* where it stands, from sheet_pages on */
    length squeezed; /* what was taken of slack */
    length y;
} sheet_block;

/* A text, or with p NULL a bar. */
typedef struct {
    paragraph *p;
    length x, y, width, height;
    ink colour;
    bool placed;
} sheet_mark;

typedef struct {
    canvas *canvas;
    length left, top, bottom; /* where blocks may stand, from the page's corner */
    length next_top;          /* the top of all pages but the first */
    sheet_block *blocks;
    size_t block_count, block_capacity;
    sheet_mark *marks;
    size_t mark_count, mark_capacity;
    bool failed; /* memory was out: nothing more is set */
} sheet;

/* Begins a block, as high as what stands in it; slack of that, at its top, may be taken away. */
void sheet_begin(sheet *s, block_kind kind, length slack);

/* The block is at the least so high. */
void sheet_reach(sheet *s, length height);

/* A text that was set; its measures are 0 where memory was out. */
typedef size_t text_mark;
text_mark sheet_set(sheet *s, text t, const paragraph_style *style);
length sheet_width(const sheet *s, text_mark m);
length sheet_height(const sheet *s, text_mark m);
length sheet_baseline(const sheet *s, text_mark m);

int sheet_lines(const sheet *s, text_mark m);

/* Its left upper corner. */
void sheet_place(sheet *s, text_mark m, length x, length y, ink colour);

/* Its right upper corner. */
void sheet_place_right(sheet *s, text_mark m, length x, length y, ink colour);

void sheet_bar(sheet *s, length x, length y, length width, length height, ink colour);

/* Lays the blocks out; how many pages they take, one at the least. */
int sheet_pages(sheet *s);

/* Draws what stands on that page, from 1, onto the canvas's page. */
void sheet_draw(sheet *s, int page);

void sheet_clear(sheet *s);
void sheet_release(sheet *s);

#endif
