#include "explain/reread.h"

/* A file that could be read a moment ago cannot be read again. */
static bool failed_reading(const diagnostics *said, const char *path, diagnostics *d)
{
    bool memory_out = said->out_of_memory;
    for (size_t i = 0; i < said->count; i++)
        memory_out |= said->items[i].code == MESSAGE_OUT_OF_MEMORY;
    if (memory_out)
        return diagnostics_out_of_memory(d);
    REPORT(d, INPUT_CHANGED, LOCATION_NONE, text_of(path));
    return false;
}

static input_context context_of(const computed_month *computed, const month_paths *paths,
                                arena *memory, diagnostics *quiet)
{
    return (input_context){
        .diagnostics = quiet,
        .memory = memory,
        .rules = computed->rules,
        .month = paths->month,
        .encoding = paths->encoding,
        .chunk_size = paths->chunk_size,
    };
}

bool reread_adjustments(const computed_month *computed, const month_paths *paths, arena *memory,
                        adjustment_handler *handle, void *closure, diagnostics *d)
{
    if (!paths->adjustments)
        return true;
    diagnostics quiet;
    diagnostics_init(&quiet, false);
    const input_context context = context_of(computed, paths, memory, &quiet);
    const bool read =
        adjustments_rows(&context, paths->adjustments, &computed->people, handle, closure) ||
        failed_reading(&quiet, paths->adjustments, d);
    diagnostics_release(&quiet);
    return read;
}

bool reread_instalments(const computed_month *computed, const month_paths *paths, arena *memory,
                        instalment_handler *handle, void *closure, diagnostics *d)
{
    if (!paths->instalments)
        return true;
    diagnostics quiet;
    diagnostics_init(&quiet, false);
    const input_context context = context_of(computed, paths, memory, &quiet);
    const bool read =
        instalments_read(&context, paths->instalments, &computed->contracts, handle, closure) ||
        failed_reading(&quiet, paths->instalments, d);
    diagnostics_release(&quiet);
    return read;
}
