#include "explain/explanation.h"

#include <stdlib.h>

#include "calc/late.h"
#include "explain/person.h"
#include "explain/reread.h"

/* ---- the sink ---- */

static bool begin(void *closure, const settle_facts *facts, diagnostics *d)
{
    explanation *e = closure;
    e->who = person_asked(facts->people, facts->month, e->asked, d);
    return e->who != PERSON_NONE;
}

/* The row's texts are views into the reader's buffers. */
static bool keep_texts(arena *memory, payment *row)
{
    text *const texts[] = {&row->payment_id, &row->customer, &row->product, &row->contract_id, &row->source_name};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        *texts[i] = arena_copy(memory, *texts[i]);
        if (!texts[i]->bytes)
            return false;
    }
    return true;
}

static bool owns(const settle_facts *facts, uint32_t who, uint32_t which)
{
    return which != CONTRACT_NONE && facts->contracts->items[which].owner == who;
}

static bool line(void *closure, const settle_facts *facts, const payment *row, credited split, diagnostics *d)
{
    explanation *e = closure;
    const bool own = row->person == e->who;
    if (!own && !owns(facts, e->who, row->contract))
        return true;
    explained_line *lines = array_reserve(e->lines, &e->line_capacity, e->line_count + 1, sizeof *lines);
    if (!lines)
        return diagnostics_out_of_memory(d);
    e->lines = lines;
    lines[e->line_count] = (explained_line){*row, split, own};
    if (!keep_texts(&e->memory, &lines[e->line_count].row))
        return diagnostics_out_of_memory(d);
    e->line_count++;
    return true;
}

static bool finish(void *closure, const month_result *result, diagnostics *d)
{
    (void)closure, (void)result, (void)d;
    return true;
}

/* ---- second readings, of the small files ---- */

typedef struct {
    explanation *e;
    diagnostics *diagnostics;
} gathering;

static void take_instalment(void *closure, const instalment *due)
{
    const gathering *g = closure;
    explanation *e = g->e;
    const month falls_in = late_month_of(&e->computed.history, due->due);
    if (!owns(&e->computed.facts, e->who, due->contract) || falls_in.index > e->computed.facts.month.index)
        return;
    explained_instalment *rows =
        array_reserve(e->instalments, &e->instalment_capacity, e->instalment_count + 1, sizeof *rows);
    if (!rows) {
        diagnostics_out_of_memory(g->diagnostics);
        return;
    }
    e->instalments = rows;
    rows[e->instalment_count++] = (explained_instalment){due->contract, due->due, falls_in, due->amount, due->line};
}

static void take_adjustment(void *closure, const adjustment *row)
{
    const gathering *g = closure;
    explanation *e = g->e;
    if (row->person != e->who)
        return;
    adjustment *rows = array_reserve(e->adjustments, &e->adjustment_capacity, e->adjustment_count + 1, sizeof *rows);
    const text note = rows ? arena_copy(&e->memory, row->note) : (text){NULL, 0};
    if (!note.bytes) {
        diagnostics_out_of_memory(g->diagnostics);
        return;
    }
    e->adjustments = rows;
    rows[e->adjustment_count] = *row;
    rows[e->adjustment_count++].note = note;
}

static bool gather(explanation *e, const month_paths *paths, diagnostics *d)
{
    gathering g = {e, d};
    return reread_instalments(&e->computed, paths, &e->memory, take_instalment, &g, d) &&
           reread_adjustments(&e->computed, paths, &e->memory, take_adjustment, &g, d) && !diagnostics_failed(d);
}

bool explanation_make(explanation *e, const month_paths *paths, text asked, diagnostics *d)
{
    *e = (explanation){.diagnostics = d, .asked = asked, .who = PERSON_NONE};
    const month_sink sink = {.begin = begin, .line = line, .finish = finish, .closure = e};
    return month_compute(&e->computed, paths, &sink, d) && gather(e, paths, d);
}

void explanation_release(explanation *e)
{
    free(e->lines);
    free(e->instalments);
    free(e->adjustments);
    arena_release(&e->memory);
    month_release(&e->computed);
}

/* ---- what the writers ask ---- */

scope explanation_person_scope(const explanation *e)
{
    return (scope){
        .kind = SCOPE_PERSON,
        .facts = &e->computed.facts,
        .settled = &e->computed.settlement,
        .index = e->who,
    };
}

scope explanation_contract_scope(const explanation *e, uint32_t which)
{
    scope s = explanation_person_scope(e);
    s.kind = SCOPE_CONTRACT;
    s.index = which;
    return s;
}

scope explanation_line_scope(const explanation *e, const explained_line *of)
{
    scope s = explanation_person_scope(e);
    s.kind = SCOPE_LINE;
    s.row = &of->row;
    s.split = of->split;
    return s;
}

bool explanation_contract_counts(const explanation *e, uint32_t which)
{
    const contract_account *account = &e->computed.settlement.accounts[which];
    return owns(&e->computed.facts, e->who, which) &&
           (account->due.fen != 0 || account->late.fen != 0 || account->sale.fen != 0);
}

text explanation_file(const explanation *e, const char *kind)
{
    for (size_t i = 0; i < e->computed.inputs.count; i++)
        if (text_is(text_of(kind), e->computed.inputs.items[i].kind))
            return e->computed.inputs.items[i].name;
    return TEXT_EMPTY;
}

text explanation_source(const explanation *e, source_id source)
{
    return source < e->diagnostics->source_count ? e->diagnostics->sources[source] : TEXT_EMPTY;
}
