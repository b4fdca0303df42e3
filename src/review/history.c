#include "review/history.h"

#include <stdlib.h>

#define IDS_SHOWN 10

void history_init(history *h)
{
    *h = (history){.id = TEXT_EMPTY, .nearest = SIZE_MAX};
}

void history_release(history *h)
{
    free(h->namesakes);
    free(h->months);
    arena_release(&h->memory);
    history_init(h);
}

/* ---- who is meant ---- */

static bool add_namesake(history *h, text id)
{
    for (size_t i = 0; i < h->namesake_count; i++)
        if (text_equal(h->namesakes[i], id))
            return true;
    text *namesakes = array_reserve(h->namesakes, &h->namesake_capacity, h->namesake_count + 1,
                                    sizeof *namesakes);
    const text kept = arena_copy(&h->memory, id);
    if (namesakes)
        h->namesakes = namesakes;
    if (!namesakes || !kept.bytes)
        return false;
    namesakes[h->namesake_count++] = kept;
    return true;
}

static bool note_nearest(history *h, const paid_person *p, text asked)
{
    const size_t by_id = text_distance(asked, p->id), by_name = text_distance(asked, p->name);
    const size_t distance = by_id < by_name ? by_id : by_name;
    if (distance >= h->nearest)
        return true;
    h->nearest = distance;
    h->nearest_id = arena_copy(&h->memory, p->id);
    h->nearest_name = arena_copy(&h->memory, p->name);
    return h->nearest_id.bytes && h->nearest_name.bytes;
}

bool history_note(history *h, const payslips *all, text asked, diagnostics *d)
{
    h->is_id |= payslips_find(all, asked) != NULL;
    for (size_t i = 0; i < all->count && !h->is_id; i++) {
        const paid_person *p = &all->items[i];
        const bool good =
            text_equal(p->name, asked) ? add_namesake(h, p->id) : note_nearest(h, p, asked);
        if (!good)
            return diagnostics_out_of_memory(d);
    }
    return true;
}

/* "XS02, XS07": the first few. */
static void report_several(history *h, text asked, diagnostics *d)
{
    text list = TEXT_EMPTY;
    for (size_t i = 0; i < h->namesake_count && i < IDS_SHOWN && list.bytes; i++)
        list = arena_format(&h->memory, "%s%s%s", list.bytes, i > 0 ? ", " : "",
                            h->namesakes[i].bytes);
    if (h->namesake_count > IDS_SHOWN && list.bytes)
        list = arena_format(&h->memory, "%s, …", list.bytes);
    if (list.bytes)
        REPORT(d, SEVERAL_PERSONS, LOCATION_NONE, asked, list);
    else
        diagnostics_out_of_memory(d);
}

bool history_person(history *h, text asked, diagnostics *d)
{
    const size_t length = utf8_length(asked);
    h->id = h->is_id || h->namesake_count == 0 ? asked : h->namesakes[0];
    if (h->is_id || h->namesake_count == 1)
        return true;
    if (h->namesake_count > 1)
        report_several(h, asked, d);
    else if (h->nearest <= (length >= 6 ? length / 3 : 1))
        REPORT(d, NEVER_PAID_NEAR, LOCATION_NONE, asked, h->nearest_id, h->nearest_name);
    else
        REPORT(d, NEVER_PAID, LOCATION_NONE, asked);
    return false;
}

/* ---- the months ---- */

static bool keep(history *h, text *view)
{
    *view = arena_copy(&h->memory, *view);
    return view->bytes != NULL;
}

bool history_add(history *h, month m, bool closed, const payslips *all, diagnostics *d)
{
    const paid_person *p = payslips_find(all, h->id);
    if (!p)
        return true;
    history_month *months = array_reserve(h->months, &h->capacity, h->count + 1, sizeof *months);
    if (!months)
        return diagnostics_out_of_memory(d);
    h->months = months;
    history_month *added = &months[h->count];
    *added = (history_month){m, closed, *p};
    if (!keep(h, &added->paid.id) || !keep(h, &added->paid.name) ||
        !keep(h, &added->paid.department) || !keep(h, &added->paid.grade))
        return diagnostics_out_of_memory(d);
    h->count++;
    return true;
}

/* ---- the ledger ---- */

static void report_break(const history_month *at, money is, money should_be, message_code code,
                         text id, diagnostics *d)
{
    char when[MONTH_TEXT_SIZE], one[MONEY_TEXT_SIZE], other[MONEY_TEXT_SIZE];
    const text told[] = {
        id,
        text_from(when, month_format(at->month, when)),
        text_from(one, money_format(is, one)),
        text_from(other, money_format(should_be, other)),
    };
    diagnostics_add(d, code, LOCATION_NONE, told, sizeof told / sizeof *told);
}

/* Sums in 128 bits: a file that was edited may hold anything. */
static bool adds_up(const money figures[FIGURE_COUNT])
{
    const int128 closing =
        (int128)figures[FIGURE_RISK_FUND_OPENING].fen + figures[FIGURE_RISK_FUND_WITHHELD].fen -
        figures[FIGURE_RISK_FUND_DRAWN].fen - figures[FIGURE_RISK_FUND_RELEASED].fen;
    return closing == figures[FIGURE_RISK_FUND_BALANCE].fen;
}

void history_check(const history *h, diagnostics *d)
{
    for (size_t i = 0; i < h->count; i++) {
        const money *figures = h->months[i].paid.figures;
        if (!adds_up(figures))
            report_break(&h->months[i], figures[FIGURE_RISK_FUND_BALANCE],
                         figures[FIGURE_RISK_FUND_OPENING], MESSAGE_FUND_DOES_NOT_ADD_UP, h->id, d);
        if (i == 0)
            continue;
        const money *before = h->months[i - 1].paid.figures;
        if (money_compare(before[FIGURE_RISK_FUND_BALANCE], figures[FIGURE_RISK_FUND_OPENING]) != 0)
            report_break(&h->months[i], figures[FIGURE_RISK_FUND_OPENING],
                         before[FIGURE_RISK_FUND_BALANCE], MESSAGE_FUND_OPENS_OTHERWISE, h->id, d);
        if (money_compare(before[FIGURE_CARRIED_OUT], figures[FIGURE_CARRIED_IN]) != 0)
            report_break(&h->months[i], figures[FIGURE_CARRIED_IN], before[FIGURE_CARRIED_OUT],
                         MESSAGE_CARRY_OPENS_OTHERWISE, h->id, d);
    }
}
