#include "report/compare.h"

#include <stdlib.h>

/* The payslips reported on, as if they had been read back. */
static bool fill_paid(report_month *m)
{
    const rules *r = m->now.computed.rules;
    payslips *paid = &m->now.paid;
    uint32_t stored;
    *paid = (payslips){.month = m->month};
    paid->items = array_reserve(NULL, &paid->capacity, m->person_count + 1, sizeof *paid->items);
    if (!paid->items)
        return false;
    for (uint32_t i = 0; i < m->person_count; i++) {
        const report_person *p = &m->persons[i];
        paid_person *item = &paid->items[paid->count++];
        *item = (paid_person){.id = p->who->id, .name = p->who->name};
        item->department = p->who->department;
        item->grade =
            p->who->grade == GRADE_UNKNOWN ? p->who->grade_written : r->grades[p->who->grade].name;
        for (figure f = 0; f < FIGURE_COUNT; f++)
            if (figure_is_payslip_column(f))
                item->figures[f] = p->slip->figures[f];
        if (!name_index_put(&paid->by_id, item->id, i, &stored))
            return false;
    }
    return true;
}

/* Leaves the one person alone in the payslips, if they hold a payslip of that id at all. */
static bool keep_only(payslips *paid, text id)
{
    const paid_person *kept = payslips_find(paid, id);
    uint32_t stored;
    if (kept)
        paid->items[0] = *kept;
    paid->count = kept ? 1 : 0;
    name_index_release(&paid->by_id);
    paid->by_id = NAME_INDEX_EMPTY;
    return !kept || name_index_put(&paid->by_id, id, 0, &stored);
}

/* The changes stand in the order of the new payslips, then those of people who went. */
static void mark_changes(report_month *m)
{
    const payslip_changes *changes = &m->compared.people;
    size_t next = 0;
    for (size_t i = 0; i < m->person_count && next < changes->count; i++)
        if (changes->people[next].now == &m->now.paid.items[i])
            m->persons[i].change = &changes->people[next++];
}

bool report_compare(report_data *data, report_month *m, diagnostics *d)
{
    if (month_is_none(m->earlier.month))
        return true;
    if (!fill_paid(m) || (data->only.bytes && !keep_only(&m->earlier.paid, data->only)))
        return diagnostics_out_of_memory(d);
    m->earlier.lines = NULL; /* two months share no payment rows */
    if (!comparison_make(&m->compared, &m->earlier, &m->now, data->lang, d))
        return false;
    m->before = &m->compared;
    mark_changes(m);
    return true;
}
