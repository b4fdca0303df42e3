/*
 * Writing HTML: escaped texts, amounts, the frame of sections and tables. What a page says stands in html_page.h.
 *
 * Writes in UTF-8, well-formed as XML is too. Errors stay on the stream; whoever opened it asks ferror in the end.
 */
#ifndef SALESPAY_REPORT_HTML_H
#define SALESPAY_REPORT_HTML_H

#include "report/report_data.h"
#include "report/words.h"

typedef struct {
    const report_data *data;
    FILE *out;
    language lang;
    int level; /* of the headings of a month's sections: 2, or 3 where each month has a heading */
    arena scratch; /* for what is sorted */
} html_page;

/*
 * A text of the inputs, safe in an element and in a quoted attribute. Controls become their pictures; what HTML forbids,
 * or what turns the direction of writing, becomes U+FFFD.
 */
void html_text(const html_page *p, text t);
void html_word(const html_page *p, report_word w);
void html_amount(const html_page *p, int128 fen);     /* "1,234.50" */
void html_difference(const html_page *p, int128 fen); /* "+1,234.50", marked by its sign */
void html_month(const html_page *p, month m);         /* "2026-07" */

/* <section> with its heading. key tells it from the others of the month: ids are KEY-2026-07. */
void html_section_begin(const html_page *p, month m, const char *key, report_word heading);
void html_section_end(const html_page *p);
void html_heading(const html_page *p, int level, report_word w);
void html_note(const html_page *p, report_word w); /* a paragraph */

/*
 * A table in a region of its own that scrolls when it is too wide. Columns are headed and cells written one by one;
 * the first cell of a row is its header. type: a class of the style sheet, or "".
 */
void html_table_begin(const html_page *p, month m, const char *key, report_word caption,
                      const char *type);
void html_table_column(const html_page *p, text heading, bool amounts);
void html_table_body(const html_page *p);  /* after the columns */
void html_table_total(const html_page *p); /* the rows from here on are totals */
void html_table_end(const html_page *p);

void html_row_begin(const html_page *p, text heading);
/* A person's row: the name, and the id beneath. */
void html_row_person(const html_page *p, text name, text id);
void html_row_end(const html_page *p);
void html_cell_amount(const html_page *p, int128 fen);
void html_cell_difference(const html_page *p, int128 fen);
void html_cell_text(const html_page *p, text t);

#endif
