#include "report/gather.h"

#include <stdlib.h>

#include "explain/reread.h"
#include "report/compare.h"
#include "report/formula_lines.h"
#include "report/month_rows.h"

bool report_open(report_data *data, size_t month_count, unsigned needs, diagnostics *d)
{
    *data = (report_data){.needs = needs};
    data->months = arena_allocate(&data->memory, month_count * sizeof *data->months);
    if (!data->months)
        return diagnostics_out_of_memory(d);
    data->month_count = month_count;
    for (size_t i = 0; i < month_count; i++)
        data->months[i].now.month = data->months[i].earlier.month = MONTH_NONE;
    return true;
}

void report_release(report_data *data)
{
    for (size_t i = 0; i < data->month_count; i++) {
        report_month *m = &data->months[i];
        comparison_release(&m->compared);
        compared_side_release(&m->now);
        compared_side_release(&m->earlier);
        free(m->lines);
        free(m->adjustments);
    }
    arena_release(&data->memory);
    *data = (report_data){0};
}

/* ---- a month ---- */

static text grade_of(const rules *r, const person *p)
{
    if (p->grade == GRADE_UNKNOWN)
        return p->grade_written;
    const grade_rules *grade = &r->grades[p->grade];
    return grade->label.size > 0 ? grade->label : grade->name;
}

/* Whether what belongs to this person is reported. */
static bool reported(const month_rows *rows, uint32_t who)
{
    return !rows->asked || (who != PERSON_NONE && who == rows->who);
}

static bool list_persons(const month_rows *rows, diagnostics *d)
{
    report_month *m = rows->month;
    const computed_month *c = &m->now.computed;
    m->persons = arena_allocate(&rows->data->memory, c->people.count * sizeof *m->persons);
    if (!m->persons)
        return diagnostics_out_of_memory(d);
    for (uint32_t i = 0; i < c->people.count; i++) {
        const payslip *slip = &c->settlement.payslips[i];
        const person *who = &c->people.items[i];
        if (!slip->issued || !reported(rows, i))
            continue;
        m->persons[m->person_count++] =
            (report_person){.index = i, .who = who, .slip = slip, .grade = grade_of(c->rules, who)};
        for (figure f = 0; f < FIGURE_COUNT; f++)
            m->sums[f] += slip->figures[f].fen;
    }
    return true;
}

static bool list_contracts(const month_rows *rows, diagnostics *d)
{
    report_month *m = rows->month;
    const computed_month *c = &m->now.computed;
    m->contracts = arena_allocate(&rows->data->memory, c->contracts.count * sizeof *m->contracts);
    if (!m->contracts)
        return diagnostics_out_of_memory(d);
    for (uint32_t i = 0; i < c->contracts.count; i++) {
        const contract *of = &c->contracts.items[i];
        if (!c->settlement.accounts[i].listed || !reported(rows, of->owner))
            continue;
        m->contracts[m->contract_count++] = (report_contract){
            .index = i,
            .of = of,
            .account = &c->settlement.accounts[i],
            .owner = of->owner == PERSON_NONE ? NULL : &c->people.items[of->owner],
        };
    }
    return true;
}

typedef struct {
    const month_rows *rows;
    diagnostics *diagnostics;
} taking;

static void take_adjustment(void *closure, const adjustment *row)
{
    const taking *t = closure;
    report_month *m = t->rows->month;
    if (!reported(t->rows, row->person))
        return;
    adjustment *kept = array_reserve(m->adjustments, &m->adjustment_capacity,
                                     m->adjustment_count + 1, sizeof *kept);
    const text note = kept ? arena_copy(&t->rows->data->memory, row->note) : (text){NULL, 0};
    if (kept)
        m->adjustments = kept;
    if (!note.bytes) {
        diagnostics_out_of_memory(t->diagnostics);
        return;
    }
    kept[m->adjustment_count] = *row;
    kept[m->adjustment_count++].note = note;
}

bool report_compute(report_data *data, size_t i, const month_paths *paths, const char *asked,
                    diagnostics *d)
{
    report_month *m = &data->months[i];
    month_rows rows = {.data = data, .month = m, .asked = asked};
    taking t = {&rows, d};
    const month_sink sink = month_rows_sink(&rows);
    m->month = paths->month;
    m->now = (compared_side){.month = paths->month, .paths = *paths, .paid = {.month = MONTH_NONE}};
    m->now.has_inputs = true; /* released with the side, computed to the end or not */
    if (!month_compute(&m->now.computed, &m->now.paths, &sink, d))
        return false;
    data->scheme = m->now.computed.rules->scheme_name;
    return list_persons(&rows, d) && list_contracts(&rows, d) &&
           reread_adjustments(&m->now.computed, paths, &data->memory, take_adjustment, &t, d) &&
           !diagnostics_failed(d);
}

/* ---- the year ---- */

bool report_in_year(const report_data *data, month m)
{
    for (size_t i = 0; i < data->month_count; i++)
        if (data->months[i].month.index == m.index)
            return false;
    return month_year(m) >= month_year(data->months[0].month) &&
           month_year(m) <= month_year(data->months[data->month_count - 1].month);
}

/* In its place in the year; NULL when memory is out. */
static report_year_month *year_place(report_data *data, month m)
{
    report_year_month *year = arena_allocate(&data->memory, (data->year_count + 1) * sizeof *year);
    size_t at = 0;
    if (!year)
        return NULL;
    while (at < data->year_count && data->year[at].month.index < m.index)
        at++;
    for (size_t i = 0; i < data->year_count; i++)
        year[i < at ? i : i + 1] = data->year[i];
    data->year = year;
    data->year_count++;
    year[at] = (report_year_month){.month = m};
    return &year[at];
}

bool report_year_add(report_data *data, month m, bool closed, const payslips *written,
                     diagnostics *d)
{
    report_year_month *added = year_place(data, m);
    if (!added)
        return diagnostics_out_of_memory(d);
    added->closed = closed;
    for (size_t i = 0; i < written->count; i++) {
        const paid_person *p = &written->items[i];
        if (data->only.bytes && !text_equal(p->id, data->only))
            continue;
        added->person_count++;
        for (figure f = 0; f < FIGURE_COUNT; f++)
            added->sums[f] += p->figures[f].fen;
    }
    return true;
}

static bool add_reported(report_data *data, const report_month *m)
{
    report_year_month *added = year_place(data, m->month);
    if (!added)
        return false;
    added->reported = true;
    added->closed = m->state == REPORT_CLOSED;
    added->person_count = m->person_count;
    for (figure f = 0; f < FIGURE_COUNT; f++)
        added->sums[f] = m->sums[f];
    return true;
}

/* ---- the whole ---- */

language report_language(const report_data *data, bool lang_given, language lang)
{
    const rules *r = data->months[data->month_count - 1].now.computed.rules;
    if (lang_given || !rules_entry(r, TEXT_LITERAL("output"), TEXT_LITERAL("headers")))
        return lang;
    return r->headers_chinese ? LANGUAGE_CHINESE : LANGUAGE_ENGLISH;
}

bool report_finish(report_data *data, language lang, diagnostics *d)
{
    data->lang = lang;
    for (size_t i = 0; i < data->month_count; i++) {
        report_month *m = &data->months[i];
        if ((data->needs & REPORT_BEFORE) && !report_compare(data, m, d))
            return false;
        if ((data->needs & REPORT_FORMULAS) && !formula_lines_write(data, m))
            return diagnostics_out_of_memory(d);
        if ((data->needs & REPORT_YEAR) && !add_reported(data, m))
            return diagnostics_out_of_memory(d);
    }
    return true;
}
