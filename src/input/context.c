#include "input/context.h"

#include <stdlib.h>

bool input_log_add(const input_context *context, const input_file_facts *facts)
{
    input_log *log = context->log;
    if (log == NULL)
        return true;
    input_file_facts *items = array_reserve(log->items, &log->capacity, log->count + 1, sizeof *items);
    if (items == NULL) {
        REPORT(context->diagnostics, OUT_OF_MEMORY, LOCATION_NONE);
        return false;
    }
    log->items = items;
    items[log->count++] = *facts;
    return true;
}

void input_log_release(input_log *log)
{
    free(log->items);
    *log = (input_log){0};
}
