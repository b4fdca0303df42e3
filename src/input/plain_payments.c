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
        plain->cell_of[column] = t->header.cell_of[column];
    month_format(rows->context->month, name);
    memcpy(plain->month_prefix, name, sizeof plain->month_prefix - 1);
    plain->month_prefix[sizeof plain->month_prefix - 1] = '-';
    plain->month_days = month_days(rows->context->month);
}

/* The line at hand: the cell of number i ends at ends[i], and begins behind ends[i - 1]. */
typedef struct {
    const char *bytes;
    const uint32_t *ends;
    size_t last_cell;
    uint32_t last_end; /* of the last cell: a CR before the line end is none of it */
} plain_line;

/*
 * Whether the next line is just so many cells. There is a line before it (can_take sees to that), whose end is the separator
 * before its first.
 */
static bool look_at_line(const plain_payments *plain, const csv_lines *lines, plain_line *at)
{
    const uint32_t *const ends = lines->separators + lines->next;
    const size_t last = plain->width - 1;
    if (lines->count - lines->next < plain->width)
        return false;
    unsigned others = (unsigned char)lines->bytes[ends[last]] ^ (unsigned)'\n';
    for (size_t cell = 0; cell < last; cell++)
        others |= (unsigned char)lines->bytes[ends[cell]] ^ (unsigned)',';
    if (others != 0 || ends[last] - lines->stretch->at > CSV_CELL_LIMIT)
        return false;
    const bool crlf = ends[last] > lines->stretch->at && lines->bytes[ends[last] - 1] == '\r';
    *at = (plain_line){lines->bytes, ends, last, ends[last] - crlf};
    return true;
}

/* The cell of the column; empty also where the file has no such column. */
static inline text cell_at(const plain_payments *plain, const plain_line *at, size_t column)
{
    const size_t cell = plain->cell_of[column];
    if (cell == CELL_ABSENT)
        return TEXT_EMPTY;
    const uint32_t from = at->ends[(ptrdiff_t)cell - 1] + 1;
    const uint32_t to = cell == at->last_cell ? at->last_end : at->ends[cell];
    return text_from(at->bytes + from, to - from);
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
        out->person_id = found == NULL ? TEXT_EMPTY : found->owner_id;
        return out->person != PERSON_NONE;
    }
    if (!plain_id(cell, in) || (found != NULL && found->owner_id.size > 0 && !text_equal(found->owner_id, cell)))
        return false;
    out->person = foresight_find(&rows->references.people_ahead, cell);
    out->person_id = cell;
    return out->person != PERSON_NONE;
}

/* Both prices or neither; above 0, the contract's, and not below the list price where that is to be judged. */
static bool read_prices(const payment_rows *rows, text list, text sold, const contract *found, payment *out)
{
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

static bool read_row(const plain_payments *plain, const plain_line *at, plain_hazards in, payment *out)
{
    const payment_rows *rows = plain->rows;
    const text id = cell_at(plain, at, PAYMENTS_PAYMENT_ID), amount = cell_at(plain, at, PAYMENTS_AMOUNT);
    if (!plain_id(id, in) || !read_date(plain, cell_at(plain, at, PAYMENTS_DATE), &out->on) ||
        !plain_number_read(amount.bytes, amount.size, 2, &out->amount.fen) ||
        !read_contract(rows, cell_at(plain, at, PAYMENTS_CONTRACT_ID), in, out))
        return false;
    const contract *found = out->contract == CONTRACT_NONE ? NULL : &rows->request->contracts->items[out->contract];
    out->payment_id = id;
    out->customer = cell_at(plain, at, PAYMENTS_CUSTOMER);
    out->product = cell_at(plain, at, PAYMENTS_PRODUCT);
    return plain_name(out->customer, in) && plain_name(out->product, in) &&
           read_person(rows, cell_at(plain, at, PAYMENTS_EMPLOYEE_ID), in, found, out) && 
           read_prices(rows, cell_at(plain, at, PAYMENTS_LIST_PRICE), cell_at(plain, at, PAYMENTS_CONTRACT_PRICE), found, out) &&
           read_quantity(cell_at(plain, at, PAYMENTS_QUANTITY), out);
}

/* Moves behind the line when its row is plain; fills *out. */
static bool next_row(plain_payments *plain, csv_lines *lines, plain_hazards in, payment *out)
{
    plain_line at;
    if (!look_at_line(plain, lines, &at) || may_be_total(lines))
        return false;
    lines->next += plain->width;
    payment_rows_look_ahead(plain->rows, plain->table, plain->width);
    if (!read_row(plain, &at, in, out)) {
        lines->next -= plain->width;
        return false;
    }
    lines->stretch->at = (size_t)lines->separators[lines->next - 1] + 1;
    out->line = ++lines->stretch->number;
    out->notes = plain->rows->active[out->person] ? 0 : PAYMENT_NOTE_NOT_ACTIVE;
    return true;
}

/* Lines of which any may be plain: behind the header and another line's end, and as many bytes as a plain number asks for. */
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
