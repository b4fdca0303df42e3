#include "month/load.h"

#include "calc/late.h"
#include "input/aliases.h"
#include "input/contracts.h"
#include "input/openings.h"
#include "input/staff.h"
#include "month/late_signed.h"
#include "rules/read.h"

/* The rule files, and the one in force. Errors in any of them are errors of the run: a scheme is not half right. */
static bool load_rules(computed_month *computed, const month_paths *paths, diagnostics *d)
{
    if (!rules_history_read(paths->rules.items, paths->rules.count, paths->rules_dated, &computed->history, d))
        return false;
    for (size_t i = 0; i < computed->history.count; i++)
        aliases_check(computed->history.items[i], d);
    computed->rules = rules_in_force(&computed->history, paths->month);
    if (computed->rules)
        return true;
    char month_written[MONTH_TEXT_SIZE], first[MONTH_TEXT_SIZE];
    const rules *earliest = computed->history.items[0];
    REPORT(d, NO_RULES_IN_FORCE, earliest->effective_from_at,
           text_from(month_written, month_format(paths->month, month_written)),
           text_from(first, month_format(earliest->effective_from, first)));
    return false;
}

typedef struct {
    computed_month *computed;
    month month;
} instalment_work;

static void take_instalment(void *closure, const instalment *due)
{
    instalment_work *work = closure;
    late_add_instalment(&work->computed->history, work->month, due, work->computed->opening.contracts);
}

static void ignore_instalment(void *closure, const instalment *due)
{
    (void)closure, (void)due;
}

/* Contracts and what they owe. Where there is no contracts.csv, any contract id is taken as it is written. */
static bool load_contracts(computed_month *computed, const month_paths *paths, const input_context *context)
{
    computed->contracts_read = true;
    if (paths->contracts)
        computed->contracts_read = contracts_read(
            context, paths->contracts, computed->people_read ? &computed->people : NULL, &computed->contracts);
    return computed->contracts_read;
}

/* Without sound rules no instalment falls in any month: the rows are then checked for form alone. */
static bool load_instalments(computed_month *computed, const month_paths *paths, const input_context *context, bool sound)
{
    if (!paths->instalments)
        return true;
    if (!paths->contracts) {
        REPORT(context->diagnostics, INSTALMENTS_WITHOUT_CONTRACTS,
               ((location){.source = diagnostics_source(context->diagnostics, text_of(paths->instalments))}));
        return false;
    }
    instalment_work work = {computed, context->month};
    return instalments_read(context, paths->instalments, computed->contracts_read ? &computed->contracts : NULL,
                            sound ? take_instalment : ignore_instalment, &work);
}

static bool load_openings(computed_month *computed, const month_paths *paths, const input_context *context)
{
    computed->opening.first_month = !paths->balances;
    bool sound = true;
    if (paths->balances)
        sound &= balances_read(context, paths->balances, computed->people_read ? &computed->people : NULL,
                               &computed->opening);
    if (paths->receivables)
        sound &= receivables_read(context, paths->receivables,
                                  computed->contracts_read ? &computed->contracts : NULL, &computed->opening);
    return sound && late_signed_find(computed, paths, context);
}

static bool load_by_hand(computed_month *computed, const month_paths *paths, const input_context *context)
{
    bool sound = true;
    if (paths->adjustments)
        sound &= adjustments_read(context, paths->adjustments, computed->people_read ? &computed->people : NULL,
                                  &computed->adjustments);
    if (paths->company)
        sound &= company_read(context, paths->company, &computed->company);
    return sound;
}

static bool allocate_tally(computed_month *computed, diagnostics *d)
{
    tally *t = &computed->tally;
    t->person_count = computed->people.count;
    t->contract_count = computed->contracts.count;
    t->people = arena_allocate(&computed->memory, t->person_count * sizeof *t->people);
    t->contracts = arena_allocate(&computed->memory, t->contract_count * sizeof *t->contracts);
    if (t->people && t->contracts)
        return true;
    REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
    return false;
}

bool month_load(computed_month *computed, const month_paths *paths, const input_context *shared)
{
    bool sound = load_rules(computed, paths, shared->diagnostics);
    input_context with_rules = *shared;
    with_rules.rules = computed->rules;
    const input_context *context = &with_rules;

    computed->people_read = staff_read(context, paths->staff, &computed->people);
    sound &= computed->people_read;
    sound &= load_contracts(computed, paths, context);
    if (!opening_init(context, &computed->people, &computed->contracts, &computed->opening))
        return false;
    sound &= load_instalments(computed, paths, context, sound);
    sound &= load_by_hand(computed, paths, context);
    sound &= load_openings(computed, paths, context);
    return allocate_tally(computed, context->diagnostics) && sound;
}
