#include "explain/write_json.h"

#include <stdlib.h>

#include "calc/figures.h"
#include "explain/json_rows.h"
#include "explain/json_steps.h"
#include "explain/piece.h"
#include "explain/reason.h"
#include "explain/told_figure.h"
#include "io/json.h"

typedef void piece_writer(const teller *t, const step *s, FILE *out);

/* ,"name":"what write writes" */
static void json_piece(FILE *out, const char *name, const teller *t, const step *s, piece_writer *write)
{
    piece p;
    if (piece_open(&p))
        write(t, s, p.out);
    if (piece_close(&p))
        json_text(out, name, text_from(p.bytes, p.size));
    else
        *t->failed = true;
    free(p.bytes);
}

static void write_head(const explanation *e, FILE *out)
{
    const person *p = &e->computed.people.items[e->who];
    const payslip *slip = &e->computed.settlement.payslips[e->who];
    json_begin(out, "explained");
    json_subject(e, out);
    json_text(out, "name", p->name);
    json_text(out, "grade", p->grade == GRADE_UNKNOWN ? p->grade_written : e->computed.rules->grades[p->grade].name);
    json_boolean(out, "issued", slip->issued);
    json_boolean(out, "active", slip->active);
    json_number(out, "days_active", slip->days_active);
    json_number(out, "days_in_month", month_days(e->computed.facts.month));
    json_money(out, "profit", e->computed.company.profit);
    if (e->computed.company.has_profit) {
        json_text(out, "profit_file", explanation_file(e, "company"));
        json_number(out, "profit_line", (int64_t)e->computed.company.line);
    }
    json_end(out);
}

static bool is_amount(key_type type)
{
    return type == KEY_MONEY || type == KEY_POSITIVE_MONEY || type == KEY_RATE;
}

static void write_rules(const explanation *e, const rest_rule *first, FILE *out)
{
    fputs(",\"rules\":[", out);
    for (const rest_rule *r = first; r; r = r->next) {
        const rule_entry *entry = r->use.entry;
        fprintf(out, "%s{\"section\":\"%s\"", r == first ? "" : ",", r->use.section);
        json_text(out, "key", text_of(r->use.key->key));
        json_text(out, "value", entry ? entry->value : text_of(r->use.value));
        if (is_amount(r->use.key->type))
            json_fraction(out, "amount", r->use.amount.value, r->use.amount.unit);
        json_boolean(out, "default", !entry);
        json_text(out, "file", explanation_source(e, entry ? entry->at.source : e->computed.rules->source));
        if (entry)
            json_number(out, "line", (int64_t)entry->at.line);
        putc('}', out);
    }
    putc(']', out);
}

static void write_operands(const explanation *e, const rests *r, FILE *out)
{
    fputs(",\"operands\":[", out);
    for (size_t i = 0; i < r->figure_count; i++) {
        fprintf(out, "%s{\"key\":\"%s\"", i > 0 ? "," : "", figure_key(r->figures[i]));
        json_money(out, "value", e->computed.settlement.payslips[e->who].figures[r->figures[i]]);
        putc('}', out);
    }
    putc(']', out);
}

static void write_told(const explanation *e, const teller *t, const told_figure *told, FILE *out)
{
    json_begin(out, "figure");
    json_subject(e, out);
    json_text(out, "key", text_of(figure_key(told->figure)));
    json_text(out, "label", text_of(figure_label(told->figure, t->lang)));
    json_money(out, "value", told->value);
    json_boolean(out, "column", figure_is_payslip_column(told->figure));
    json_text(out, "formula", text_of(figure_formula(told->figure)));
    if (told->steps) {
        json_piece(out, "words", t, told->steps, render_words);
        json_piece(out, "numbers", t, told->steps, render_numbers);
        if (told->value.fen == 0)
            json_piece(out, "zero", t, told->steps, reason_of_zero);
    }
    write_operands(e, &told->rests, out);
    write_rules(e, told->rests.rules, out);
    json_rounding(out, t->scope, told->steps);
    json_steps(out, "how", t->scope, told->steps);
    json_end(out);
}

static bool tell(const explanation *e, const teller *t, figure f, told_figure *told, FILE *out)
{
    if (!told_figure_make(t->memory, e, f, told))
        return false;
    write_told(e, t, told, out);
    return true;
}

bool explanation_write_json(const explanation *e, figure only, language lang, FILE *out)
{
    arena memory = ARENA_EMPTY;
    const scope s = explanation_person_scope(e);
    bool failed = false;
    const teller t = {&memory, &s, lang, &failed};
    told_figure told = {0}, part;
    write_head(e, out);
    bool done = json_rows(e, out);
    for (figure f = 0; only == FIGURE_COUNT && done && f < FIGURE_COUNT; f++)
        done = tell(e, &t, f, &told, out);
    if (only != FIGURE_COUNT) {
        done = tell(e, &t, only, &told, out);
        for (size_t i = 0; done && i < told.rests.figure_count; i++)
            done = tell(e, &t, told.rests.figures[i], &part, out);
    }
    arena_release(&memory);
    return done && !failed && !ferror(out);
}
