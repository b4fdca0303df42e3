#include "report/formula_lines.h"

#include <stdlib.h>

#include "calc/figures.h"
#include "explain/piece.h"
#include "explain/render.h"
#include "explain/told_figure.h"

typedef void renderer(const teller *t, const step *s, FILE *out);

static bool render_line(const teller *t, const step *s, renderer *render, arena *memory, text *out)
{
    piece p;
    if (piece_open(&p))
        render(t, s, p.out);
    const bool whole = piece_close(&p);
    *out = whole ? arena_copy(memory, text_from(p.bytes, p.size)) : (text){NULL, 0};
    free(p.bytes);
    return out->bytes != NULL;
}

/* Steps that do not fit (NULL) leave the formula's own text, as explain does. */
static bool write_line(const teller *t, figure f, arena *memory, report_formula *out)
{
    const step *steps;
    *out = (report_formula){TEXT_EMPTY, TEXT_EMPTY};
    if (!told_steps(t->memory, t->scope, figure_formula(f), &steps))
        return false;
    if (!steps) {
        out->words = text_of(figure_formula(f));
        return true;
    }
    const step *inner = render_inner(steps);
    if (inner->of->kind == FORMULA_NUMBER)
        return true;
    return render_line(t, inner, render_words, memory, &out->words) &&
           (step_is_leaf(inner) || render_line(t, inner, render_numbers, memory, &out->numbers));
}

static bool write_person(report_data *data, const report_month *m, report_person *p)
{
    arena scratch = ARENA_EMPTY;
    bool failed = false;
    const scope s = {.kind = SCOPE_PERSON,
                     .facts = &m->now.computed.facts,
                     .settled = &m->now.computed.settlement,
                     .index = p->index};
    const teller t = {&scratch, &s, data->lang, &failed};
    report_formula *lines = arena_allocate(&data->memory, FIGURE_COUNT * sizeof *lines);
    bool written = lines != NULL;
    for (figure f = 0; written && f < FIGURE_COUNT; f++)
        written = write_line(&t, f, &data->memory, &lines[f]) && !failed;
    p->formulas = lines;
    arena_release(&scratch);
    return written;
}

bool formula_lines_write(report_data *data, report_month *m)
{
    for (size_t i = 0; i < m->person_count; i++)
        if (!write_person(data, m, &m->persons[i]))
            return false;
    return true;
}
