#include "review/book_state.h"

#include "io/json.h"
#include "review/amounts.h"
#include "review/words.h"

#define SEAL_SHOWN 12 /* characters: enough to tell months apart at a glance */

static const figure shown[] = {FIGURE_COLLECTED, FIGURE_NET_PAY, FIGURE_RISK_FUND_BALANCE};
#define SHOWN_COUNT (sizeof shown / sizeof *shown)

static const struct {
    const char *key;
    review_word words;
} states[MONTH_STATES] = {
    [MONTH_EMPTY] = {"empty", REVIEW_STATE_EMPTY},
    [MONTH_MISSING] = {"missing", REVIEW_STATE_MISSING},
    [MONTH_DRAFT] = {"draft", REVIEW_STATE_DRAFT},
    [MONTH_STALE] = {"stale", REVIEW_STATE_STALE},
    [MONTH_ERRORS] = {"errors", REVIEW_STATE_ERRORS},
    [MONTH_SEALED] = {"closed", REVIEW_STATE_CLOSED},
};

const char *month_state_key(month_state state)
{
    return states[state].key;
}

static void write_row(rows_table *t, const month_row *row, language lang)
{
    char written[MONTH_TEXT_SIZE], persons[24], seal[SEAL_SHOWN + sizeof "…"];
    month_format(row->month, written);
    snprintf(persons, sizeof persons, "%llu", (unsigned long long)row->totals.persons);
    rows_table_row(t);
    rows_table_cell(t, written);
    rows_table_cell(t, review_text(states[row->state].words, lang));
    rows_table_cell(t, row->has_totals ? persons : "");
    for (size_t i = 0; i < SHOWN_COUNT; i++) {
        if (row->has_totals)
            amount_cell(t, row->totals.sums[shown[i]].fen);
        else
            rows_table_cell(t, "");
    }
    snprintf(seal, sizeof seal, "%.*s…", SEAL_SHOWN, row->seal ? row->seal : "");
    rows_table_cell(t, row->seal ? seal : "");
}

bool book_state_write_text(const month_row *rows, size_t count, language lang, FILE *out)
{
    rows_table t;
    if (count == 0)
        return true;
    rows_table_begin(&t, out);
    rows_table_column(&t, review_text(REVIEW_MONTH, lang), false);
    rows_table_column(&t, review_text(REVIEW_STATE, lang), false);
    rows_table_column(&t, review_text(REVIEW_PERSONS, lang), true);
    for (size_t i = 0; i < SHOWN_COUNT; i++)
        rows_table_column(&t, figure_label(shown[i], lang), true);
    rows_table_column(&t, review_text(REVIEW_SEAL, lang), false);
    for (size_t i = 0; i < count; i++)
        write_row(&t, &rows[i], lang);
    return rows_table_end(&t);
}

void book_state_write_json(const month_row *rows, size_t count, FILE *out)
{
    for (size_t i = 0; i < count; i++) {
        const month_row *row = &rows[i];
        char written[MONTH_TEXT_SIZE];
        json_begin(out, "month_state");
        json_text(out, "month", text_from(written, month_format(row->month, written)));
        json_text(out, "state", text_of(month_state_key(row->state)));
        if (row->has_totals) {
            json_number(out, "persons", (int64_t)row->totals.persons);
            for (size_t f = 0; f < SHOWN_COUNT; f++)
                json_money(out, figure_key(shown[f]), row->totals.sums[shown[f]]);
        }
        if (row->seal)
            json_text(out, "seal", text_of(row->seal));
        json_end(out);
    }
}
