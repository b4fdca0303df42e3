#include "explain/json_rows.h"

#include "calc/figures.h"
#include "explain/json_steps.h"
#include "explain/told_figure.h"
#include "io/json.h"

static void json_month(FILE *out, const char *name, month m)
{
    char written[MONTH_TEXT_SIZE];
    json_text(out, name, text_from(written, month_format(m, written)));
}

static void json_date(FILE *out, const char *name, date day)
{
    char written[DATE_TEXT_SIZE];
    json_text(out, name, text_from(written, date_format(day, written)));
}

void json_subject(const explanation *e, FILE *out)
{
    json_month(out, "month", e->computed.facts.month);
    json_text(out, "employee_id", e->computed.people.items[e->who].id);
}

static void json_place(FILE *out, text file, uint64_t line)
{
    json_text(out, "file", file);
    json_number(out, "line", (int64_t)line);
}

static void opening_row(const explanation *e, FILE *out, const char *key, money value)
{
    const bool listed = e->computed.opening.people[e->who].listed;
    json_begin(out, "opening");
    json_subject(e, out);
    json_text(out, "key", text_of(key));
    json_money(out, "value", value);
    json_text(out, "file", explanation_file(e, listed ? "balances" : "staff"));
    json_end(out);
}

/* One figure of a row: {"key":…,"value":…,"formula":…,"how":…}. */
static bool row_figure(FILE *out, const scope *s, bool first, const char *key, fraction value, const char *source)
{
    arena memory = ARENA_EMPTY;
    const step *steps = NULL;
    const bool done = told_steps(&memory, s, source, &steps);
    fprintf(out, "%s{\"key\":\"%s\"", first ? "" : ",", key);
    json_fraction(out, "value", value, UNIT_MONEY);
    json_text(out, "formula", text_of(source));
    json_steps(out, "how", s, steps);
    putc('}', out);
    arena_release(&memory);
    return done;
}

/* ---- payment lines ---- */

static fraction line_value(const scope *s, line_figure f)
{
    const formula name = {.kind = FORMULA_NAME, .word = text_of(line_figure_key(f))};
    scope_amount amount;
    return scope_value(s, &name, &amount) ? amount.value : FRACTION_ZERO;
}

static bool line_row(const explanation *e, const explained_line *l, FILE *out)
{
    const scope s = explanation_line_scope(e, l);
    char buffer[PRICE_TEXT_SIZE];
    json_begin(out, "line");
    json_month(out, "month", e->computed.facts.month);
    json_text(out, "employee_id", e->computed.people.items[l->row.person].id);
    json_place(out, explanation_source(e, l->row.source), l->row.line);
    json_date(out, "date", l->row.on);
    json_text(out, "payment_id", l->row.payment_id);
    json_text(out, "contract_id", l->row.contract_id);
    json_text(out, "customer", l->row.customer);
    json_text(out, "product", l->row.product);
    json_money(out, "amount", l->row.amount);
    json_boolean(out, "priced", l->row.has_prices);
    if (l->row.has_prices) {
        json_text(out, "list_price", text_from(buffer, price_format(l->row.list_price, buffer)));
        json_text(out, "contract_price", text_from(buffer, price_format(l->row.contract_price, buffer)));
    }
    fputs(",\"figures\":[", out);
    bool done = true;
    for (line_figure f = 0; f < LINE_FIGURE_COUNT; f++)
        done &= row_figure(out, &s, f == 0, line_figure_key(f), line_value(&s, f), line_figure_formula(f));
    putc(']', out);
    json_end(out);
    return done;
}

/* ---- contracts ---- */

static bool contract_row(const explanation *e, uint32_t which, FILE *out)
{
    const scope s = explanation_contract_scope(e, which);
    const contract *c = &e->computed.contracts.items[which];
    char buffer[PRICE_TEXT_SIZE];
    json_begin(out, "contract");
    json_subject(e, out);
    json_place(out, explanation_source(e, e->computed.contracts.source), c->line);
    json_text(out, "contract_id", c->id);
    if (!date_is_none(c->signed_on))
        json_date(out, "signed", c->signed_on);
    if (c->has_quantity)
        json_text(out, "quantity", text_from(buffer, quantity_format(c->count, buffer)));
    json_text(out, "list_price", text_from(buffer, price_format(c->list_price, buffer)));
    json_text(out, "contract_price", text_from(buffer, price_format(c->contract_price, buffer)));
    json_money(out, "collected_opening", e->computed.opening.contracts[which].collected_to_date);
    json_text(out, "opening_file",
              explanation_file(e, e->computed.opening.contracts[which].listed ? "receivables" : "contracts"));
    fputs(",\"figures\":[", out);
    bool done = true;
    for (contract_figure f = 0; f < CONTRACT_FIGURE_COUNT; f++)
        done &= row_figure(out, &s, f == 0, contract_figure_key(f),
                           fraction_of_money(e->computed.settlement.accounts[which].figures[f]),
                           contract_figure_formula(f));
    putc(']', out);
    json_end(out);
    return done;
}

static void instalment_row(const explanation *e, const explained_instalment *i, FILE *out)
{
    json_begin(out, "instalment");
    json_place(out, explanation_file(e, "instalments"), i->line);
    json_text(out, "contract_id", e->computed.contracts.items[i->contract].id);
    json_date(out, "due_date", i->due);
    json_month(out, "month", i->falls_in);
    json_money(out, "amount", i->amount);
    json_end(out);
}

static void adjustment_row(const explanation *e, const adjustment *a, FILE *out)
{
    json_begin(out, "adjustment");
    json_subject(e, out);
    json_place(out, explanation_file(e, "adjustments"), a->line);
    json_text(out, "kind", text_of(adjustment_kind_name(a->kind, LANGUAGE_ENGLISH)));
    if (a->all)
        json_text(out, "amount", TEXT_LITERAL("all"));
    else
        json_money(out, "amount", a->amount);
    json_text(out, "note", a->note);
    json_end(out);
}

bool json_rows(const explanation *e, FILE *out)
{
    bool done = true;
    const person_opening *start = &e->computed.opening.people[e->who];
    opening_row(e, out, "risk_fund", start->risk_fund);
    opening_row(e, out, "carried", start->carried_in);
    for (size_t i = 0; i < e->line_count; i++)
        if (e->lines[i].own || explanation_contract_counts(e, e->lines[i].row.contract))
            done &= line_row(e, &e->lines[i], out);
    for (uint32_t i = 0; i < e->computed.contracts.count; i++)
        if (explanation_contract_counts(e, i))
            done &= contract_row(e, i, out);
    for (size_t i = 0; i < e->instalment_count; i++)
        if (explanation_contract_counts(e, e->instalments[i].contract))
            instalment_row(e, &e->instalments[i], out);
    for (size_t i = 0; i < e->adjustment_count; i++)
        adjustment_row(e, &e->adjustments[i], out);
    return done;
}
