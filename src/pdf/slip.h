/*
 * A payslip (工资条) on paper: what one person was paid in one month, how each part came about, and where to sign.
 *
 * From the top: the company, title and month, and a mark where the month is not closed; the person; the commission and
 * the pay part by part, each with its formula; what is taken off; net pay, in figures and in Chinese capitals; the risk
 * fund; the lines for name and date. A part of 0 is left out, unless people look for it.
 *
 *   slip.c      the whole, and its pages
 *   parts.c     the parts: which, in what order, with what sign
 *   how.c       the line below a part: how it came about
 *   closing.c   net pay, the risk fund, the lines to sign on
 */
#ifndef SALESPAY_PDF_SLIP_H
#define SALESPAY_PDF_SLIP_H

#include "pdf/sheet.h"
#include "report/report_data.h"
#include "report/words.h"

/* The page: where things stand on it. */
#define SLIP_MARGIN   POINTS(36)
#define SLIP_TOP      POINTS(32)
#define SLIP_BOTTOM   (PAPER_HEIGHT - POINTS(32))
#define SLIP_NEXT_TOP POINTS(64) /* below the head of a later page */
#define SLIP_WIDTH    (PAPER_WIDTH - 2 * SLIP_MARGIN)
#define SLIP_HAIR     TENTH_POINTS(5)
#define SLIP_LINE     TENTH_POINTS(9)

/* Sizes of type. */
#define TYPE_TITLE  POINTS(17)
#define TYPE_NAME   POINTS(13)
#define TYPE_BODY   POINTS(9)
#define TYPE_SMALL  TENTH_POINTS(75)
#define TYPE_DETAIL TENTH_POINTS(65)

typedef struct {
    canvas *canvas;
    sheet *sheet;
    arena *memory; /* until the person is done */
    const report_data *data;
    const report_month *month;
    const report_person *person;
    const adjustment *const *entered; /* the person's rows, in input order */
    size_t entered_count;
} slip;

/*
 * Draws the whole payslip, from the page that is open; the last one stays open. False when memory was out.
 */
bool slip_draw(const slip *s);

/* A name for people as it stands on a form: "Base salary". English alone has capital letters. */
text slip_capitalized(const char *name, language lang,
                      arena *memory); /* bytes NULL: memory is out */
text slip_label(const slip *s, const char *name);
text slip_word(const slip *s, report_word w);

/* "July 2026", 2026年7月 */
text slip_month_name(month m, language lang, arena *memory);

/* "12,345.60", for as long as the slip. */
text slip_amount(const slip *s, int128 fen);

/* The person's figure, in fen. */
static inline int64_t slip_figure(const slip *s, figure f)
{
    return s->person->slip->figures[f].fen;
}

/* A single line of text. */
text_mark slip_line(const slip *s, text t, length size);

/* The heading of a section, with a line below it; at its right edge a context, which may be empty. */
void slip_heading(const slip *s, text name, text context);

/* The blocks of the payslip below its head (parts.c, closing.c). */
void slip_parts(const slip *s);
void slip_closing(const slip *s);

/* How a part came about; both are empty where there is nothing to tell. */
typedef struct {
    text whole; /* in words and numbers */
    text
        brief; /* in numbers, for where the whole takes more than a line; empty: there is no shorter way */
} slip_telling;
typedef enum {
    TOLD_NOT,
    TOLD_FORMULA,
    TOLD_NOTES,     /* the rows entered by hand, with their notes */
    TOLD_ALLOWANCES /* the allowances of the month by their names */
} telling;
slip_telling slip_how(const slip *s, figure f, telling told);

/*
 * A row: sign, name, amount at the right, how it came about below. A sum has a line above its amount.
 */
typedef struct {
    const char *sign; /* "", "+", "−", "=" */
    text name;
    int128 fen;
    slip_telling how;
    bool sum;
    bool leads; /* stays on one page with what follows */
} slip_row_of;
void slip_row(const slip *s, const slip_row_of *row);

#endif
