#include "manual/figures_page.h"

#include <string.h>

#include "calc/figures.h"
#include "manual/prose.h"

/* The three kinds of figures, as one list. */
typedef struct {
    const char *scope; /* "", "contract", "line" */
    const char *key, *english, *chinese, *formula;
    figure_rounding rounding;
    prose_id where;
} figure_entry;

#define ENTRY_COUNT ((size_t)FIGURE_COUNT + CONTRACT_FIGURE_COUNT + LINE_FIGURE_COUNT)

static figure_entry entry_at(size_t i)
{
    if (i < FIGURE_COUNT) {
        const figure f = (figure)i;
        return (figure_entry){"", figure_key(f), figure_label(f, LANGUAGE_ENGLISH), figure_label(f, LANGUAGE_CHINESE),
                              figure_formula(f), figure_rounding_of(f),
                              figure_is_payslip_column(f) ? PROSE_FIGURE_COLUMN : PROSE_FIGURE_STEP};
    }
    i -= FIGURE_COUNT;
    if (i < CONTRACT_FIGURE_COUNT) {
        const contract_figure f = (contract_figure)i;
        return (figure_entry){"contract", contract_figure_key(f), contract_figure_label(f, LANGUAGE_ENGLISH),
                              contract_figure_label(f, LANGUAGE_CHINESE), contract_figure_formula(f),
                              contract_figure_rounding_of(f), PROSE_FIGURE_OF_CONTRACT};
    }
    const line_figure f = (line_figure)(i - CONTRACT_FIGURE_COUNT);
    return (figure_entry){"line", line_figure_key(f), line_figure_label(f, LANGUAGE_ENGLISH),
                          line_figure_label(f, LANGUAGE_CHINESE), line_figure_formula(f), line_figure_rounding_of(f),
                          PROSE_FIGURE_OF_LINE};
}

static void write_entry(page *p, const figure_entry *f)
{
    page_term(p, f->key, f->chinese);
    page_text(p, "%s%s%s", page_words(p, f->english, f->chinese), page_words(p, "; ", "；"), prose(f->where, p->lang));
    page_text(p, "= %s", f->formula);
    if (f->rounding != ROUNDING_NONE)
        page_text(p, "%s%s", prose(PROSE_ROUNDING, p->lang), figure_rounding_name(f->rounding, p->lang));
}

static void write_entries(page *p, const char *scope, prose_id heading, prose_id about)
{
    page_subheading(p, prose(heading, p->lang));
    page_paragraph(p, "%s", prose(about, p->lang));
    for (size_t i = 0; i < ENTRY_COUNT; i++) {
        const figure_entry f = entry_at(i);
        if (strcmp(f.scope, scope) == 0)
            write_entry(p, &f);
    }
}

void figures_page(page *p)
{
    page_heading(p, prose(PROSE_HEAD_FIGURES, p->lang));
    page_paragraph(p, "%s", prose(PROSE_FIGURES, p->lang));
    page_paragraph(p, "%s", prose(PROSE_FORMULAS, p->lang));
    page_paragraph(p, "%s", prose(PROSE_FORMULA_WORDS, p->lang));
    write_entries(p, "", PROSE_HEAD_OF_PERSONS, PROSE_OF_PERSONS);
    write_entries(p, "contract", PROSE_HEAD_OF_CONTRACTS, PROSE_OF_CONTRACTS);
    write_entries(p, "line", PROSE_HEAD_OF_LINES, PROSE_OF_LINES);
}

/* Whether name is the figure's: its key or a label, with or without "contract." or "line." in front. */
static bool is_named(const figure_entry *f, text name)
{
    const size_t size = strlen(f->scope);
    if (size > 0 && name.size > size + 1 && memcmp(name.bytes, f->scope, size) == 0 && name.bytes[size] == '.')
        name = text_from(name.bytes + size + 1, name.size - size - 1);
    return text_is(name, f->key) || text_is(name, f->chinese) || text_equal_ignoring_case(name, text_of(f->english));
}

bool figures_topic(page *p, text name)
{
    bool found = false;
    for (size_t i = 0; i < ENTRY_COUNT; i++) {
        const figure_entry f = entry_at(i);
        if (!is_named(&f, name))
            continue;
        if (!found)
            page_subheading(p, prose(PROSE_HEAD_FIGURES, p->lang));
        write_entry(p, &f);
        found = true;
    }
    return found;
}

void figures_names(topic_names *names)
{
    for (size_t i = 0; i < ENTRY_COUNT; i++) {
        const figure_entry f = entry_at(i);
        topic_names_add(names, f.key);
        topic_names_add(names, f.english);
        topic_names_add(names, f.chinese);
        if (*f.scope)
            topic_names_add_joined(names, f.scope, f.key);
    }
}
