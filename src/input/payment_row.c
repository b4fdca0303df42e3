#include "input/payment_row.h"

#include <stdlib.h>

#include "io/folder.h"

/* Cells never hold a NUL, so what is joined by it comes apart in one way only. */
#define JOIN '\0'

/* Who is active in the month, worked out once and not for every row. */
static bool *find_active(const people *all, month m)
{
    size_t count = all == NULL ? 0 : all->count;
    bool *active = calloc(count + 1, sizeof *active);
    for (size_t i = 0; active != NULL && i < count; i++)
        active[i] = person_is_active(&all->items[i], m);
    return active;
}

bool payment_rows_init(payment_rows *rows, const input_context *context, const payments_request *request)
{
    *rows = (payment_rows){.context = context,
                           .request = request,
                           .first_day = month_first_day(context->month),
                           .last_day = month_last_day(context->month)};
    /* A row's cells, each with a byte behind it, also those of columns that the file has not. */
    rows->joined = malloc(CSV_ROW_LIMIT + COLUMNS_MAX + 1);
    rows->active = find_active(request->people, context->month);
    references_init(&rows->references, request->people, request->contracts);
    if (rows->joined != NULL && rows->active != NULL)
        return true;
    REPORT(context->diagnostics, OUT_OF_MEMORY, LOCATION_NONE);
    payment_rows_release(rows);
    return false;
}

void payment_rows_release(payment_rows *rows)
{
    references_release(&rows->references);
    free(rows->active);
    free(rows->joined);
    rows->active = NULL; /* whoever could not begin lets go of it once more */
    rows->joined = NULL;
}

void payment_rows_begin(payment_rows *rows, const char *path)
{
    const text shown = diagnostics_shown_name(rows->context->diagnostics, text_of(path));
    rows->source_name = text_of(path_base_name(shown.bytes));
}

static void join(payment_rows *rows, size_t *size, text part)
{
    if (part.size > 0)
        memcpy(rows->joined + *size, part.bytes, part.size);
    *size += part.size;
    rows->joined[(*size)++] = JOIN;
}

text payment_row_cells(payment_rows *rows, const table *t)
{
    size_t size = 0;
    for (size_t column = 0; column < t->columns->count; column++)
        join(rows, &size, table_cell(t, column));
    for (size_t cell = 0; cell < t->header.width; cell++)
        if (t->header.column_of[cell] == COLUMN_IGNORED)
            join(rows, &size, t->record.cells[cell]);
    return text_from(rows->joined, size);
}

static bool check_date(const payment_rows *rows, const table *t, const cell_value *cell, payment *out)
{
    const input_context *context = t->context;
    if (!cell_is_good(cell))
        return false;
    out->on = cell->day;
    bool before = cell->day.days < rows->first_day.days, after = cell->day.days > rows->last_day.days;
    if ((!before && !after) || (before && context->rules == NULL))
        return true;
    char day[DATE_TEXT_SIZE], name[MONTH_TEXT_SIZE];
    text day_text = text_from(day, date_format(cell->day, day));
    text month_text = text_from(name, month_format(context->month, name));
    if (after) {
        TABLE_REPORT(t, PAYMENTS_DATE, DATE_AFTER_MONTH, day_text, month_text);
    } else if (context->rules->late_entries == LATE_ENTRIES_ACCEPT) {
        TABLE_REPORT(t, PAYMENTS_DATE, LATE_ENTRY, day_text, month_text);
        out->notes |= PAYMENT_NOTE_LATE_ENTRY;
        return true;
    } else {
        TABLE_REPORT(t, PAYMENTS_DATE, DATE_BEFORE_MONTH, day_text, month_text);
    }
    return false;
}

/* The contract at hand, or NULL. */
static const contract *contract_of(const payment_rows *rows, const payment *p)
{
    return p->contract == CONTRACT_NONE ? NULL : &rows->request->contracts->items[p->contract];
}

/* A blank employee_id is the contract's owner; found is the row's contract or NULL. */
static bool credit_owner(const payment_rows *rows, const table *t, const cell_value *contract_id,
                         const contract *found, payment *out)
{
    const contracts *all = rows->request->contracts;
    char name[MONTH_TEXT_SIZE];
    if (contract_id->state == CELL_BLANK) {
        TABLE_REPORT(t, PAYMENTS_EMPLOYEE_ID, NOBODY_CREDITED);
        return false;
    }
    if (all == NULL || !cell_is_good(contract_id))
        return false; /* reported where it went wrong */
    if (!all->given) {
        TABLE_REPORT(t, PAYMENTS_EMPLOYEE_ID, NO_OWNER_TO_CREDIT, contract_id->text);
        return false;
    }
    if (found == NULL)
        return false;
    out->person = found->owner;
    if (found->owner != PERSON_NONE || rows->request->people == NULL)
        return true;
    TABLE_REPORT(t, PAYMENTS_CONTRACT_ID, OWNER_NOT_KNOWN, found->id, found->owner_id,
                 text_from(name, month_format(t->context->month, name)));
    return false;
}

/* Who is credited; a warning where it is not the contract's owner. */
static bool check_person(payment_rows *rows, const table *t, const cell_value *cells, payment *out)
{
    const cell_value *id = &cells[PAYMENTS_EMPLOYEE_ID];
    const contract *found = contract_of(rows, out);
    out->person = PERSON_NONE;
    if (id->state == CELL_BAD)
        return false;
    if (id->state == CELL_BLANK)
        return credit_owner(rows, t, &cells[PAYMENTS_CONTRACT_ID], found, out);
    if (!references_person(&rows->references, t, PAYMENTS_EMPLOYEE_ID, id, &out->person))
        return false;
    if (found != NULL && found->owner_id.size > 0 && !text_equal(found->owner_id, id->text)) {
        TABLE_REPORT(t, PAYMENTS_EMPLOYEE_ID, NOT_OWNER, id->text, found->id, found->owner_id);
        out->notes |= PAYMENT_NOTE_NOT_OWNER;
    }
    return true;
}

static void note_whether_active(const payment_rows *rows, payment *out)
{
    if (out->person != PERSON_NONE && !rows->active[out->person])
        out->notes |= PAYMENT_NOTE_NOT_ACTIVE;
}

static bool report_one_price(const table *t, size_t blank, size_t filled)
{
    TABLE_REPORT(t, blank, ONE_PRICE_ALONE, table_header(t, blank), table_header(t, filled));
    return false;
}

/* below_list = reject: nothing may be sold below the company's price. */
static bool check_below_list(const table *t, const payment *p)
{
    const rules *r = t->context->rules;
    char sold[PRICE_TEXT_SIZE], list[PRICE_TEXT_SIZE];
    if (r == NULL || r->below_list != BELOW_LIST_REJECT || p->contract_price.micros >= p->list_price.micros)
        return true;
    TABLE_REPORT(t, PAYMENTS_CONTRACT_PRICE, BELOW_LIST, text_from(sold, price_format(p->contract_price, sold)),
                 text_from(list, price_format(p->list_price, list)));
    return false;
}

/* The row's own prices, else the contract's, else none. */
static bool check_prices(const payment_rows *rows, const table *t, const cell_value *cells, payment *out)
{
    const cell_value *list = &cells[PAYMENTS_LIST_PRICE], *sold = &cells[PAYMENTS_CONTRACT_PRICE];
    const contract *found = contract_of(rows, out);
    if (list->state == CELL_BAD || sold->state == CELL_BAD)
        return false;
    if (list->state != sold->state)
        return list->state == CELL_BLANK ? report_one_price(t, PAYMENTS_LIST_PRICE, PAYMENTS_CONTRACT_PRICE)
                                         : report_one_price(t, PAYMENTS_CONTRACT_PRICE, PAYMENTS_LIST_PRICE);
    out->has_prices = cell_is_good(list) || found != NULL;
    if (!out->has_prices)
        return true;
    out->list_price = cell_is_good(list) ? list->price : found->list_price;
    out->contract_price = cell_is_good(sold) ? sold->price : found->contract_price;
    bool list_differs = found != NULL && out->list_price.micros != found->list_price.micros;
    bool sold_differs = found != NULL && out->contract_price.micros != found->contract_price.micros;
    if (list_differs || sold_differs) {
        TABLE_REPORT(t, list_differs ? PAYMENTS_LIST_PRICE : PAYMENTS_CONTRACT_PRICE, PRICE_DIFFERS, found->id);
        out->notes |= PAYMENT_NOTE_PRICE_DIFFERS;
    }
    return check_below_list(t, out);
}

/* More than 0; where a sign is given, it is a refund's. */
static bool check_quantity(const table *t, const cell_value *cells, payment *out)
{
    const cell_value *count = &cells[PAYMENTS_QUANTITY], *amount = &cells[PAYMENTS_AMOUNT];
    if (!cell_is_good(count))
        return count->state == CELL_BLANK;
    bool may_be_refund = !cell_is_good(amount) || amount->amount.fen < 0;
    if (count->count.micros == 0 || (count->count.micros < 0 && !may_be_refund)) {
        TABLE_REPORT(t, PAYMENTS_QUANTITY, QUANTITY_SIGN, table_header(t, PAYMENTS_QUANTITY),
                     table_cell(t, PAYMENTS_QUANTITY));
        return false;
    }
    out->has_quantity = true;
    out->count = count->count;
    return true;
}

/* What may not repeat: the payment_id or, under payment_id = line, it with contract, product, person, refund or not. */
static void find_key(payment_rows *rows, const cell_value *cells, payment_row *out)
{
    const rules *r = rows->context->rules;
    const cell_value *id = &cells[PAYMENTS_PAYMENT_ID], *amount = &cells[PAYMENTS_AMOUNT];
    const cell_value *who = &cells[PAYMENTS_EMPLOYEE_ID];
    out->has_key = cell_is_good(id) && r != NULL;
    if (!out->has_key)
        return;
    if (r->payment_id == PAYMENT_ID_UNIQUE) {
        out->key = id->text;
        return;
    }
    const contract *found = contract_of(rows, &out->payment);
    text credited_id = found != NULL && who->state == CELL_BLANK ? found->owner_id : cell_text(who);
    out->has_key = credited_id.size > 0 && cell_is_good(amount) && cells[PAYMENTS_CONTRACT_ID].state != CELL_BAD &&
                   cells[PAYMENTS_PRODUCT].state != CELL_BAD;
    if (!out->has_key)
        return;
    size_t size = 0;
    join(rows, &size, id->text);
    join(rows, &size, cell_text(&cells[PAYMENTS_CONTRACT_ID]));
    join(rows, &size, cell_text(&cells[PAYMENTS_PRODUCT]));
    join(rows, &size, credited_id);
    join(rows, &size, amount->amount.fen < 0 ? TEXT_LITERAL("-") : TEXT_LITERAL("+"));
    out->key = text_from(rows->joined, size);
}

void payment_row_read(payment_rows *rows, const table *t, payment_row *out)
{
    cell_value cells[COLUMNS_MAX];
    *out = (payment_row){.has_payment_id = false};
    payment *p = &out->payment;
    bool good = cells_parse(t, cells);
    good &= check_date(rows, t, &cells[PAYMENTS_DATE], p);
    good &= references_contract(&rows->references, t, PAYMENTS_CONTRACT_ID, &cells[PAYMENTS_CONTRACT_ID], &p->contract);
    good &= check_person(rows, t, cells, p);
    good &= check_prices(rows, t, cells, p);
    good &= check_quantity(t, cells, p);
    note_whether_active(rows, p);
    find_key(rows, cells, out);
    out->has_payment_id = cells[PAYMENTS_PAYMENT_ID].state != CELL_BLANK;
    out->good = good;
    if (!good)
        return;
    p->payment_id = cell_text(&cells[PAYMENTS_PAYMENT_ID]);
    p->person_id = p->person == PERSON_NONE ? TEXT_EMPTY : rows->request->people->items[p->person].id;
    p->customer = cell_text(&cells[PAYMENTS_CUSTOMER]);
    p->product = cell_text(&cells[PAYMENTS_PRODUCT]);
    p->contract_id = cell_text(&cells[PAYMENTS_CONTRACT_ID]);
    p->amount = cells[PAYMENTS_AMOUNT].amount;
    p->source = t->file.source;
    p->source_name = rows->source_name;
    p->line = t->record.line;
}
