#include "input/totals.h"

#include "base/decimal.h"
#include "input/cell_faults.h"
#include "input/table.h"

static bool take_row(const table *t, month_totals *out)
{
    const text item = table_cell(t, TOTALS_ITEM), value = table_cell(t, TOTALS_VALUE);
    const figure f = figure_by_name(item);
    decimal_status status = DECIMAL_OK;
    quantity persons = {0};
    if (f != FIGURE_COUNT) {
        status = decimal_parse_sum(value, &out->sums[f]);
    } else if (text_is(item, "persons")) {
        status = decimal_parse_quantity(value, &persons);
        out->persons = (uint64_t)(persons.micros / 1000000);
    }
    if (status != DECIMAL_OK)
        cell_report_number(t, TOTALS_VALUE, status);
    return status == DECIMAL_OK;
}

bool totals_read(const input_context *context, const char *path, month_totals *out)
{
    table t;
    bool good = true;
    input_context own = *context;
    own.encoding = ENCODING_AUTO; /* ours, whatever --encoding says of files that people wrote */
    *out = (month_totals){0};
    if (!table_open(&t, &own, path, &totals_columns))
        return false;
    while (table_next(&t))
        good &= take_row(&t, out);
    return table_close(&t) && good;
}
