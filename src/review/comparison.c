#include "review/comparison.h"

#include "month/payment_changes.h"

static bool find_reasons(comparison *c, language lang, diagnostics *d)
{
    const compared_side *old = c->old, *now = c->now;
    if (old->lines && now->lines &&
        !payment_changes_find(old->lines, now->lines, c->one_month, &c->rows, d))
        return false;
    if (!old->has_inputs || !now->has_inputs)
        return true;
    return adjustment_changes_find((computed_from){&old->computed, &old->paths},
                                   (computed_from){&now->computed, &now->paths}, lang, &c->rows,
                                   d) &&
           rule_changes_find(old->computed.rules, now->computed.rules, &c->memory, &c->rules, d);
}

bool comparison_make(comparison *c, const compared_side *old, const compared_side *now,
                     language lang, diagnostics *d)
{
    *c = (comparison){.old = old, .now = now};
    c->one_month = !month_is_none(old->month) && old->month.index == now->month.index;
    row_changes_init(&c->rows, &c->memory);
    return payslip_changes_find(&old->paid, &now->paid, &c->memory, &c->people, d) &&
           (!comparison_differs(c) || find_reasons(c, lang, d));
}

void comparison_release(comparison *c)
{
    row_changes_release(&c->rows);
    arena_release(&c->memory);
}

void compared_side_release(compared_side *side)
{
    payslips_release(&side->paid);
    if (side->has_inputs)
        month_release(&side->computed);
    if (side->kept_lines)
        fclose(side->kept_lines); /* flushed, and read by now */
    diagnostics_release(&side->told);
    *side = (compared_side){.month = MONTH_NONE};
}

bool comparison_differs(const comparison *c)
{
    return c->people.count > 0;
}

/* An opening after the first month was the closing before it; only the last closing stands. */
static void add_sum(int128 *sum, int128 added, figure f, size_t months)
{
    const bool opens = f == FIGURE_RISK_FUND_OPENING || f == FIGURE_CARRIED_IN;
    const bool closes = f == FIGURE_RISK_FUND_BALANCE || f == FIGURE_CARRIED_OUT;
    if (closes)
        *sum = added;
    else if (!opens || months == 0)
        *sum += added;
}

void compared_sums_add(compared_sums *sums, const comparison *c)
{
    for (figure f = 0; f < FIGURE_COUNT; f++) {
        add_sum(&sums->old[f], c->people.old_sums[f], f, sums->months);
        add_sum(&sums->now[f], c->people.new_sums[f], f, sums->months);
    }
    sums->months++;
}
