#include "explain/write_rows.h"

#include <inttypes.h>

#include "calc/credit.h"
#include "calc/figures.h"
#include "explain/render.h"
#include "explain/rows_table.h"
#include "explain/told_figure.h"
#include "explain/words.h"

/* Sums in the last row of a table, in fen or, for the exact commissions, in 10^-6 fen. */
typedef struct {
    int128 amount, excess, regular, base, excess_commission;
} line_sums;

#define FEN       100
#define EXACT_FEN ((int128)FEN * RATE_ONE_MILLIONTHS)

static void place_cell(rows_table *t, text file, uint64_t line)
{
    char place[512];
    snprintf(place, sizeof place, "%.*s:%" PRIu64, (int)(file.size < 480 ? file.size : 480), file.bytes, line);
    rows_table_cell(t, place);
}

static void date_cell(rows_table *t, date day)
{
    char written[DATE_TEXT_SIZE];
    date_format(day, written);
    rows_table_cell(t, written);
}

static void fen_cell(rows_table *t, int128 fen)
{
    rows_table_money(t, fraction_of(fen, FEN));
}

static void price_cell(rows_table *t, bool known, price each)
{
    if (known)
        rows_table_plain(t, fraction_of(each.micros, 1000000));
    else
        rows_table_cell(t, "");
}

static void begin(rows_table *t, saying title, language lang, FILE *out)
{
    fprintf(out, "\n%s\n", words_say(title, lang));
    rows_table_begin(t, out);
}

/* ---- payment lines ---- */

static void line_columns(rows_table *t, bool own, language lang)
{
    rows_table_column(t, words_say(SAY_PLACE, lang), false);
    rows_table_column(t, words_say(SAY_DATE, lang), false);
    rows_table_column(t, words_say(SAY_CONTRACT, lang), false);
    if (!own)
        rows_table_column(t, words_say(SAY_PERSON, lang), false);
    static const char *const terms[] = {"amount", "list_price", "contract_price"};
    for (size_t i = 0; i < 3; i++)
        rows_table_column(t, words_find(&words_terms, text_of(terms[i]), 0)->words[lang], true);
    for (line_figure f = 0; f < LINE_FIGURE_COUNT; f++)
        rows_table_column(t, line_figure_label(f, lang), true);
}

static void line_row(rows_table *t, const explanation *e, const explained_line *l, line_sums *sums)
{
    const rules *r = e->computed.rules;
    const int128 base = credit_base_commission(r, l->split), excess = credit_excess_commission(r, l->split);
    rows_table_row(t);
    place_cell(t, explanation_source(e, l->row.source), l->row.line);
    date_cell(t, l->row.on);
    rows_table_text(t, l->row.contract_id);
    if (!l->own)
        rows_table_text(t, e->computed.people.items[l->row.person].id);
    fen_cell(t, l->row.amount.fen);
    price_cell(t, l->row.has_prices, l->row.list_price);
    price_cell(t, l->row.has_prices, l->row.contract_price);
    fen_cell(t, l->split.excess.fen);
    fen_cell(t, l->split.regular.fen);
    rows_table_money(t, fraction_of(base, EXACT_FEN));
    rows_table_money(t, fraction_of(excess, EXACT_FEN));
    sums->amount += l->row.amount.fen;
    sums->excess += l->split.excess.fen;
    sums->regular += l->split.regular.fen;
    sums->base += base;
    sums->excess_commission += excess;
}

static void line_sum_row(rows_table *t, bool own, const line_sums *sums, language lang)
{
    rows_table_row(t);
    rows_table_cell(t, words_say(SAY_SUM, lang));
    for (int i = 0; i < (own ? 2 : 3); i++)
        rows_table_cell(t, "");
    fen_cell(t, sums->amount);
    rows_table_cell(t, "");
    rows_table_cell(t, "");
    fen_cell(t, sums->excess);
    fen_cell(t, sums->regular);
    rows_table_money(t, fraction_of(sums->base, EXACT_FEN));
    rows_table_money(t, fraction_of(sums->excess_commission, EXACT_FEN));
}

static bool is_wanted(const explanation *e, const explained_line *l, bool own)
{
    return l->own == own && (own || explanation_contract_counts(e, l->row.contract));
}

/* Below a table: how one of its columns came about, in the words of a row that has it. */
static bool write_formula(const char *label, const scope *s, const char *source, language lang, FILE *out)
{
    arena memory = ARENA_EMPTY;
    bool failed = false;
    const teller t = {&memory, s, lang, &failed};
    const step *steps = NULL;
    failed = !told_steps(&memory, s, source, &steps);
    if (steps && !failed) {
        fprintf(out, "%s = ", label);
        render_words(&t, steps, out);
        putc('\n', out);
    }
    arena_release(&memory);
    return !failed;
}

static bool write_excess_formula(const explanation *e, language lang, FILE *out)
{
    for (size_t i = 0; i < e->line_count; i++) {
        if (!e->lines[i].own || e->lines[i].split.excess.fen == 0)
            continue;
        const scope s = explanation_line_scope(e, &e->lines[i]);
        return write_formula(line_figure_label(LINE_EXCESS, lang), &s, line_figure_formula(LINE_EXCESS), lang, out);
    }
    return true;
}

static bool write_lines(const explanation *e, bool own, language lang, FILE *out)
{
    rows_table t;
    line_sums sums = {0};
    size_t count = 0;
    for (size_t i = 0; i < e->line_count; i++)
        count += is_wanted(e, &e->lines[i], own);
    if (count == 0)
        return true;
    begin(&t, own ? SAY_LINES : SAY_OTHERS_LINES, lang, out);
    line_columns(&t, own, lang);
    for (size_t i = 0; i < e->line_count; i++)
        if (is_wanted(e, &e->lines[i], own))
            line_row(&t, e, &e->lines[i], &sums);
    if (count > 1)
        line_sum_row(&t, own, &sums, lang);
    return rows_table_end(&t) && (!own || write_excess_formula(e, lang, out));
}

/* ---- contracts and what they owe ---- */

/* The sale is the last: only where the base salary looks at contracts. */
static const contract_figure contract_columns[] = {CONTRACT_DUE, CONTRACT_PREPAID, CONTRACT_COLLECTED, CONTRACT_LATE,
                                                   CONTRACT_SALE};
#define CONTRACT_COLUMN_MAX (sizeof contract_columns / sizeof *contract_columns)

static size_t contract_column_count(const explanation *e)
{
    return CONTRACT_COLUMN_MAX - (e->computed.rules->measure != MEASURE_CONTRACTED);
}

static size_t count_contracts(const explanation *e)
{
    size_t count = 0;
    for (uint32_t i = 0; i < e->computed.contracts.count; i++)
        count += explanation_contract_counts(e, i);
    return count;
}

static void contract_rows(rows_table *t, const explanation *e, int128 sums[CONTRACT_COLUMN_MAX])
{
    const size_t columns = contract_column_count(e);
    for (uint32_t i = 0; i < e->computed.contracts.count; i++) {
        if (!explanation_contract_counts(e, i))
            continue;
        const contract *c = &e->computed.contracts.items[i];
        rows_table_row(t);
        place_cell(t, explanation_source(e, e->computed.contracts.source), c->line);
        rows_table_text(t, c->id);
        for (size_t k = 0; k < columns; k++) {
            const money value = e->computed.settlement.accounts[i].figures[contract_columns[k]];
            fen_cell(t, value.fen);
            sums[k] += value.fen;
        }
    }
}

static bool write_contract_formula(const explanation *e, contract_figure f, language lang, FILE *out)
{
    for (uint32_t i = 0; i < e->computed.contracts.count; i++) {
        if (!explanation_contract_counts(e, i) || e->computed.settlement.accounts[i].figures[f].fen == 0)
            continue;
        const scope s = explanation_contract_scope(e, i);
        return write_formula(contract_figure_label(f, lang), &s, contract_figure_formula(f), lang, out);
    }
    return true;
}

static bool write_contracts(const explanation *e, language lang, FILE *out)
{
    rows_table t;
    int128 sums[CONTRACT_COLUMN_MAX] = {0};
    const size_t count = count_contracts(e), columns = contract_column_count(e);
    if (count == 0)
        return true;
    begin(&t, SAY_CONTRACTS, lang, out);
    rows_table_column(&t, words_say(SAY_PLACE, lang), false);
    rows_table_column(&t, words_say(SAY_CONTRACT, lang), false);
    for (size_t k = 0; k < columns; k++)
        rows_table_column(&t, contract_figure_label(contract_columns[k], lang), true);
    contract_rows(&t, e, sums);
    if (count > 1) {
        rows_table_row(&t);
        rows_table_cell(&t, words_say(SAY_SUM, lang));
        rows_table_cell(&t, "");
        for (size_t k = 0; k < columns; k++)
            fen_cell(&t, sums[k]);
    }
    return rows_table_end(&t) && write_contract_formula(e, CONTRACT_LATE, lang, out) &&
           write_contract_formula(e, CONTRACT_SALE, lang, out);
}

static bool falls_now(const explanation *e, const explained_instalment *i)
{
    return i->falls_in.index == e->computed.facts.month.index && explanation_contract_counts(e, i->contract);
}

static bool write_instalments(const explanation *e, language lang, FILE *out)
{
    rows_table t;
    bool any = false;
    for (size_t i = 0; i < e->instalment_count; i++)
        any |= falls_now(e, &e->instalments[i]);
    if (!any)
        return true;
    begin(&t, SAY_INSTALMENTS, lang, out);
    rows_table_column(&t, words_say(SAY_PLACE, lang), false);
    rows_table_column(&t, words_say(SAY_CONTRACT, lang), false);
    rows_table_column(&t, words_say(SAY_DUE_DATE, lang), false);
    rows_table_column(&t, contract_figure_label(CONTRACT_DUE, lang), true);
    for (size_t i = 0; i < e->instalment_count; i++) {
        const explained_instalment *row = &e->instalments[i];
        if (!falls_now(e, row))
            continue;
        rows_table_row(&t);
        place_cell(&t, explanation_file(e, "instalments"), row->line);
        rows_table_text(&t, e->computed.contracts.items[row->contract].id);
        date_cell(&t, row->due);
        fen_cell(&t, row->amount.fen);
    }
    return rows_table_end(&t);
}

/* ---- adjustments ---- */

static bool write_adjustments(const explanation *e, const bool kinds[ADJUSTMENT_KIND_COUNT], language lang, FILE *out)
{
    rows_table t;
    bool any = false, notes = false;
    for (size_t i = 0; i < e->adjustment_count; i++) {
        any |= kinds[e->adjustments[i].kind];
        notes |= kinds[e->adjustments[i].kind] && e->adjustments[i].note.size > 0;
    }
    if (!any)
        return true;
    begin(&t, SAY_ADJUSTMENT_ROWS, lang, out);
    rows_table_column(&t, words_say(SAY_PLACE, lang), false);
    rows_table_column(&t, words_say(SAY_KIND, lang), false);
    rows_table_column(&t, words_say(SAY_AMOUNT, lang), true);
    if (notes)
        rows_table_column(&t, words_say(SAY_NOTE, lang), false);
    for (size_t i = 0; i < e->adjustment_count; i++) {
        const adjustment *row = &e->adjustments[i];
        if (!kinds[row->kind])
            continue;
        rows_table_row(&t);
        place_cell(&t, explanation_file(e, "adjustments"), row->line);
        rows_table_cell(&t, adjustment_kind_name(row->kind, lang));
        if (row->all)
            rows_table_cell(&t, words_say(SAY_ALL, lang));
        else
            fen_cell(&t, row->amount.fen);
        if (notes)
            rows_table_text(&t, row->note);
    }
    return rows_table_end(&t);
}

bool rows_write(const explanation *e, unsigned rows, const bool kinds[ADJUSTMENT_KIND_COUNT], language lang, FILE *out)
{
    bool done = true;
    if (rows & ROWS_LINES)
        done = write_lines(e, true, lang, out);
    if (rows & ROWS_CONTRACTS)
        done = done && write_contracts(e, lang, out) && write_lines(e, false, lang, out);
    if (rows & ROWS_INSTALMENTS)
        done = done && write_instalments(e, lang, out);
    if (rows & ROWS_ADJUSTMENTS)
        done = done && write_adjustments(e, kinds, lang, out);
    return done;
}
