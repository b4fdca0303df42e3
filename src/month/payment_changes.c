#include "month/payment_changes.h"

#include <stdio.h>

#include "base/decimal.h"
#include "input/cell_faults.h"
#include "input/payslips.h"
#include "input/table.h"
#include "output/file_columns.h"

/* Columns of commission_lines.csv. */
enum {
    PAYMENT_ID = 1,
    SOURCE,
    LINE,
    ON,
    EMPLOYEE_ID,
    CONTRACT_ID,
    CUSTOMER,
    PRODUCT,
    AMOUNT,
    REGULAR,
    EXCESS
};

/* What a row says is the same row; what became of it (commissions) and where it stands are not. */
static const size_t said[] = {PAYMENT_ID, ON,      EMPLOYEE_ID, CONTRACT_ID,
                              CUSTOMER,   PRODUCT, AMOUNT,      EXCESS};

typedef struct {
    input_context context;
    arena scratch;
    row_keys keys[ROW_SIDES];
    bool listed;
    row_changes *out;
} payment_reader;

static uint64_t key_of(const table *t)
{
    uint64_t key = 0;
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        key = key * UINT64_C(1099511628211) + text_hash(table_cell(t, said[i]));
    return key;
}

static bool take_key(payment_reader *reader, table *t, row_side side)
{
    return row_keys_add(&reader->keys[side], key_of(t));
}

/* The cells that are numbers; false and reported where one is none. */
static bool parse_numbers(const table *t, quantity *line, money *amount)
{
    const decimal_status counted = decimal_parse_quantity(table_cell(t, LINE), line);
    const decimal_status paid = decimal_parse_money(table_cell(t, AMOUNT), amount);
    if (counted != DECIMAL_OK)
        cell_report_number(t, LINE, counted);
    if (paid != DECIMAL_OK)
        cell_report_number(t, AMOUNT, paid);
    return counted == DECIMAL_OK && paid == DECIMAL_OK;
}

/* "P-1 2026-07-03", as far as the row says so. */
static bool take_difference(payment_reader *reader, table *t, row_side side)
{
    quantity line;
    money amount;
    if (!row_keys_take(&reader->keys[side], key_of(t)) || !parse_numbers(t, &line, &amount))
        return true;
    const text id = unguarded(table_cell(t, PAYMENT_ID)), on = table_cell(t, ON);
    const text file = unguarded(table_cell(t, SOURCE));
    const text words = arena_format(&reader->scratch, "%.*s%s%.*s", (int)id.size, id.bytes,
                                    id.size > 0 ? " " : "", (int)on.size, on.bytes);
    const changed_row row = {
        .side = side,
        .kind = "payments",
        .file = file,
        .line = (uint64_t)(line.micros / 1000000),
        .words = words,
        .amount = amount,
    };
    return words.bytes && row_changes_add(reader->out, unguarded(table_cell(t, EMPLOYEE_ID)), &row,
                                          reader->listed);
}

typedef bool row_taker(payment_reader *reader, table *t, row_side side);

static bool read_file(payment_reader *reader, const char *path, row_side side, row_taker *take)
{
    table t;
    if (!table_open(&t, &reader->context, path, &commission_lines_columns))
        return false;
    bool good = true;
    while (good && table_next(&t))
        good = take(reader, &t, side);
    if (!good)
        REPORT(reader->context.diagnostics, OUT_OF_MEMORY, LOCATION_NONE);
    return table_close(&t) && good;
}

bool payment_changes_find(const char *old_lines, const char *new_lines, bool listed,
                          row_changes *out, diagnostics *d)
{
    payment_reader reader = {.listed = listed, .out = out};
    reader.context =
        (input_context){.diagnostics = d, .memory = &reader.scratch, .month = MONTH_NONE};
    bool good = read_file(&reader, old_lines, ROW_OLD, take_key) &&
                read_file(&reader, new_lines, ROW_NEW, take_key);
    if (good && !row_keys_cancel(&reader.keys[ROW_OLD], &reader.keys[ROW_NEW])) {
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
        good = false;
    }
    good = good && read_file(&reader, old_lines, ROW_OLD, take_difference) &&
           read_file(&reader, new_lines, ROW_NEW, take_difference);
    for (int side = 0; side < ROW_SIDES; side++)
        row_keys_release(&reader.keys[side]);
    arena_release(&reader.scratch);
    return good && !diagnostics_failed(d);
}
