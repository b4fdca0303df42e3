#include "month/payslip_changes.h"

money paid_figure(const paid_person *p, figure f)
{
    return p ? p->figures[f] : MONEY_ZERO;
}

bool person_figure_changed(const person_change *change, figure f)
{
    return money_compare(paid_figure(change->old, f), paid_figure(change->now, f)) != 0;
}

static bool differs(const person_change *change)
{
    const paid_person *old = change->old, *now = change->now;
    if (!old || !now || !text_equal(old->name, now->name) ||
        !text_equal(old->department, now->department) || !text_equal(old->grade, now->grade))
        return true;
    for (figure f = 0; f < FIGURE_COUNT; f++)
        if (person_figure_changed(change, f))
            return true;
    return false;
}

static void note(payslip_changes *out, person_change change)
{
    if (!differs(&change))
        return;
    out->came += !change.old;
    out->went += !change.now;
    out->people[out->count++] = change;
}

static void add_up(const payslips *all, int128 sums[FIGURE_COUNT])
{
    for (size_t i = 0; i < all->count; i++)
        for (figure f = 0; f < FIGURE_COUNT; f++)
            sums[f] += all->items[i].figures[f].fen;
}

bool payslip_changes_find(const payslips *old, const payslips *now, arena *memory,
                          payslip_changes *out, diagnostics *d)
{
    *out = (payslip_changes){.old_persons = old->count, .new_persons = now->count};
    out->people = arena_allocate(memory, (old->count + now->count) * sizeof *out->people);
    if (!out->people) {
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
        return false;
    }
    for (size_t i = 0; i < now->count; i++)
        note(out, (person_change){payslips_find(old, now->items[i].id), &now->items[i]});
    for (size_t i = 0; i < old->count; i++)
        if (!payslips_find(now, old->items[i].id))
            note(out, (person_change){&old->items[i], NULL});
    add_up(old, out->old_sums);
    add_up(now, out->new_sums);
    return true;
}
