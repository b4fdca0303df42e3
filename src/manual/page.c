#include "manual/page.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "manual/wrap.h"

enum { PARAGRAPH_INDENT = 2, ENTRY_INDENT = 6, CODE_INDENT = 2 };

page page_begin(FILE *out, language lang, page_form form)
{
    return (page){.out = out, .lang = lang, .form = form, .place = AT_TOP};
}

const char *page_words(const page *p, const char *english, const char *chinese)
{
    return p->lang == LANGUAGE_CHINESE ? chinese : english;
}

/*
 * scdoc's own signs are escaped; backquotes become its sign for bold. What it deals with at the beginning of a line (a
 * dot, an apostrophe) it knows itself.
 */
static void write_scdoc(FILE *out, const char *words)
{
    for (const char *c = words; *c; c++) {
        if (*c == '`') {
            putc('*', out);
            continue;
        }
        if (strchr("\\*_<>#[]|+", *c) || (c == words && (*c == '-' || *c == ';')))
            putc('\\', out);
        putc(*c, out);
    }
}

static void write_words(page *p, int indent, const char *words)
{
    if (p->form == PAGE_SCDOC) {
        write_scdoc(p->out, words);
        putc('\n', p->out);
    } else if (!wrap_write(p->out, indent, PAGE_WIDTH, words)) {
        p->failed = true;
    }
}

void page_title(page *p, const char *name, int section, const char *version)
{
    if (p->form != PAGE_SCDOC)
        return;
    fprintf(p->out, "%s(%d) \"salespay %s\" \"salespay\"\n", name, section, version);
    p->place = BELOW_PARAGRAPH;
}

static void write_heading(page *p, const char *sign, int indent, const char *words)
{
    if (p->place != AT_TOP)
        putc('\n', p->out);
    if (p->form == PAGE_SCDOC)
        fprintf(p->out, "%s %s\n", sign, words); /* scdoc takes nothing in a heading for its own */
    else
        fprintf(p->out, "%*s%s\n", indent, "", words);
    p->place = BELOW_HEADING;
}

void page_heading(page *p, const char *words)
{
    write_heading(p, "#", 0, words);
}

void page_subheading(page *p, const char *words)
{
    write_heading(p, "##", 1, words);
}

/* A blank line between blocks. */
static void begin_block(page *p)
{
    if (p->place != AT_TOP && p->place != BELOW_HEADING)
        putc('\n', p->out);
}

/* Within an entry: to scdoc, paragraphs stand apart, and all of them are indented. */
static void begin_in_entry(page *p)
{
    if (p->form == PAGE_SCDOC)
        fputs(p->place == IN_ENTRY ? "\n\t" : "\t", p->out);
    p->place = IN_ENTRY;
}

__attribute__((format(printf, 2, 0))) static char *formatted(page *p, const char *format, va_list arguments)
{
    char *words = NULL;
    if (vasprintf(&words, format, arguments) < 0) {
        p->failed = true;
        return NULL;
    }
    return words;
}

void page_paragraph(page *p, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char *words = formatted(p, format, arguments);
    va_end(arguments);
    if (!words)
        return;
    begin_block(p);
    write_words(p, PARAGRAPH_INDENT, words);
    free(words);
    p->place = BELOW_PARAGRAPH;
}

void page_term(page *p, const char *term, const char *beside)
{
    begin_block(p);
    if (p->form == PAGE_SCDOC) {
        putc('*', p->out);
        write_scdoc(p->out, term);
        putc('*', p->out);
        if (beside) {
            fputs("  ", p->out);
            write_scdoc(p->out, beside);
        }
        putc('\n', p->out);
    } else {
        fprintf(p->out, "%*s%s%s%s\n", PARAGRAPH_INDENT, "", term, beside ? "  " : "", beside ? beside : "");
    }
    p->place = BELOW_TERM;
}

void page_text(page *p, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char *words = formatted(p, format, arguments);
    va_end(arguments);
    if (!words)
        return;
    begin_in_entry(p);
    write_words(p, ENTRY_INDENT, words);
    free(words);
}

void page_code(page *p, const char *lines)
{
    const bool scdoc = p->form == PAGE_SCDOC, entry = p->place == IN_ENTRY || p->place == BELOW_TERM;
    const char *tab = scdoc && entry ? "\t" : "";
    const int indent = scdoc ? 0 : (entry ? ENTRY_INDENT : PARAGRAPH_INDENT) + CODE_INDENT;
    if (entry)
        begin_in_entry(p);
    else
        begin_block(p);
    if (scdoc)
        fputs("```\n", p->out);
    for (const char *line = lines; *line;) {
        const int size = (int)strcspn(line, "\n");
        fprintf(p->out, "%s%*s%.*s\n", tab, size > 0 ? indent : 0, "", size, line);
        line += size + (line[size] == '\n');
    }
    if (scdoc)
        fprintf(p->out, "%s```\n", tab);
    if (!entry)
        p->place = BELOW_PARAGRAPH;
}
