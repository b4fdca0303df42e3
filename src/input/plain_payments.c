#include "input/plain_payments.h"

#include "base/plain_number.h"
#include "input/plain_cell.h"
#include "io/line_reader.h"

static bool has_column(const table *t, size_t column)
{
    return t->header.cell_of[column] != CELL_ABSENT;
}

/* Keys under payment_id = line are put together by input/payment_row alone. */
static bool can_be_plain(const payment_rows *rows, const table *t)
{
    const rules *r = rows->context->rules;
    const payments_request *request = rows->request;
    return !request->slowly && r != NULL && r->payment_id == PAYMENT_ID_UNIQUE && request->people != NULL &&
           request->contracts != NULL && t->header.width <= COLUMNS_MAX && has_column(t, PAYMENTS_PAYMENT_ID);
}

void plain_payments_begin(plain_payments *plain, payment_rows *rows, const table *t)
{
    char name[MONTH_TEXT_SIZE];
    *plain = (plain_payments){.rows = rows, .table = t, .width = t->header.width, .usable = can_be_plain(rows, t)};
    for (size_t column = 0; column <= PAYMENTS_AMOUNT; column++)
        plain->blank.cells[column] = TEXT_EMPTY;
    for (size_t cell = 0; plain->usable && cell < t->header.width; cell++) {
        const size_t column = t->header.column_of[cell];
        plain->column_of[cell] = (unsigned char)(column == COLUMN_IGNORED ? COLUMNS_MAX : column);
    }
    month_format(rows->context->month, name);
    memcpy(plain->month_prefix, name, sizeof plain->month_prefix - 1);
    plain->month_prefix[sizeof plain->month_prefix - 1] = '-';
    plain->month_days = month_days(rows->context->month);
}

/* Cuts the line at hand into its cells; false when it is not just so many of them. */
static bool cut(const plain_payments *plain, const csv_lines *lines, plain_row *row)
{
    const uint32_t *const separators = lines->separators + lines->next;
    size_t from = lines->stretch->at;
    text ignored;
    if (lines->count - lines->next < plain->width)
        return false;
    *row = plain->blank;
    for (size_t cell = 0; cell < plain->width; cell++) {
        const bool last = cell + 1 == plain->width;
        const size_t column = plain->column_of[cell];
        size_t to = separators[cell];
        if (lines->bytes[to] != (last ? '\n' : ','))
            return false;
        if (last && to > from && lines->bytes[to - 1] == '\r')
            to--;
        *(column == COLUMNS_MAX ? &ignored : &row->cells[column]) = text_from(lines->bytes + from, to - from);
        from = (size_t)separators[cell] + 1;
    }
    return from - lines->stretch->at <= CSV_CELL_LIMIT;
}

static bool read_date(const plain_payments *plain, text cell, date *out)
{
    uint32_t day;
    if (cell.size != 10 || memcmp(cell.bytes, plain->month_prefix, sizeof plain->month_prefix) != 0 ||
        !digit_run_value(cell.bytes + 8, 2, &day) || day < 1 || day > (uint32_t)plain->month_days)
        return false;
    out->days = plain->rows->first_day.days + (int32_t)day - 1;
    return true;
}

/* The row's contract, or none; false where it is not known. */
static bool read_contract(const payment_rows *rows, text cell, plain_hazards in, payment *out)
{
    out->contract = CONTRACT_NONE;
    out->contract_id = cell;
    if (cell.size == 0)
        return true;
    if (!plain_id(cell, in))
        return false;
    if (!rows->request->contracts->given)
        return true;
    out->contract = foresight_find(&rows->references.contracts_ahead, cell);
    return out->contract != CONTRACT_NONE;
}

/* Who is credited, where that is the contract's owner or there is none. */
static bool read_person(const payment_rows *rows, text cell, plain_hazards in, const contract *found, payment *out)
{
    if (cell.size == 0) {
        out->person = found == NULL ? PERSON_NONE : found->owner;
        return out->person != PERSON_NONE;
    }
    if (!plain_id(cell, in) || (found != NULL && found->owner_id.size > 0 && !text_equal(found->owner_id, cell)))
        return false;
    out->person = foresight_find(&rows->references.people_ahead, cell);
    return out->person != PERSON_NONE;
}

/* Both prices or neither; above 0, the contract's, and not below the list price where that is to be judged. */
static bool read_prices(const payment_rows *rows, const plain_row *row, const contract *found, payment *out)
{
    const text list = row->cells[PAYMENTS_LIST_PRICE], sold = row->cells[PAYMENTS_CONTRACT_PRICE];
    out->has_prices = list.size > 0 || found != NULL;
    if (list.size == 0 && sold.size == 0) {
        out->list_price = found != NULL ? found->list_price : (price){0};
        out->contract_price = found != NULL ? found->contract_price : (price){0};
    } else if (!plain_number_read(list.bytes, list.size, PRICE_PLACES, &out->list_price.micros) ||
               !plain_number_read(sold.bytes, sold.size, PRICE_PLACES, &out->contract_price.micros) ||
               out->list_price.micros == 0 || out->contract_price.micros == 0) {
        return false;
    }
    if (found != NULL && (found->list_price.micros != out->list_price.micros ||
                          found->contract_price.micros != out->contract_price.micros))
        return false;
    return rows->context->rules->below_list != BELOW_LIST_REJECT ||
           out->contract_price.micros >= out->list_price.micros;
}

static bool read_quantity(text cell, payment *out)
{
    out->has_quantity = cell.size > 0;
    out->count.micros = 0;
    return cell.size == 0 || (plain_number_read(cell.bytes, cell.size, PRICE_PLACES, &out->count.micros) && out->count.micros > 0);
}

/* A row whose first filled cell is "total" or the like is no payment; none of these words ends in a digit. */
static bool may_be_total(const csv_lines *lines)
{
    const size_t end = lines->separators[lines->next];
    return end == lines->stretch->at || !plain_is_digit(lines->bytes[end - 1]);
}

static bool read_row(const plain_payments *plain, const plain_row *row, plain_hazards in, payment *out)
{
    const payment_rows *rows = plain->rows;
    const text id = row->cells[PAYMENTS_PAYMENT_ID], amount = row->cells[PAYMENTS_AMOUNT];
    if (!plain_id(id, in) || !read_date(plain, row->cells[PAYMENTS_DATE], &out->on) ||
        !plain_number_read(amount.bytes, amount.size, 2, &out->amount.fen) ||
        !read_contract(rows, row->cells[PAYMENTS_CONTRACT_ID], in, out))
        return false;
    const contract *found = out->contract == CONTRACT_NONE ? NULL : &rows->request->contracts->items[out->contract];
    out->payment_id = id;
    out->customer = row->cells[PAYMENTS_CUSTOMER];
    out->product = row->cells[PAYMENTS_PRODUCT];
    return plain_name(out->customer, in) && plain_name(out->product, in) &&
           read_person(rows, row->cells[PAYMENTS_EMPLOYEE_ID], in, found, out) && read_prices(rows, row, found, out) &&
           read_quantity(row->cells[PAYMENTS_QUANTITY], out);
}

/* Moves behind the line when its row is plain; fills *out. */
static bool next_row(plain_payments *plain, csv_lines *lines, plain_hazards in, payment *out)
{
    plain_row row;
    if (!cut(plain, lines, &row) || may_be_total(lines))
        return false;
    lines->next += plain->width;
    payment_rows_look_ahead(plain->rows, plain->table, plain->width);
    if (!read_row(plain, &row, in, out)) {
        lines->next -= plain->width;
        return false;
    }
    lines->stretch->at = (size_t)lines->separators[lines->next - 1] + 1;
    out->line = ++lines->stretch->number;
    out->notes = plain->rows->active[out->person] ? 0 : PAYMENT_NOTE_NOT_ACTIVE;
    return true;
}

/* Lines of which any may be plain: behind the header, and behind as many bytes as a plain number asks for. */
static bool can_take(const plain_payments *plain, const csv_lines *lines)
{
    return plain->usable && lines != NULL && lines->stretch->no_controls &&
           lines->stretch->number >= plain->table->header.line && lines->stretch->at >= PLAIN_NUMBER_BEFORE;
}

size_t plain_payments_take(plain_payments *plain, csv_lines *lines, void *closure)
{
    const payments_request *request = plain->rows->request;
    payment row = {.source = plain->table->file.source, .source_name = plain->rows->source_name};
    size_t taken = 0;
    if (!can_take(plain, lines))
        return 0;
    const plain_hazards in = {.slash = lines->stretch->has_slash, .high = !lines->stretch->shows_all};
    for (; next_row(plain, lines, in, &row); taken++) {
        if (request->handle_key != NULL)
            request->handle_key(closure, text_hash(row.payment_id));
        if (request->handle != NULL)
            request->handle(closure, &row);
    }
    return taken;
}
