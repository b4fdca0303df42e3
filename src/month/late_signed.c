#include "month/late_signed.h"

#include "calc/amount.h"
#include "input/openings.h"

/* The sales of an earlier month. */
typedef struct {
    bool asked; /* a contract is in question */
    bool told;           /* totals.csv says what was sold */
    int128 above_fen;    /* the contracts as they are now, less that */
} earlier_sales;

typedef struct {
    computed_month *computed;
    const month_paths *paths;
    earlier_sales *sales; /* dense by paths->earlier */
} search;

static bool is_signed_earlier(const search *s, size_t which)
{
    const date signed_on = s->computed->contracts.items[which].signed_on;
    return !date_is_none(signed_on) && month_of_date(signed_on).index < s->paths->month.index;
}

/* Signed in a month that counted sales by contracts, and not known to have been there. */
static bool is_in_question(const search *s, size_t which)
{
    if (!is_signed_earlier(s, which) || s->computed->opening.contracts[which].listed)
        return false;
    const month signed_in = month_of_date(s->computed->contracts.items[which].signed_on);
    const rules *then = rules_in_force(&s->computed->history, signed_in);
    return then && then->measure == MEASURE_CONTRACTED;
}

/* NULL where the book does not hold the month in which the contract was signed. */
static earlier_sales *sales_of_its_month(const search *s, size_t which)
{
    const month signed_in = month_of_date(s->computed->contracts.items[which].signed_on);
    for (size_t i = 0; i < s->paths->earlier_count; i++)
        if (s->paths->earlier[i].month.index == signed_in.index)
            return &s->sales[i];
    return NULL;
}

static int128 sale_fen(const search *s, size_t which)
{
    const contract *c = &s->computed->contracts.items[which];
    return c->has_quantity ? amount_of_sale(c->count, c->contract_price) : 0;
}

static void ask(search *s)
{
    for (size_t i = 0; i < s->computed->contracts.count; i++) {
        earlier_sales *of = is_in_question(s, i) ? sales_of_its_month(s, i) : NULL;
        if (of)
            of->asked = true;
    }
}

static void add_sales_as_they_are_now(search *s)
{
    for (size_t i = 0; i < s->computed->contracts.count; i++) {
        earlier_sales *of = is_signed_earlier(s, i) ? sales_of_its_month(s, i) : NULL;
        if (of)
            of->above_fen += sale_fen(s, i);
    }
}

static bool read_totals(search *s, const input_context *shared)
{
    input_context context = *shared;
    context.log = NULL; /* a warning comes of it, no figure: it is no input of the month */
    for (size_t i = 0; i < s->paths->earlier_count; i++) {
        const char *path = s->paths->earlier[i].totals_path;
        earlier_sales *of = &s->sales[i];
        money sold = MONEY_ZERO;
        if (of->asked && path && !totals_sales_read(&context, path, &sold, &of->told))
            return false;
        of->above_fen -= sold.fen;
    }
    return true;
}

static bool came_late(const search *s, size_t which)
{
    if (!is_in_question(s, which))
        return false;
    const earlier_sales *of = sales_of_its_month(s, which);
    if (!of)
        return s->paths->earlier_count == 0; /* plain files; else signed before the book's first month */
    return !of->told || (of->above_fen > 0 && sale_fen(s, which) <= of->above_fen);
}

bool late_signed_find(computed_month *computed, const month_paths *paths, const input_context *context)
{
    if (!computed->rules || computed->rules->measure != MEASURE_CONTRACTED || computed->opening.first_month)
        return true;
    search s = {computed, paths, arena_allocate(&computed->memory, paths->earlier_count * sizeof *s.sales)};
    if (!s.sales) {
        REPORT(context->diagnostics, OUT_OF_MEMORY, LOCATION_NONE);
        return false;
    }
    ask(&s);
    add_sales_as_they_are_now(&s);
    if (!read_totals(&s, context))
        return false;
    for (size_t i = 0; i < computed->contracts.count; i++)
        computed->opening.contracts[i].came_late = came_late(&s, i);
    return true;
}
