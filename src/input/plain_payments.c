#include "input/plain_payments.h"

#include "input/plain_cell.h"
#include "input/plain_columns.h"
#include "io/line_reader.h"

/* Keys under payment_id = line are put together by input/payment_row alone. */
static bool can_be_plain(const plain_payments *plain)
{
    const rules *r = plain->rows->context->rules;
    const payments_request *request = plain->rows->request;
    return !request->slowly && r != NULL && r->payment_id == PAYMENT_ID_UNIQUE &&
           request->people != NULL && request->contracts != NULL && plain->width <= COLUMNS_MAX &&
           plain_has_column(plain, PAYMENTS_PAYMENT_ID);
}

void plain_payments_begin(plain_payments *plain, payment_rows *rows, const table *t, void *closure)
{
    char name[MONTH_TEXT_SIZE];
    plain->rows = rows;
    plain->table = t;
    plain->closure = closure;
    plain->width = t->header.width;
    plain->numbers = number_reader_best();
    plain->batch.count = 0;
    plain->looked_at = SIZE_MAX;
    memcpy(plain->cell_of, t->header.cell_of, sizeof plain->cell_of);
    month_format(rows->context->month, name);
    memcpy(plain->month_prefix, name, sizeof plain->month_prefix - 1);
    plain->month_prefix[sizeof plain->month_prefix - 1] = '-';
    plain->month_days = month_days(rows->context->month);
    plain->usable = can_be_plain(plain);
    plain->finds_contracts = plain->usable && plain_has_column(plain, PAYMENTS_CONTRACT_ID) &&
                             rows->request->contracts->given;
    for (size_t row = 0; row < PLAIN_BATCH; row++)
        plain->batch.rows[row] = (payment){.contract = CONTRACT_NONE,
                                           .contract_id = TEXT_EMPTY,
                                           .customer = TEXT_EMPTY,
                                           .product = TEXT_EMPTY,
                                           .source = t->file.source,
                                           .source_name = rows->source_name};
}

/* ---- batches ---- */

/* Lines of which any may be plain: behind the header and another line's end, with the bytes before them that may be read. */
static bool can_take(const plain_payments *plain, const csv_lines *lines)
{
    return plain->usable && lines != NULL && lines->stretch->no_controls &&
           lines->stretch->number >= plain->table->header.line &&
           lines->stretch->at >= PLAIN_BEFORE;
}

/* Whether the line whose first cell ends there is just so many cells. */
static bool has_right_width(const plain_payments *plain, const csv_lines *lines,
                            const uint32_t *ends)
{
    unsigned others = 0;
    for (size_t cell = 0; cell + 1 < plain->width; cell++)
        others |= (unsigned char)lines->bytes[ends[cell]] ^ (unsigned)',';
    return others == 0;
}

/* Lines from the front on, up to `most`, that end where one of so many cells ends, none so long that a limit could be near. */
static size_t count_line_ends(const plain_payments *plain, const csv_lines *lines, size_t most)
{
    const uint32_t *last = lines->separators + lines->next + plain->width - 1;
    size_t count = 0;
    while (count < most && lines->bytes[*last] == '\n' &&
           *last - *(last - plain->width) <= CSV_CELL_LIMIT) {
        last += plain->width;
        count++;
    }
    return count;
}

/*
 * Looks through the lines at hand once. No quote stands in them; each separator at which a line of that width ends is a line
 * end, and there are no other line ends: then all the rest are commas, and all lines are of that width.
 */
static void look_at_all(plain_payments *plain, const csv_lines *lines)
{
    const line_stretch *stretch = lines->stretch;
    const uint64_t feeds_left = stretch->feeds - (stretch->number - stretch->before);
    const size_t left = (lines->count - lines->next) / plain->width;
    plain->looked_at = stretch->generation;
    plain->regular =
        !stretch->has_quote && feeds_left == left && count_line_ends(plain, lines, left) == left;
}

/* Lines at the front that have just so many cells, at most a batch. */
static size_t count_lines(plain_payments *plain, const csv_lines *lines)
{
    const size_t left = (lines->count - lines->next) / plain->width;
    const size_t most = left < PLAIN_BATCH ? left : PLAIN_BATCH;
    if (plain->looked_at != lines->stretch->generation)
        look_at_all(plain, lines);
    if (plain->regular)
        return most;
    const size_t ended = count_line_ends(plain, lines, most);
    size_t count = 0;
    while (count < ended &&
           has_right_width(plain, lines, lines->separators + lines->next + count * plain->width))
        count++;
    return count;
}

/* Reads the lines at the front, as many as a batch holds. */
static void read_batch(plain_payments *plain, const csv_lines *lines)
{
    plain_batch *batch = &plain->batch;
    batch->generation = lines->stretch->generation;
    batch->first = lines->next;
    batch->count = count_lines(plain, lines);
    plain_columns_read(plain, lines);
}

/* The row of the batch at which the lines stand; batch.count: none. */
static size_t row_at_hand(const plain_payments *plain, const csv_lines *lines)
{
    const plain_batch *batch = &plain->batch;
    const size_t behind = lines->next - batch->first;
    const bool inside =
        batch->generation == lines->stretch->generation && behind < batch->count * plain->width;
    return inside ? behind / plain->width : batch->count;
}

/* Plain rows one behind the other, from that row of the batch on. */
static size_t plain_run(const plain_batch *batch, size_t from)
{
    const uint64_t odd = batch->odd >> from;
    const size_t left = batch->count - from;
    const size_t run = odd == 0 ? left : (size_t)__builtin_ctzll(odd);
    return run < left ? run : left;
}

static void hand_on(const plain_payments *plain, csv_lines *lines, size_t from, size_t count)
{
    const payments_request *request = plain->rows->request;
    lines->next += count * plain->width;
    lines->stretch->at = (size_t)lines->separators[lines->next - 1] + 1;
    lines->stretch->number += count;
    if (request->handle_keys != NULL)
        request->handle_keys(plain->closure, plain->batch.key_hashes + from, count);
    if (request->handle != NULL)
        request->handle(plain->closure, plain->batch.rows + from, count);
}

size_t plain_payments_take(plain_payments *plain, csv_lines *lines)
{
    size_t taken = 0;
    if (!can_take(plain, lines))
        return 0;
    for (;;) {
        size_t row = row_at_hand(plain, lines);
        if (row == plain->batch.count) {
            read_batch(plain, lines);
            row = 0;
        }
        const size_t run = plain_run(&plain->batch, row);
        if (run == 0)
            return taken;
        hand_on(plain, lines, row, run);
        taken += run;
    }
}
