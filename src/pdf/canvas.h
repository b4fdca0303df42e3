/*
 * Pages of paper, by cairo, and paragraphs of text on them, by pango. Both libraries take floating-point lengths: ours
 * are whole units and become such ones here, and nowhere else.
 *
 * Errors are remembered, and told by canvas_close: what is drawn meanwhile is lost. Where memory is out inside pango, it
 * ends the program; nothing is in place by then.
 */
#ifndef SALESPAY_PDF_CANVAS_H
#define SALESPAY_PDF_CANVAS_H

#include <stdbool.h>
#include <stdio.h>

#include "base/date.h"
#include "base/diagnostics.h"

/* A length on paper: 1/1024 of a point, of which 72 are an inch. Pages are of A5, upright: 148 by 210 mm. */
typedef int length;
#define POINTS(n)       ((length)((n)*1024))
#define TENTH_POINTS(n) ((length)((n)*1024 / 10))
#define MILLIMETRES(n)  ((length)((n) * (1024 * 720LL) / 254))
#define PAPER_WIDTH     MILLIMETRES(148)
#define PAPER_HEIGHT    MILLIMETRES(210)

typedef enum { INK_TEXT, INK_QUIET, INK_HAIR, INK_MARK } ink;
typedef enum { SIDE_LEFT, SIDE_RIGHT, SIDE_MIDDLE } side;

typedef struct canvas canvas;
typedef struct paragraph paragraph;

typedef struct {
    length size;  /* of the type */
    length width; /* where lines are broken; 0: a single line, as wide as it is */
    int lines;    /* that are shown at most; then an ellipsis. 0: all */
    side side;    /* within width */
} paragraph_style;

/* What the document says of itself. Texts are UTF-8, ended by NUL; "" is left out. */
typedef struct {
    const char *title, *author;
    date day; /* that it bears, for the clock's */
} canvas_about;

/* Writes to out, which outlives it. NULL and reported: the font is missing, or memory is out. */
canvas *canvas_open(FILE *out, const canvas_about *about, diagnostics *d);

/* Ends the document and frees the canvas. False: reported, or ferror of its stream. */
bool canvas_close(canvas *c);

/* The pages so far, the one that is drawn on included. */
int canvas_page(const canvas *c);
void canvas_next_page(canvas *c);

/* An entry in the list of contents that leads to the page drawn on. */
void canvas_bookmark(canvas *c, const char *title);

/*
 * Sets a text; what would break its line is set as a blank. Characters that the font lacks become boxes: a warning. The
 * caller's, by paragraph_free. NULL: memory is out.
 */
paragraph *canvas_set(canvas *c, text t, const paragraph_style *style);
length paragraph_width(const paragraph *p);
length paragraph_height(const paragraph *p);
int paragraph_lines(const paragraph *p);
length paragraph_baseline(const paragraph *p); /* of the first line, from the top */
void paragraph_free(paragraph *p);

/* Draws on the page: with the left upper corner at x, y, from the page's. */
void canvas_show(canvas *c, const paragraph *p, length x, length y, ink colour);
void canvas_bar(canvas *c, length x, length y, length width, length height, ink colour);
void canvas_frame(canvas *c, length x, length y, length width, length height, length thickness,
                  ink colour);

#endif
