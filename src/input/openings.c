#include "input/openings.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/decimal.h"
#include "input/cells.h"
#include "input/table.h"

bool opening_init(const input_context *context, const people *known, const contracts *all, opening *out)
{
    *out = (opening){0};
    out->people = arena_allocate(context->memory, known->count * sizeof *out->people);
    out->contracts = arena_allocate(context->memory, all->count * sizeof *out->contracts);
    if (out->people == NULL || out->contracts == NULL) {
        REPORT(context->diagnostics, OUT_OF_MEMORY, LOCATION_NONE);
        return false;
    }
    for (size_t i = 0; i < known->count; i++)
        out->people[i].risk_fund = known->items[i].fund_opening;
    for (size_t i = 0; i < all->count; i++)
        out->contracts[i].collected_to_date = all->items[i].collected_opening;
    return true;
}

/* One of the two files, its rows told apart by id. */
typedef struct {
    table table;
    const name_index *known; /* NULL: form alone */
    opening *out;
    name_index seen; /* id → its place in lines */
    uint64_t *lines;
    size_t count, capacity;
    vanished_row *vanished;
    size_t vanished_count, vanished_capacity;
} opening_reader;

static void out_of_memory(opening_reader *reader)
{
    REPORT(reader->table.context->diagnostics, OUT_OF_MEMORY, LOCATION_NONE);
    reader->table.failed = true;
}

/* The rows' month is the one before. */
static bool check_month(const table *t, size_t column, const cell_value *cell)
{
    month before = {t->context->month.index - 1};
    char is[MONTH_TEXT_SIZE], should_be[MONTH_TEXT_SIZE];
    if (!cell_is_good(cell) || cell->month.index == before.index)
        return true;
    TABLE_REPORT(t, column, NOT_THE_MONTH_BEFORE, text_from(is, month_format(cell->month, is)),
                 text_from(should_be, month_format(before, should_be)));
    return false;
}

/* False and reported when the id stands in the file already. */
static bool note_id(opening_reader *reader, size_t column, text id)
{
    uint32_t stored;
    uint64_t *lines = array_reserve(reader->lines, &reader->capacity, reader->count + 1, sizeof *lines);
    text kept = table_keep(&reader->table, id);
    if (lines != NULL)
        reader->lines = lines;
    if (lines == NULL || !name_index_put(&reader->seen, kept, (uint32_t)reader->count, &stored)) {
        out_of_memory(reader);
        return false;
    }
    if (stored != reader->count) {
        char line[24];
        int size = snprintf(line, sizeof line, "%llu", (unsigned long long)lines[stored]);
        TABLE_REPORT(&reader->table, column, OPENS_TWICE, id, text_from(line, (size_t)size));
        return false;
    }
    lines[reader->count++] = reader->table.record.line;
    return true;
}

static void add_vanished(opening_reader *reader, vanished_row row)
{
    vanished_row *rows =
        array_reserve(reader->vanished, &reader->vanished_capacity, reader->vanished_count + 1, sizeof *rows);
    if (rows == NULL) {
        out_of_memory(reader);
        return;
    }
    reader->vanished = rows;
    row.id = table_keep(&reader->table, row.id);
    row.owner_id = table_keep(&reader->table, row.owner_id);
    rows[reader->vanished_count++] = row;
}

static void take_balance(opening_reader *reader, const cell_value *cells)
{
    const table *t = &reader->table;
    text id = cells[BALANCES_EMPLOYEE_ID].text;
    money fund = cells[BALANCES_CLOSING].amount, carried = cells[BALANCES_CARRIED_OUT].amount;
    uint32_t who = name_index_find(reader->known, id);
    if (who != NAME_NONE) {
        reader->out->people[who] = (person_opening){.listed = true, .risk_fund = fund, .carried_in = carried};
    } else if (fund.fen != 0 || carried.fen != 0) {
        char fund_text[MONEY_TEXT_SIZE], carried_text[MONEY_TEXT_SIZE];
        TABLE_REPORT(t, BALANCES_EMPLOYEE_ID, PERSON_VANISHED, id, text_from(fund_text, money_format(fund, fund_text)),
                     text_from(carried_text, money_format(carried, carried_text)));
    } else {
        add_vanished(reader, (vanished_row){.id = id, .owner_id = TEXT_EMPTY});
    }
}

static void take_receivable(opening_reader *reader, const cell_value *cells)
{
    const table *t = &reader->table;
    text id = cells[RECEIVABLES_CONTRACT_ID].text;
    money due = cells[RECEIVABLES_DUE].amount, collected = cells[RECEIVABLES_COLLECTED].amount;
    uint32_t which = name_index_find(reader->known, id);
    if (which != NAME_NONE) {
        contract_opening *c = &reader->out->contracts[which];
        c->listed = true;
        c->collected_to_date = collected;
        c->due_to_date_before = due;
    } else if (money_compare(due, collected) != 0) {
        char due_text[MONEY_TEXT_SIZE], collected_text[MONEY_TEXT_SIZE];
        TABLE_REPORT(t, RECEIVABLES_CONTRACT_ID, CONTRACT_VANISHED, id, text_from(due_text, money_format(due, due_text)),
                     text_from(collected_text, money_format(collected, collected_text)));
    } else {
        add_vanished(reader, (vanished_row){.id = id,
                                            .owner_id = cell_text(&cells[RECEIVABLES_EMPLOYEE_ID]),
                                            .due_to_date = due,
                                            .collected_to_date = collected});
    }
}

typedef void row_taker(opening_reader *reader, const cell_value *cells);

/* Both files begin with month and id. */
static void read_rows(opening_reader *reader, size_t month_column, size_t id_column, row_taker *take)
{
    table *t = &reader->table;
    while (table_next(t)) {
        cell_value cells[COLUMNS_MAX];
        bool good = cells_parse(t, cells);
        good &= check_month(t, month_column, &cells[month_column]);
        if (cell_is_good(&cells[id_column]))
            good &= note_id(reader, id_column, cells[id_column].text);
        if (good && reader->known != NULL)
            take(reader, cells);
    }
}

/* The vanished rows go to the arena; the rest of the reader is released. */
static bool finish(opening_reader *reader, vanished_row **vanished, size_t *count)
{
    *count = 0;
    *vanished = arena_allocate(reader->table.context->memory, reader->vanished_count * sizeof **vanished);
    if (*vanished == NULL) {
        out_of_memory(reader);
    } else if (reader->vanished_count > 0) {
        memcpy(*vanished, reader->vanished, reader->vanished_count * sizeof **vanished);
        *count = reader->vanished_count;
    }
    name_index_release(&reader->seen);
    free(reader->lines);
    free(reader->vanished);
    return table_close(&reader->table);
}

/* These files are UTF-8, whatever --encoding says of those that people wrote. */
static input_context for_own_files(const input_context *context)
{
    input_context own = *context;
    own.encoding = ENCODING_AUTO;
    return own;
}

bool balances_read(const input_context *context, const char *path, const people *known, opening *out)
{
    opening_reader reader = {.known = known == NULL ? NULL : &known->by_id, .out = out};
    const input_context own = for_own_files(context);
    out->first_month = false;
    if (!table_open(&reader.table, &own, path, &balances_columns))
        return false;
    read_rows(&reader, BALANCES_MONTH, BALANCES_EMPLOYEE_ID, take_balance);
    return finish(&reader, &out->vanished_people, &out->vanished_person_count);
}

bool receivables_read(const input_context *context, const char *path, const contracts *known, opening *out)
{
    opening_reader reader = {.known = known == NULL ? NULL : &known->by_id, .out = out};
    const input_context own = for_own_files(context);
    if (!table_open(&reader.table, &own, path, &receivables_columns))
        return false;
    read_rows(&reader, RECEIVABLES_MONTH, RECEIVABLES_CONTRACT_ID, take_receivable);
    return finish(&reader, &out->vanished_contracts, &out->vanished_contract_count);
}

bool totals_sales_read(const input_context *context, const char *path, money *sales, bool *told)
{
    table t;
    *told = false;
    const input_context own = for_own_files(context);
    if (!table_open(&t, &own, path, &totals_columns))
        return false;
    while (table_next(&t))
        if (text_is(table_cell(&t, TOTALS_ITEM), "sales"))
            *told = decimal_parse_money(table_cell(&t, TOTALS_VALUE), sales) == DECIMAL_OK;
    return table_close(&t);
}
