#include <stdio.h>
#include <stdlib.h>

#include "input/adjustments.h"
#include "input/cells.h"
#include "input/table.h"

/* The months seen so far, and the line of each. */
typedef struct {
    struct seen_month {
        month month;
        uint64_t line;
    } *items;
    size_t count, capacity;
} seen_months;

/* False and reported when the month stands in the file twice. */
static bool note_month(table *t, seen_months *seen, month m)
{
    for (size_t i = 0; i < seen->count; i++) {
        if (seen->items[i].month.index != m.index)
            continue;
        char name[MONTH_TEXT_SIZE], line[24];
        int size = snprintf(line, sizeof line, "%llu", (unsigned long long)seen->items[i].line);
        TABLE_REPORT(t, COMPANY_MONTH, SAME_MONTH_TWICE, text_from(name, month_format(m, name)),
                     text_from(line, (size_t)size));
        return false;
    }
    struct seen_month *items = array_reserve(seen->items, &seen->capacity, seen->count + 1, sizeof *items);
    if (items == NULL) {
        REPORT(t->context->diagnostics, OUT_OF_MEMORY, LOCATION_NONE);
        t->failed = true;
        return false;
    }
    seen->items = items;
    items[seen->count++] = (struct seen_month){m, t->record.line};
    return true;
}

static void take_row(table *t, seen_months *seen, company_month *out)
{
    cell_value cells[COLUMNS_MAX];
    bool good = cells_parse(t, cells);
    const cell_value *of = &cells[COMPANY_MONTH];
    if (!cell_is_good(of) || !note_month(t, seen, of->month))
        return;
    if (of->month.index != t->context->month.index) {
        t->facts.rows_of_other_months++;
    } else if (good) {
        out->has_profit = true;
        out->profit = cells[COMPANY_PROFIT].amount;
        out->line = t->record.line;
    }
}

bool company_read(const input_context *context, const char *path, company_month *out)
{
    table t;
    seen_months seen = {0};
    *out = (company_month){0};
    if (!table_open(&t, context, path, &company_columns))
        return false;
    while (table_next(&t))
        take_row(&t, &seen, out);
    free(seen.items);
    return table_close(&t);
}
