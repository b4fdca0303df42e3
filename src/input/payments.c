#include "input/payments.h"

#include "input/alike_rows.h"
#include "input/payment_row.h"
#include "input/table.h"
#include "io/folder.h"

typedef struct {
    payment_rows rows;
    alike_rows alike;
    uint64_t *row_counts; /* by file; 0 also where it could not be read */
} payments_reader;

static void take_row(payments_reader *reader, const table *t)
{
    const payments_request *request = reader->rows.request;
    payment_row row;
    payment_row_read(&reader->rows, t, &row);
    if (row.has_key && request->handle_key != NULL)
        request->handle_key(request->closure, text_hash(row.key));
    if (!row.has_payment_id)
        alike_rows_add(&reader->alike, payment_row_cells(&reader->rows, t));
    if (row.good && request->handle != NULL)
        request->handle(request->closure, &row.payment);
}

static bool read_file(payments_reader *reader, const char *path, uint64_t *row_count)
{
    table t;
    if (!table_open(&t, reader->rows.context, path, &payments_columns))
        return false;
    payment_rows_begin(&reader->rows, path);
    while (table_next(&t))
        take_row(reader, &t);
    *row_count = t.facts.rows;
    return table_close(&t);
}

static const char *shown_base_name(const input_context *context, const char *path)
{
    return path_base_name(diagnostics_shown_name(context->diagnostics, text_of(path)).bytes);
}

static void report_same_name(const input_context *context, const char *path)
{
    diagnostics *d = context->diagnostics;
    location at = {.source = diagnostics_source(d, text_of(path))};
    REPORT(d, SAME_NAME, at, text_of(shown_base_name(context, path)));
}

/* A line of commission_lines.csv names its file by the base name. */
static void check_names(const input_context *context, const payments_request *request)
{
    for (size_t i = 1; i < request->path_count; i++) {
        const char *name = shown_base_name(context, request->paths[i]);
        size_t earlier = 0;
        while (earlier < i && strcmp(name, shown_base_name(context, request->paths[earlier])) != 0)
            earlier++;
        if (earlier < i)
            report_same_name(context, request->paths[i]);
    }
}

/* Whether two files hold the same bytes; one that cannot be opened any more has been told of. */
static bool same_bytes(const char *first, const char *second, diagnostics *d)
{
    input_file a, b;
    bool same = false;
    if (!input_file_open(&a, first, d))
        return false;
    if (input_file_open(&b, second, d)) {
        same = input_file_same_bytes(&a, &b, d);
        input_file_close(&b);
    }
    input_file_close(&a);
    return same;
}

/* One month saved under two names would count twice. Files with a header alone are fine. */
static void check_same_bytes(const payments_reader *reader)
{
    const payments_request *request = reader->rows.request;
    diagnostics *d = reader->rows.context->diagnostics;
    for (size_t i = 1; i < request->path_count; i++) {
        for (size_t earlier = 0; earlier < i; earlier++) {
            if (reader->row_counts[i] == 0 || reader->row_counts[i] != reader->row_counts[earlier] ||
                !same_bytes(request->paths[earlier], request->paths[i], d))
                continue;
            location at = {.source = diagnostics_source(d, text_of(request->paths[i]))};
            REPORT(d, SAME_BYTES, at, diagnostics_shown_name(d, text_of(request->paths[earlier])));
            break;
        }
    }
}

bool payments_read(const input_context *context, const payments_request *request)
{
    payments_reader reader = {.alike = ALIKE_ROWS_EMPTY};
    reader.row_counts = arena_allocate(context->memory, request->path_count * sizeof *reader.row_counts);
    if (reader.row_counts == NULL) {
        REPORT(context->diagnostics, OUT_OF_MEMORY, LOCATION_NONE);
        return false;
    }
    if (!payment_rows_init(&reader.rows, context, request))
        return false;
    check_names(context, request);
    bool read = true;
    for (size_t i = 0; i < request->path_count; i++)
        read &= read_file(&reader, request->paths[i], &reader.row_counts[i]);
    check_same_bytes(&reader);
    read &= alike_rows_report(&reader.alike, context, request);
    alike_rows_release(&reader.alike);
    payment_rows_release(&reader.rows);
    return read;
}
