#include "report/month_rows.h"

#include "calc/credit.h"
#include "explain/person.h"

/* The person is followed by id through the months of a range, whatever becomes of the name. */
static bool find_asked(month_rows *rows, const settle_facts *facts, diagnostics *d)
{
    report_data *data = rows->data;
    if (!rows->asked)
        return true;
    if (data->only.bytes) {
        rows->who = people_find(facts->people, data->only);
        return true; /* unknown in this month: nothing to report */
    }
    rows->who = person_asked(facts->people, facts->month, text_of(rows->asked), d);
    if (rows->who == PERSON_NONE)
        return false;
    data->only = arena_copy(&data->memory, facts->people->items[rows->who].id);
    return data->only.bytes || diagnostics_out_of_memory(d);
}

static bool begin(void *closure, const settle_facts *facts, diagnostics *d)
{
    return find_asked(closure, facts, d);
}

/* The row's texts are views into the reader's buffers. */
static bool keep_texts(arena *memory, payment *row)
{
    text *const texts[] = {&row->payment_id, &row->customer, &row->product, &row->contract_id,
                           &row->source_name};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        *texts[i] = arena_copy(memory, *texts[i]);
        if (!texts[i]->bytes)
            return false;
    }
    return true;
}

static bool line(void *closure, const settle_facts *facts, const payment *row, credited split,
                 diagnostics *d)
{
    month_rows *rows = closure;
    report_month *m = rows->month;
    if (!(rows->data->needs & REPORT_LINES) || (rows->asked && row->person != rows->who))
        return true;
    report_line *lines =
        array_reserve(m->lines, &m->line_capacity, m->line_count + 1, sizeof *lines);
    if (!lines)
        return diagnostics_out_of_memory(d);
    m->lines = lines;
    lines[m->line_count] = (report_line){
        .row = *row,
        .split = split,
        .base_commission = credit_base_commission(facts->rules, split),
        .excess_commission = credit_excess_commission(facts->rules, split),
    };
    if (!keep_texts(&rows->data->memory, &lines[m->line_count].row))
        return diagnostics_out_of_memory(d);
    m->line_count++;
    return true;
}

static bool finish(void *closure, const month_result *result, diagnostics *d)
{
    (void)closure, (void)result, (void)d;
    return true;
}

month_sink month_rows_sink(month_rows *rows)
{
    rows->who = PERSON_NONE;
    return (month_sink){.begin = begin, .line = line, .finish = finish, .closure = rows};
}
