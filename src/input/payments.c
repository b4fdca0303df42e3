#include "input/payments.h"

#include "input/alike_rows.h"
#include "input/payment_crew.h"
#include "io/folder.h"

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
static void check_same_bytes(const payments_request *request, const uint64_t *row_counts, diagnostics *d)
{
    for (size_t i = 1; i < request->path_count; i++) {
        for (size_t earlier = 0; earlier < i; earlier++) {
            if (row_counts[i] == 0 || row_counts[i] != row_counts[earlier] ||
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
    payment_crew crew;
    alike_rows alike = ALIKE_ROWS_EMPTY;
    uint64_t *row_counts = arena_allocate(context->memory, request->path_count * sizeof *row_counts);
    if (row_counts == NULL)
        return diagnostics_out_of_memory(context->diagnostics);
    if (!payment_crew_init(&crew, context, request))
        return false;
    check_names(context, request);
    bool read = true;
    for (size_t i = 0; i < request->path_count; i++)
        read &= payment_crew_read(&crew, request->paths[i], &row_counts[i]);
    progress_tell(request->progress, crew.bytes_in_all, crew.bytes_in_all);
    payment_crew_dismiss(&crew, &alike);
    check_same_bytes(request, row_counts, context->diagnostics);
    read &= alike_rows_report(&alike, context, request);
    alike_rows_release(&alike);
    return read;
}
