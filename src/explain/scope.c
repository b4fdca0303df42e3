#include "explain/scope.h"

#include <stdio.h>

#include "calc/credit.h"
#include "calc/figures.h"

#define MICROS   1000000
#define FEN      100
#define FEN_RATE ((int128)FEN * RATE_ONE_MILLIONTHS)

static scope_amount of_fen(int128 fen)
{
    return (scope_amount){fraction_of(fen, FEN), UNIT_MONEY};
}

static scope_amount of_count(int128 count)
{
    return (scope_amount){{count, 1}, UNIT_PLAIN};
}

static scope_amount of_micros(int64_t micros)
{
    return (scope_amount){fraction_of(micros, MICROS), UNIT_PLAIN};
}

static const payslip *slip_of(const scope *s)
{
    return &s->settled->payslips[s->index];
}

/* ---- the rules ---- */

bool scope_section_given(const scope *s, const char *section)
{
    const rules *r = s->facts->rules;
    for (size_t i = 0; i < r->entry_count; i++)
        if (text_is(r->entries[i].section, section))
            return true;
    return false;
}

/* The struct that holds the fields of the section, and the section's name in the file. */
static const char *fields_of(const scope *s, section_kind kind, char section[RULE_SECTION_SIZE])
{
    const rules *r = s->facts->rules;
    snprintf(section, RULE_SECTION_SIZE, "%s", rule_sections[kind].name);
    if (kind != SECTION_GRADE)
        return (const char *)r;
    const uint32_t grade = s->kind == SCOPE_PERSON ? s->facts->people->items[s->index].grade : GRADE_UNKNOWN;
    if (grade == GRADE_UNKNOWN)
        return NULL;
    const text name = r->grades[grade].name;
    snprintf(section, RULE_SECTION_SIZE, "grade.%.*s", (int)name.size, name.bytes);
    return (const char *)&r->grades[grade];
}

static void take_value(const char *fields, rule_use *out)
{
    const void *field = fields + out->key->offset;
    out->amount = of_count(0);
    switch (out->key->type) {
    case KEY_MONEY:
    case KEY_POSITIVE_MONEY: {
        const money value = *(const money *)field;
        out->amount = of_fen(value.fen);
        money_format(value, out->value);
        break;
    }
    case KEY_RATE: {
        const rate value = *(const rate *)field;
        out->amount = (scope_amount){fraction_of(value.millionths, RATE_ONE_MILLIONTHS), UNIT_RATE};
        rate_format(value, out->value);
        break;
    }
    case KEY_CHOICE: snprintf(out->value, sizeof out->value, "%s", out->key->choices[*(const unsigned *)field]); break;
    default: out->value[0] = '\0'; break;
    }
}

bool scope_rule(const scope *s, text section, text key, rule_use *out)
{
    text part;
    const section_kind kind = section_by_name(section, &part);
    const size_t row = kind == SECTION_UNKNOWN ? rule_key_count : rule_key_by_name(kind, key);
    const char *fields = row < rule_key_count ? fields_of(s, kind, out->section) : NULL;
    if (!fields)
        return false;
    out->key = &rule_keys[row];
    out->entry = rules_entry(s->facts->rules, text_of(out->section), key);
    out->section_given = scope_section_given(s, out->section);
    take_value(fields, out);
    return true;
}

/* ---- figures and facts ---- */

static bool person_name(const scope *s, text name, scope_amount *out)
{
    const figure f = figure_by_name(name);
    if (f != FIGURE_COUNT)
        *out = of_fen(slip_of(s)->figures[f].fen);
    else if (text_is(name, "days_active"))
        *out = of_count(slip_of(s)->days_active);
    else if (text_is(name, "days_in_month"))
        *out = of_count(month_days(s->facts->month));
    else if (text_is(name, "profit"))
        *out = of_fen(s->facts->has_profit ? s->facts->profit.fen : 0);
    else
        return false;
    return true;
}

static bool contract_name(const scope *s, text name, scope_amount *out)
{
    const contract *c = &s->facts->contracts->items[s->index];
    for (contract_figure f = 0; f < CONTRACT_FIGURE_COUNT; f++)
        if (text_is(name, contract_figure_key(f))) {
            *out = of_fen(s->settled->accounts[s->index].figures[f].fen);
            return true;
        }
    if (text_is(name, "quantity"))
        *out = of_micros(c->has_quantity ? c->count.micros : 0);
    else if (text_is(name, "contract_price"))
        *out = of_micros(c->contract_price.micros);
    else
        return false;
    return true;
}

/* The commissions of a line are exact: in fen times a rate's millionths. */
static bool line_name(const scope *s, text name, scope_amount *out)
{
    const rules *r = s->facts->rules;
    if (text_is(name, line_figure_key(LINE_EXCESS)))
        *out = of_fen(s->split.excess.fen);
    else if (text_is(name, line_figure_key(LINE_REGULAR)))
        *out = of_fen(s->split.regular.fen);
    else if (text_is(name, line_figure_key(LINE_BASE_COMMISSION)))
        *out = (scope_amount){fraction_of(credit_base_commission(r, s->split), FEN_RATE), UNIT_MONEY};
    else if (text_is(name, line_figure_key(LINE_EXCESS_COMMISSION)))
        *out = (scope_amount){fraction_of(credit_excess_commission(r, s->split), FEN_RATE), UNIT_MONEY};
    else if (text_is(name, "amount"))
        *out = of_fen(s->row->amount.fen);
    else if (text_is(name, "list_price"))
        *out = of_micros(s->row->list_price.micros);
    else if (text_is(name, "contract_price"))
        *out = of_micros(s->row->contract_price.micros);
    else
        return false;
    return true;
}

/* ---- sums over rows ---- */

static bool person_lines(const scope *s, text field, scope_amount *out)
{
    const person_tally *t = &s->facts->tally->people[s->index];
    if (text_is(field, "amount"))
        *out = of_fen(t->collected_fen);
    else if (text_is(field, line_figure_key(LINE_EXCESS)))
        *out = of_fen(t->excess_fen);
    else if (text_is(field, line_figure_key(LINE_REGULAR)))
        *out = of_fen(t->collected_fen - t->excess_fen);
    else if (text_is(field, "rows"))
        *out = of_count(t->rows);
    else
        return false;
    return true;
}

static bool person_contracts(const scope *s, text field, scope_amount *out)
{
    for (contract_figure f = 0; f < CONTRACT_FIGURE_COUNT; f++) {
        if (!text_is(field, contract_figure_key(f)))
            continue;
        int128 sum = 0;
        for (size_t i = 0; i < s->facts->contracts->count; i++)
            if (s->facts->contracts->items[i].owner == s->index)
                sum += s->settled->accounts[i].figures[f].fen;
        *out = of_fen(sum);
        return true;
    }
    return false;
}

static const adjustment_sum *adjustment_of(const scope *s, text kind)
{
    static const adjustment_sum none = {0};
    const adjustment_kind k = adjustment_kind_by_name(kind);
    if (k == ADJUSTMENT_KIND_COUNT || !s->facts->adjustments->given)
        return &none;
    return &s->facts->adjustments->sums[s->index][k];
}

static scope_amount allowances_of_month(const scope *s)
{
    const rules *r = s->facts->rules;
    int128 sum = 0;
    for (size_t i = 0; i < r->allowance_count; i++)
        if (r->allowances[i].months & 1u << (month_of_year(s->facts->month) - 1))
            sum += r->allowances[i].amount.fen;
    return of_fen(sum);
}

int128 scope_weight_total(const scope *s)
{
    int128 sum = 0;
    for (size_t i = 0; i < s->facts->people->count; i++)
        sum += s->settled->payslips[i].figures[FIGURE_PROFIT_SHARE_WEIGHT].fen;
    return sum;
}

static bool person_call(const scope *s, const formula *call, scope_amount *out)
{
    const person_opening *start = &s->facts->opening->people[s->index];
    if (text_is(call->word, "lines"))
        return person_lines(s, call->argument, out);
    if (text_is(call->word, "contracts"))
        return person_contracts(s, call->argument, out);
    if (text_is(call->word, "adjustments"))
        *out = of_fen(adjustment_of(s, call->argument)->sum_fen);
    else if (text_is(call->word, "opening"))
        *out = of_fen(text_is(call->argument, "carried") ? start->carried_in.fen : start->risk_fund.fen);
    else if (text_is(call->word, "allowances"))
        *out = allowances_of_month(s);
    else if (text_is(call->word, "share"))
        *out = of_fen(slip_of(s)->figures[FIGURE_PROFIT_SHARE].fen);
    else
        return false;
    return true;
}

static bool contract_call(const scope *s, const formula *call, scope_amount *out)
{
    const contract_opening *start = &s->facts->opening->contracts[s->index];
    if (text_is(call->word, "lines"))
        *out = of_fen(s->facts->tally->contracts[s->index].collected_fen);
    else if (text_is(call->word, "instalments"))
        *out = of_fen(text_is(call->argument, "month") ? start->due_in_month_fen : start->due_before_fen);
    else if (text_is(call->word, "opening"))
        *out = of_fen(start->collected_to_date.fen);
    else
        return false;
    return true;
}

static int128 digits_of(text number)
{
    int128 value = 0;
    for (size_t i = 0; i < number.size; i++)
        value = value * 10 + (number.bytes[i] - '0');
    return value;
}

bool scope_value(const scope *s, const formula *leaf, scope_amount *out)
{
    rule_use rule;
    switch (leaf->kind) {
    case FORMULA_NUMBER: *out = of_count(digits_of(leaf->word)); return true;
    case FORMULA_RULE:
        if (!scope_rule(s, leaf->word, leaf->argument, &rule))
            return false;
        *out = rule.amount;
        return true;
    case FORMULA_CALL:
        return s->kind == SCOPE_PERSON ? person_call(s, leaf, out)
                                       : s->kind == SCOPE_CONTRACT && contract_call(s, leaf, out);
    case FORMULA_NAME:
        if (s->kind == SCOPE_PERSON)
            return person_name(s, leaf->word, out);
        return s->kind == SCOPE_CONTRACT ? contract_name(s, leaf->word, out) : line_name(s, leaf->word, out);
    default: return false;
    }
}

/* ---- conditions ---- */

static bool flag_holds(const scope *s, const formula *flag)
{
    if (text_is(flag->word, "given"))
        return text_is(flag->argument, "risk_fund") ? s->facts->rules->has_risk_fund : s->facts->rules->has_bonus;
    if (text_is(flag->word, "all"))
        return adjustment_of(s, flag->argument)->all;
    if (text_is(flag->word, "priced"))
        return s->row->has_prices;
    if (text_is(flag->word, "active"))
        return slip_of(s)->active;
    const date signed_on = s->facts->contracts->items[s->index].signed_on;
    return !date_is_none(signed_on) && month_of_date(signed_on).index == s->facts->month.index;
}

bool scope_holds(const scope *s, const formula *test)
{
    rule_use rule;
    if (test->kind == FORMULA_IS)
        return scope_rule(s, test->parts[0]->word, test->parts[0]->argument, &rule) && text_is(test->word, rule.value);
    return flag_holds(s, test);
}
