#include "input/plain_columns.h"

#include "base/number_column.h"
#include "base/plain_number.h"
#include "input/plain_cell.h"
#include "io/line_reader.h"

typedef uint64_t row_mask; /* a bit a row, the first lowest */

/* ---- the cells of a column ---- */

static cell_column cells_of(const plain_payments *plain, const csv_lines *lines, size_t column)
{
    const size_t cell = plain->cell_of[column];
    return (cell_column){.bytes = lines->bytes,
                         .end = lines->separators + plain->batch.first + cell,
                         .width = plain->width,
                         .cut = cell == plain->width - 1 ? plain->batch.cut : 0};
}

/*
 * A CR before each line end is cut off the last cells of all rows, or of none: then a CR in one of them is what makes its row
 * odd, for no cell ends in one.
 */
static uint32_t cut_of(const plain_payments *plain, const csv_lines *lines)
{
    const uint32_t *line_end = lines->separators + plain->batch.first + plain->width - 1;
    size_t returns = 0;
    for (; returns < plain->batch.count && lines->bytes[*line_end - 1] == '\r'; returns++)
        line_end += plain->width;
    return returns > 0 && returns == plain->batch.count;
}

/*
 * What a row fails is rarely failed: a jump that is hardly ever taken costs next to nothing, and a mask of all rows is made
 * of those that are.
 */
#define ODD_IF(condition)                                                                          \
    do {                                                                                           \
        if (__builtin_expect(!!(condition), 0))                                                    \
            odd |= (row_mask)1 << row;                                                             \
    } while (0)

/* ---- columns: each fills in its part of the rows and says which of them are odd ---- */

/* A row whose first filled cell is "total" or the like is no payment; none of these words ends in a digit. */
static row_mask find_totals(const plain_payments *plain, const csv_lines *lines)
{
    const uint32_t *end = lines->separators + plain->batch.first;
    row_mask odd = 0;
    for (size_t row = 0; row < plain->batch.count; row++, end += plain->width)
        ODD_IF(
            !plain_is_digit(lines->bytes[*end - 1])); /* an empty cell: behind another line's end */
    return odd;
}

/* In a column of ids; field: their offset in a payment. */
static inline const text *id_at(const payment *row, size_t field)
{
    return (const text *)(const void *)((const char *)row + field);
}

/* Ids of a stretch with hazards: each is asked. */
static row_mask look_closely_at_ids(const plain_batch *batch, size_t field, plain_hazards in)
{
    row_mask odd = 0;
    for (size_t row = 0; row < batch->count; row++)
        ODD_IF(!plain_id_in(*id_at(&batch->rows[row], field), in));
    return odd;
}

/*
 * A column of ids that nobody has listed. What is not ASCII stands in names, as a rule: all ids are asked for it together.
 */
static inline __attribute__((always_inline)) row_mask read_ids(plain_payments *plain, const csv_lines *lines, size_t column,
                                                               size_t field, plain_hazards in)
{
    cell_column cells = cells_of(plain, lines, column);
    plain_batch *const batch = &plain->batch;
    const bool may_be_empty = column != PAYMENTS_PAYMENT_ID;
    const size_t count = batch->count;
    uint64_t seen = 0;
    row_mask odd = 0;
    for (size_t row = 0; row < count; row++) {
        const text id = cell_column_next(&cells);
        memcpy((char *)&batch->rows[row] + field, &id, sizeof id);
        seen |= plain_bytes_of(id);
        ODD_IF(!plain_id(id) && !(may_be_empty && id.size == 0));
    }
    in.high = in.high && (seen & PLAIN_HIGH) != 0;
    return in.high || in.slash ? odd | look_closely_at_ids(batch, field, in) : odd;
}

static row_mask read_payment_ids(plain_payments *plain, const csv_lines *lines, plain_hazards in)
{
    plain_batch *const batch = &plain->batch;
    const row_mask odd = read_ids(plain, lines, PAYMENTS_PAYMENT_ID, offsetof(payment, payment_id), in);
    text_hash_each(&batch->rows[0].payment_id, sizeof batch->rows[0], batch->count, batch->key_hashes);
    return odd;
}

static row_mask read_dates(plain_payments *plain, const csv_lines *lines)
{
    cell_column cells = cells_of(plain, lines, PAYMENTS_DATE);
    const int32_t before_first = plain->rows->first_day.days - 1;
    const uint32_t most = (uint32_t)plain->month_days;
    uint64_t prefix, front;
    row_mask odd = 0;
    memcpy(&prefix, plain->month_prefix, sizeof prefix);
    for (size_t row = 0; row < plain->batch.count; row++) {
        const text cell = cell_column_next(&cells);
        const char *const digits = cell.bytes + cell.size - 2;
        const uint32_t tens = (uint32_t)(unsigned char)digits[0] - '0',
                       ones = (uint32_t)(unsigned char)digits[1] - '0';
        const uint32_t day = tens * 10 + ones;
        memcpy(&front, digits - sizeof front, sizeof front);
        plain->batch.rows[row].on.days = before_first + (int32_t)day;
        ODD_IF(cell.size != 10 || front != prefix || tens > 9 || ones > 9 || day - 1 >= most);
    }
    return odd;
}

/* A number that was not read with the others: in another form, or none, and the row is then blank there or odd. */
static row_mask read_number(const cell_column *cells, size_t row, int64_t *hundredths, row_mask *blank)
{
    row_mask odd = 0;
    const text cell = cell_column_at(cells, row);
    *hundredths = 0;
    if (cell.size == 0)
        *blank |= (row_mask)1 << row;
    else
        ODD_IF(!plain_number_read(cell.bytes, cell.size, hundredths));
    return odd;
}

/* A column of numbers, in hundredths; *blank gets the rows without one, in which it is 0. */
static row_mask read_numbers(const plain_payments *plain, const csv_lines *lines, size_t column,
                             int64_t hundredths[PLAIN_BATCH], row_mask *blank)
{
    const size_t count = plain->batch.count;
    row_mask odd = 0;
    *blank = 0;
    if (!plain_has_column(plain, column)) {
        memset(hundredths, 0, PLAIN_BATCH * sizeof *hundredths);
        *blank = ~(row_mask)0;
        return 0;
    }
    const cell_column cells = cells_of(plain, lines, column);
    row_mask left = ~plain->numbers->read(&cells, count, hundredths);
    for (size_t row = 0; left != 0 && (row = (size_t)__builtin_ctzll(left)) < count;
         left &= left - 1)
        odd |= read_number(&cells, row, &hundredths[row], blank);
    return odd;
}

static row_mask read_amounts(plain_payments *plain, const csv_lines *lines)
{
    int64_t fen[PLAIN_BATCH];
    row_mask blank;
    const row_mask odd = read_numbers(plain, lines, PAYMENTS_AMOUNT, fen, &blank);
    for (size_t row = 0; row < plain->batch.count; row++)
        plain->batch.rows[row].amount.fen = fen[row];
    return odd | blank;
}

#define MICROS_A_HUNDREDTH 10000

static row_mask read_quantities(plain_payments *plain, const csv_lines *lines)
{
    int64_t hundredths[PLAIN_BATCH];
    row_mask blank, odd = read_numbers(plain, lines, PAYMENTS_QUANTITY, hundredths, &blank);
    for (size_t row = 0; row < plain->batch.count; row++) {
        payment *p = &plain->batch.rows[row];
        p->has_quantity = (blank >> row & 1) == 0;
        p->count.micros = hundredths[row] * MICROS_A_HUNDREDTH;
        ODD_IF(hundredths[row] == 0 && p->has_quantity);
    }
    return odd;
}

/* The contract at hand, or NULL. */
static inline const contract *contract_of(const plain_payments *plain, const payment *row)
{
    return row->contract == CONTRACT_NONE ? NULL
                                          : &plain->rows->request->contracts->items[row->contract];
}

/* The row's own prices, or else the contract's; what both say must be the same. */
static inline bool settle_prices(const contract *found, payment *row)
{
    if (found == NULL)
        return true;
    if (!row->has_prices) {
        row->has_prices = true;
        row->list_price = found->list_price;
        row->contract_price = found->contract_price;
    }
    return found->list_price.micros == row->list_price.micros &&
           found->contract_price.micros == row->contract_price.micros;
}

/* Both prices or neither, and above 0. */
static row_mask read_own_prices(plain_payments *plain, const csv_lines *lines)
{
    int64_t list[PLAIN_BATCH], sold[PLAIN_BATCH];
    row_mask no_list, not_sold;
    row_mask odd = read_numbers(plain, lines, PAYMENTS_LIST_PRICE, list, &no_list);
    odd |= read_numbers(plain, lines, PAYMENTS_CONTRACT_PRICE, sold, &not_sold);
    payment *const rows = plain->batch.rows;
    const size_t count = plain->batch.count;
    for (size_t row = 0; row < count; row++) {
        payment *const p = &rows[row];
        p->has_prices = (no_list >> row & 1) == 0;
        p->list_price.micros = list[row] * MICROS_A_HUNDREDTH;
        p->contract_price.micros = sold[row] * MICROS_A_HUNDREDTH;
        ODD_IF((list[row] == 0 || sold[row] == 0) && p->has_prices);
    }
    return odd | (no_list ^ not_sold);
}

/* Those of the contracts, too, and none below the list price where that is to be judged. */
static row_mask read_prices(plain_payments *plain, const csv_lines *lines)
{
    const bool rejects = plain->rows->context->rules->below_list == BELOW_LIST_REJECT;
    row_mask odd = read_own_prices(plain, lines);
    for (size_t row = 0; plain->finds_contracts && row < plain->batch.count; row++) {
        payment *p = &plain->batch.rows[row];
        ODD_IF(!settle_prices(contract_of(plain, p), p));
    }
    for (size_t row = 0; rejects && row < plain->batch.count; row++) {
        const payment *p = &plain->batch.rows[row];
        ODD_IF(p->contract_price.micros < p->list_price.micros);
    }
    return odd;
}

/*
 * Ids are looked up in two steps: all of a batch are made ready, and the memory asked for that holds what they name; the
 * answers are fetched when other columns have been read.
 */
static inline void expect_id(const name_index *index, text id, name_key *key)
{
    name_key_make(id, key);
    name_index_expect(index, key);
}

static row_mask read_contract_ids(plain_payments *plain, const csv_lines *lines, plain_hazards in)
{
    const name_index *index = &plain->rows->request->contracts->by_id;
    plain_batch *const batch = &plain->batch;
    const size_t count = batch->count;
    if (!plain_has_column(plain, PAYMENTS_CONTRACT_ID))
        return 0;
    if (!plain->finds_contracts)
        return read_ids(plain, lines, PAYMENTS_CONTRACT_ID, offsetof(payment, contract_id), in);
    cell_column cells = cells_of(plain, lines, PAYMENTS_CONTRACT_ID);
    for (size_t row = 0; row < count; row++) {
        const text id = cell_column_next(&cells);
        batch->rows[row].contract_id = id;
        expect_id(index, id, &batch->contract_keys[row]);
    }
    return 0;
}

static void read_person_ids(plain_payments *plain, const csv_lines *lines)
{
    const name_index *index = &plain->rows->request->people->by_id;
    plain_batch *const batch = &plain->batch;
    const bool present = plain_has_column(plain, PAYMENTS_EMPLOYEE_ID);
    cell_column cells =
        cells_of(plain, lines, present ? PAYMENTS_EMPLOYEE_ID : PAYMENTS_PAYMENT_ID);
    const size_t count = batch->count;
    for (size_t row = 0; row < count; row++) {
        const text id = present ? cell_column_next(&cells) : TEXT_EMPTY;
        batch->rows[row].person_id = id;
        expect_id(index, id, &batch->person_keys[row]);
    }
}

static row_mask find_contracts(plain_payments *plain)
{
    const contracts *all = plain->rows->request->contracts;
    plain_batch *const batch = &plain->batch;
    const size_t count = batch->count;
    row_mask odd = 0;
    for (size_t row = 0; plain->finds_contracts && row < count; row++) {
        payment *p = &batch->rows[row];
        p->contract = name_index_find_key(&all->by_id, &batch->contract_keys[row], p->contract_id);
        if (p->contract != CONTRACT_NONE)
            __builtin_prefetch(&all->items[p->contract]);
        ODD_IF(p->contract_id.size > 0 &&
               (p->contract == CONTRACT_NONE || !plain_known_id(p->contract_id)));
    }
    return odd;
}

/* Whether all that are named are there, settle_people sees. */
static row_mask find_people(plain_payments *plain)
{
    const name_index *index = &plain->rows->request->people->by_id;
    plain_batch *const batch = &plain->batch;
    const size_t count = batch->count;
    row_mask odd = 0;
    for (size_t row = 0; row < count; row++) {
        payment *p = &batch->rows[row];
        p->person = name_index_find_key(index, &batch->person_keys[row], p->person_id);
        ODD_IF(p->person_id.size > 0 && !plain_known_id(p->person_id));
    }
    return odd;
}

/* Who is credited: whom the row names, or the contract's owner, whom it may not gainsay. */
static inline bool settle_person(const contract *found, payment *row)
{
    if (row->person_id.size > 0)
        return row->person != PERSON_NONE &&
               (found == NULL || found->owner == row->person || found->owner_id.size == 0);
    if (found == NULL || found->owner == PERSON_NONE)
        return false;
    row->person = found->owner;
    row->person_id = found->owner_id;
    return true;
}

static inline __attribute__((always_inline)) row_mask settle_each(plain_payments *plain, bool finds_contracts)
{
    const bool *const active = plain->rows->active;
    payment *const rows = plain->batch.rows;
    const size_t count = plain->batch.count;
    row_mask odd = 0;
    for (size_t row = 0; row < count; row++) {
        payment *p = &rows[row];
        p->plain_texts = p->person_id.size > 0; /* else the contract's, of which nothing is known */
        ODD_IF(!settle_person(finds_contracts ? contract_of(plain, p) : NULL, p));
        p->notes = p->person == PERSON_NONE || active[p->person] ? 0 : PAYMENT_NOTE_NOT_ACTIVE;
    }
    return odd;
}

static row_mask settle_people(plain_payments *plain)
{
    return plain->finds_contracts ? settle_each(plain, true) : settle_each(plain, false);
}

/* field: offset of the name in a payment. */
static row_mask read_names(plain_payments *plain, const csv_lines *lines, size_t column,
                           size_t field, plain_hazards in)
{
    if (!plain_has_column(plain, column))
        return 0;
    cell_column cells = cells_of(plain, lines, column);
    row_mask odd = 0;
    for (size_t row = 0; row < plain->batch.count; row++) {
        const text name = cell_column_next(&cells);
        memcpy((char *)&plain->batch.rows[row] + field, &name, sizeof name);
        ODD_IF(!plain_name(name, in));
    }
    return odd;
}

/* ---- all columns ---- */

void plain_columns_read(plain_payments *plain, const csv_lines *lines)
{
    const line_stretch *stretch = lines->stretch;
    const payments_request *request = plain->rows->request;
    const plain_hazards in = {
        .slash = stretch->has_slash, .high = !stretch->shows_all, .veil = stretch->may_hide};
    plain_batch *batch = &plain->batch;
    batch->cut = cut_of(plain, lines);
    row_mask odd = read_contract_ids(plain, lines, in);
    read_person_ids(plain, lines);
    odd |=
        find_totals(plain, lines) | read_payment_ids(plain, lines, in) | read_dates(plain, lines);
    odd |= find_contracts(plain) | find_people(plain);
    if (request->expect != NULL)
        request->expect(plain->closure, batch->rows, batch->count);
    odd |= read_amounts(plain, lines) | read_quantities(plain, lines);
    odd |= read_names(plain, lines, PAYMENTS_CUSTOMER, offsetof(payment, customer), in);
    odd |= read_names(plain, lines, PAYMENTS_PRODUCT, offsetof(payment, product), in);
    odd |= read_prices(plain, lines) | settle_people(plain);
    for (size_t row = 0; row < batch->count; row++)
        batch->rows[row].line = stretch->number + 1 + row;
    batch->odd = odd;
}
