/*
 * Writing a page of the manual, once for a terminal and once as scdoc text, from which the man pages are made.
 *
 * A page is headings, paragraphs and entries (a term, then what is said of it, indented). In texts, words between
 * `backquotes` are literal: bold in the man page, bare on a terminal. Nothing else is markup.
 *
 * Whoever owns the stream checks it for errors; memory out sets `failed`.
 */
#ifndef SALESPAY_MANUAL_PAGE_H
#define SALESPAY_MANUAL_PAGE_H

#include <stdbool.h>
#include <stdio.h>

#include "base/messages.h"

typedef enum { PAGE_TERMINAL, PAGE_SCDOC } page_form;

typedef struct {
    FILE *out;
    language lang;
    page_form form;
    enum { AT_TOP, BELOW_HEADING, BELOW_PARAGRAPH, BELOW_TERM, IN_ENTRY } place;
    bool failed; /* memory was out; something is missing */
} page;

#define PAGE_WIDTH 80 /* columns of a terminal that texts are wrapped to */

page page_begin(FILE *out, language lang, page_form form);

/* The words of the page's language. */
const char *page_words(const page *p, const char *english, const char *chinese);

/* The first line of a man page: name(section), its date left to scdoc. Nothing on a terminal. */
void page_title(page *p, const char *name, int section, const char *version);

void page_heading(page *p, const char *words);    /* # */
void page_subheading(page *p, const char *words); /* ## */

__attribute__((format(printf, 2, 3))) void page_paragraph(page *p, const char *format, ...);

/* Begins an entry: the term, literal, and beside it words of its own (or NULL). It ends with the next of the above. */
void page_term(page *p, const char *term, const char *beside);

/* A paragraph of the entry. */
__attribute__((format(printf, 2, 3))) void page_text(page *p, const char *format, ...);

/* Lines as they stand, within an entry or outside. Backquotes are nothing special here; backslashes must not occur. */
void page_code(page *p, const char *lines);

#endif
