#include "input/contracts.h"

#include <stdio.h>
#include <stdlib.h>

#include "input/cells.h"
#include "input/table.h"

typedef struct {
    table table;
    const people *people;
    contracts *out;
    contract *items; /* on the heap while it grows */
    size_t capacity;
} contract_reader;

static void out_of_memory(contract_reader *reader)
{
    REPORT(reader->table.context->diagnostics, OUT_OF_MEMORY, LOCATION_NONE);
    reader->table.failed = true;
}

/* Room for one more under its id; NULL and reported when the id stands there already or memory is out. */
static contract *add_contract(contract_reader *reader, text id)
{
    contracts *out = reader->out;
    const table *t = &reader->table;
    uint32_t earlier = contracts_find(out, id);
    if (earlier != CONTRACT_NONE) {
        char line[24];
        int size = snprintf(line, sizeof line, "%llu", (unsigned long long)reader->items[earlier].line);
        TABLE_REPORT(t, CONTRACTS_CONTRACT_ID, SAME_CONTRACT_TWICE, id, text_from(line, (size_t)size));
        return NULL;
    }
    contract *items = array_reserve(reader->items, &reader->capacity, out->count + 1, sizeof *items);
    text kept = table_keep(&reader->table, id);
    uint32_t ignored;
    if (items != NULL)
        reader->items = items;
    if (items == NULL || !name_index_put(&out->by_id, kept, (uint32_t)out->count, &ignored)) {
        out_of_memory(reader);
        return NULL;
    }
    contract *made = &items[out->count++];
    *made = (contract){.id = kept, .line = t->record.line};
    return made;
}

/* Under measure = contracted the sale of the month is quantity × contract price: without the quantity it has none. */
static void check_quantity(const table *t, const contract *c)
{
    const input_context *context = t->context;
    if (context->rules == NULL || context->rules->measure != MEASURE_CONTRACTED || c->has_quantity ||
        date_is_none(c->signed_on) || month_of_date(c->signed_on).index != context->month.index)
        return;
    char buffer[MONTH_TEXT_SIZE];
    TABLE_REPORT(t, CONTRACTS_QUANTITY, QUANTITY_NEEDED, c->id,
                 text_from(buffer, month_format(context->month, buffer)));
}

/* A wrong price has been reported; credit divides by prices, so what stands in its place is more than 0. */
static price price_or_one(const cell_value *cell)
{
    return cell_is_good(cell) ? cell->price : (price){1000000};
}

static void take_row(contract_reader *reader)
{
    cell_value cells[COLUMNS_MAX];
    table *t = &reader->table;
    cells_parse(t, cells);
    if (!cell_is_good(&cells[CONTRACTS_CONTRACT_ID]))
        return;
    contract *c = add_contract(reader, cells[CONTRACTS_CONTRACT_ID].text);
    if (c == NULL)
        return;
    c->owner_id = table_keep(t, cell_text(&cells[CONTRACTS_EMPLOYEE_ID]));
    c->owner = reader->people == NULL ? PERSON_NONE : people_find(reader->people, c->owner_id);
    c->signed_on = cell_is_good(&cells[CONTRACTS_SIGNED]) ? cells[CONTRACTS_SIGNED].day : DATE_NONE;
    c->customer = table_keep(t, cell_text(&cells[CONTRACTS_CUSTOMER]));
    c->product = table_keep(t, cell_text(&cells[CONTRACTS_PRODUCT]));
    c->has_quantity = cell_is_good(&cells[CONTRACTS_QUANTITY]);
    if (c->has_quantity)
        c->count = cells[CONTRACTS_QUANTITY].count;
    c->list_price = price_or_one(&cells[CONTRACTS_LIST_PRICE]);
    c->contract_price = price_or_one(&cells[CONTRACTS_CONTRACT_PRICE]);
    if (cell_is_good(&cells[CONTRACTS_COLLECTED_OPENING]))
        c->collected_opening = cells[CONTRACTS_COLLECTED_OPENING].amount;
    if (cells[CONTRACTS_QUANTITY].state == CELL_BLANK)
        check_quantity(t, c);
}

/* Moves the contracts from the heap to the arena that owns them from now on. */
static void hand_out(contract_reader *reader)
{
    contracts *out = reader->out;
    out->items = arena_allocate(reader->table.context->memory, out->count * sizeof *out->items);
    if (out->items == NULL) {
        out->count = 0;
        out_of_memory(reader);
    } else if (out->count > 0) {
        memcpy(out->items, reader->items, out->count * sizeof *out->items);
    }
}

bool contracts_read(const input_context *context, const char *path, const people *known, contracts *out)
{
    contract_reader reader = {.people = known, .out = out};
    *out = (contracts){.given = true, .by_id = NAME_INDEX_EMPTY};
    if (!table_open(&reader.table, context, path, &contracts_columns))
        return false;
    out->source = reader.table.file.source;
    while (table_next(&reader.table))
        take_row(&reader);
    hand_out(&reader);
    free(reader.items);
    return table_close(&reader.table);
}
