#include "explain/write_text.h"

#include "explain/words.h"
#include "explain/write_figure.h"
#include "explain/write_rows.h"
#include "io/show.h"

typedef struct {
    const explanation *e;
    teller teller;
    FILE *out;
    bool told[FIGURE_COUNT];
    unsigned rows; /* that the figures told so far came from */
    bool kinds[ADJUSTMENT_KIND_COUNT];
    bool failed; /* memory is out */
} telling;

static void write_head(const telling *w)
{
    const explanation *e = w->e;
    const person *p = &e->computed.people.items[e->who];
    const payslip *slip = &e->computed.settlement.payslips[e->who];
    char month_text[MONTH_TEXT_SIZE];
    month_format(e->computed.facts.month, month_text);
    fprintf(w->out, "%s  ", month_text);
    show_text(w->out, p->id);
    putc(' ', w->out);
    show_text(w->out, p->name);
    fputs("  ", w->out);
    show_text(w->out, p->grade == GRADE_UNKNOWN ? p->grade_written : e->computed.rules->grades[p->grade].name);
    putc('\n', w->out);
    if (!slip->issued)
        fprintf(w->out, "%s\n", words_say(SAY_NO_PAYSLIP, w->teller.lang));
    else if (!slip->active)
        fprintf(w->out, "%s\n", words_say(SAY_NOT_ACTIVE, w->teller.lang));
    putc('\n', w->out);
}

static void note_rows(telling *w, const rests *r)
{
    w->rows |= r->rows;
    for (size_t k = 0; k < ADJUSTMENT_KIND_COUNT; k++)
        w->kinds[k] |= r->kinds[k];
}

/* A figure of 0 is told in one line unless it was asked for; its rows do not matter then. */
static void tell(telling *w, figure f, bool asked_for, told_figure *told)
{
    w->told[f] = true;
    if (!told_figure_make(w->teller.memory, w->e, f, told)) {
        w->failed = true;
        return;
    }
    if (told->value.fen == 0 && !asked_for) {
        figure_write_zero(&w->teller, told, w->out);
        return;
    }
    figure_write(w->e, &w->teller, told, w->out);
    note_rows(w, &told->rests);
}

static void tell_one(telling *w, figure f)
{
    told_figure told, part;
    tell(w, f, true, &told);
    for (size_t i = 0; !w->failed && i < told.rests.figure_count; i++)
        if (!w->told[told.rests.figures[i]])
            tell(w, told.rests.figures[i], false, &part);
}

/* Behind each column the steps on the way to it, which are no columns themselves. */
static void tell_column(telling *w, figure f)
{
    told_figure told, part;
    tell(w, f, false, &told);
    for (size_t i = 0; !w->failed && told.value.fen != 0 && i < told.rests.figure_count; i++) {
        const figure on_the_way = told.rests.figures[i];
        if (!figure_is_payslip_column(on_the_way) && !w->told[on_the_way] &&
            w->e->computed.settlement.payslips[w->e->who].figures[on_the_way].fen != 0)
            tell(w, on_the_way, false, &part);
    }
}

bool explanation_write_text(const explanation *e, figure only, language lang, FILE *out)
{
    arena memory = ARENA_EMPTY;
    const scope s = explanation_person_scope(e);
    telling w = {.e = e, .out = out};
    w.teller = (teller){&memory, &s, lang, &w.failed};
    write_head(&w);
    if (only != FIGURE_COUNT)
        tell_one(&w, only);
    for (figure f = 0; only == FIGURE_COUNT && !w.failed && f < FIGURE_COUNT; f++)
        if (figure_is_payslip_column(f))
            tell_column(&w, f);
    const bool done = !w.failed && rows_write(e, w.rows, w.kinds, lang, out);
    arena_release(&memory);
    return done && !ferror(out);
}
