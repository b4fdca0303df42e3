/* Collection on time: what was due, what came in, what is overdue, by contract and by owner. */
#include "report/html_page.h"

#include <stdlib.h>

#include "base/round.h"

#define CONTRACTS_MAX 200 /* of more the others stand in one row */

static const contract_figure columns[] = {
    CONTRACT_DUE,         CONTRACT_COLLECTED,         CONTRACT_LATE,
    CONTRACT_DUE_TO_DATE, CONTRACT_COLLECTED_TO_DATE, CONTRACT_OVERDUE};
#define COLUMN_COUNT (sizeof columns / sizeof *columns)

/* fen, by contract_figure. */
typedef struct {
    int128 sums[CONTRACT_FIGURE_COUNT];
} collected_sums;

typedef struct {
    const report_month *month;
    const report_contract *
        *shown; /* that had something due in the month, or still have: the most overdue first */
    size_t count;
    collected_sums total;
    collected_sums *owners; /* by index of people; one more for owners that are not known */
} collection;

static bool is_shown(const report_contract *c)
{
    return c->account->due.fen != 0 || c->account->overdue.fen != 0;
}

static void add(collected_sums *to, const contract_account *account)
{
    for (contract_figure f = 0; f < CONTRACT_FIGURE_COUNT; f++)
        to->sums[f] += account->figures[f].fen;
}

static int by_overdue(const void *a, const void *b)
{
    const report_contract *const *p = a, *const *q = b;
    int order = money_compare((*q)->account->overdue, (*p)->account->overdue);
    if (order == 0)
        order = money_compare((*q)->account->late, (*p)->account->late);
    return order != 0 ? order : (*p > *q) - (*p < *q);
}

static bool gather(html_page *p, const report_month *m, collection *c)
{
    const people *known = &m->now.computed.people;
    *c = (collection){.month = m};
    c->shown = arena_allocate(&p->scratch, m->contract_count * sizeof *c->shown);
    c->owners = arena_allocate(&p->scratch, (known->count + 1) * sizeof *c->owners);
    if (!c->shown || !c->owners)
        return false;
    for (size_t i = 0; i < m->contract_count; i++) {
        const report_contract *row = &m->contracts[i];
        const size_t owner = row->owner ? (size_t)(row->owner - known->items) : known->count;
        if (!is_shown(row))
            continue;
        c->shown[c->count++] = row;
        add(&c->total, row->account);
        add(&c->owners[owner], row->account);
    }
    qsort(c->shown, c->count, sizeof *c->shown, by_overdue);
    return true;
}

/* ---- in large ---- */

static void write_amount(const html_page *p, const collection *c, contract_figure f)
{
    fputs("<div><dt>", p->out);
    html_text(p, text_of(contract_figure_label(f, p->lang)));
    fputs("</dt><dd class=\"amount\">", p->out);
    html_amount(p, c->total.sums[f]);
    fputs("</dd></div>\n", p->out);
}

/* The part of what was due that was there in time, in tenths of a percent, and drawn. */
static void write_share(const html_page *p, const collection *c)
{
    const int128 due = c->total.sums[CONTRACT_DUE], late = c->total.sums[CONTRACT_LATE];
    if (due <= 0)
        return;
    const int share = (int)round_half_away((due - late) * 1000, due);
    fputs("<div><dt>", p->out);
    html_word(p, REPORT_WORD_ON_TIME);
    fprintf(p->out, "</dt><dd class=\"amount\">%d.%d%%</dd><dd>", share / 10, share % 10);
    fputs("<svg class=\"share\" role=\"img\" viewBox=\"0 0 1000 10\" "
          "preserveAspectRatio=\"none\"><title>",
          p->out);
    html_word(p, REPORT_WORD_ON_TIME);
    fprintf(p->out, "</title><desc>%d.%d%%</desc>", share / 10, share % 10);
    fprintf(p->out,
            "<rect class=\"rest\" width=\"1000\" height=\"10\"/>"
            "<rect class=\"p1\" width=\"%d\" height=\"10\"/></svg></dd></div>\n",
            share);
}

/* ---- tables ---- */

static void write_columns(const html_page *p)
{
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        html_table_column(p, text_of(contract_figure_label(columns[i], p->lang)), true);
    html_table_body(p);
}

static void write_cells(const html_page *p, const collected_sums *s)
{
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        html_cell_amount(p, s->sums[columns[i]]);
    html_row_end(p);
}

static void write_contract(const html_page *p, const report_contract *row)
{
    collected_sums sums = {{0}};
    add(&sums, row->account);
    fputs("<tr><th scope=\"row\">", p->out);
    html_text(p, row->of->id);
    if (row->of->customer.size > 0) {
        fputs(" <small>", p->out);
        html_text(p, row->of->customer);
        fputs("</small>", p->out);
    }
    fputs("</th>", p->out);
    html_cell_text(p, row->owner ? row->owner->name : row->of->owner_id);
    write_cells(p, &sums);
}

/* What the rows shown leave of the total. */
static void write_others(const html_page *p, const collection *c)
{
    collected_sums sums = {{0}};
    if (c->count <= CONTRACTS_MAX)
        return;
    for (size_t i = CONTRACTS_MAX; i < c->count; i++)
        add(&sums, c->shown[i]->account);
    fputs("<tr><th scope=\"row\">", p->out);
    html_word(p, REPORT_WORD_OTHER_CONTRACTS);
    fprintf(p->out, " (%zu)</th>", c->count - CONTRACTS_MAX);
    html_cell_text(p, TEXT_EMPTY);
    write_cells(p, &sums);
}

static void write_contracts(const html_page *p, const collection *c)
{
    html_heading(p, p->level + 1, REPORT_WORD_BY_CONTRACT);
    html_table_begin(p, c->month->month, "contracts", REPORT_WORD_CONTRACTS_ORDER, "");
    html_table_column(p, text_of(report_text(REPORT_WORD_CONTRACT, p->lang)), false);
    html_table_column(p, text_of(report_text(REPORT_WORD_PERSON, p->lang)), false);
    write_columns(p);
    for (size_t i = 0; i < c->count && i < CONTRACTS_MAX; i++)
        write_contract(p, c->shown[i]);
    write_others(p, c);
    html_table_total(p);
    html_row_begin(p, text_of(report_text(REPORT_WORD_TOTAL, p->lang)));
    html_cell_text(p, TEXT_EMPTY);
    write_cells(p, &c->total);
    html_table_end(p);
}

static void write_owners(const html_page *p, const collection *c)
{
    const people *known = &c->month->now.computed.people;
    html_heading(p, p->level + 1, REPORT_WORD_BY_PERSON);
    html_table_begin(p, c->month->month, "owners", REPORT_WORD_IN_YUAN, "");
    html_table_column(p, text_of(report_text(REPORT_WORD_PERSON, p->lang)), false);
    write_columns(p);
    for (size_t i = 0; i <= known->count; i++) {
        const collected_sums *s = &c->owners[i];
        if (s->sums[CONTRACT_DUE] == 0 && s->sums[CONTRACT_OVERDUE] == 0)
            continue;
        if (i < known->count)
            html_row_person(p, known->items[i].name, known->items[i].id);
        else
            html_row_begin(p, text_of(report_text(REPORT_WORD_NOT_THERE, p->lang)));
        write_cells(p, s);
    }
    html_table_total(p);
    html_row_begin(p, text_of(report_text(REPORT_WORD_TOTAL, p->lang)));
    write_cells(p, &c->total);
    html_table_end(p);
}

bool html_collection(html_page *p, const report_month *m)
{
    collection c;
    if (!m->now.computed.contracts.given)
        return true;
    if (!gather(p, m, &c))
        return false;
    html_section_begin(p, m->month, "collection", REPORT_WORD_COLLECTION);
    if (c.count == 0) {
        html_note(p, REPORT_WORD_NOTHING_DUE);
    } else {
        fputs("<dl class=\"main\">\n", p->out);
        write_amount(p, &c, CONTRACT_DUE);
        write_share(p, &c);
        write_amount(p, &c, CONTRACT_LATE);
        write_amount(p, &c, CONTRACT_OVERDUE);
        fputs("</dl>\n", p->out);
        write_contracts(p, &c);
        write_owners(p, &c);
    }
    html_section_end(p);
    return true;
}
