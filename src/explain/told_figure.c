#include "explain/told_figure.h"

#include <assert.h>

#include "calc/figures.h"

bool told_figure_make(arena *memory, const explanation *e, figure f, told_figure *out)
{
    const scope s = explanation_person_scope(e);
    *out = (told_figure){
        .figure = f,
        .value = e->computed.settlement.payslips[e->who].figures[f],
        .read = formula_read(memory, figure_formula(f)),
    };
    if (!out->read || !step_evaluate(memory, &s, out->read, &out->steps))
        return false;
    /* What is told must be what was paid: a formula that says otherwise is a mistake of ours. */
    assert(!out->steps || fraction_equal(out->steps->value, fraction_of_money(out->value)));
    return rests_gather(memory, &s, out->read, out->steps, &out->rests);
}

bool told_steps(arena *memory, const scope *s, const char *source, const step **out)
{
    const formula *f = formula_read(memory, source);
    return f && step_evaluate(memory, s, f, out);
}
