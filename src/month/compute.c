#include "month/compute.h"

#include "calc/credit.h"
#include "calc/settle.h"
#include "calc/tally.h"
#include "month/findings.h"
#include "month/load.h"

/* What the handler of a payment row needs at hand. */
typedef struct {
    computed_month *computed;
    const month_sink *sink;
    diagnostics *diagnostics;
    bool sound; /* rules, people and contracts are there to credit by */
    bool sink_open;
} crediting;

static bool nothing_begin(void *closure, const settle_facts *facts, diagnostics *d)
{
    (void)closure, (void)facts, (void)d;
    return true;
}

static bool nothing_line(void *closure, const settle_facts *facts, const payment *row, credited line, diagnostics *d)
{
    (void)closure, (void)facts, (void)row, (void)line, (void)d;
    return true;
}

static bool nothing_finish(void *closure, const month_result *result, diagnostics *d)
{
    (void)closure, (void)result, (void)d;
    return true;
}

const month_sink month_sink_none = {nothing_begin, nothing_line, nothing_finish, NULL};

static void take_key(void *closure, uint64_t hash)
{
    crediting *work = closure;
    payment_keys_add(&work->computed->keys, hash);
}

/* One good row: credited, tallied, and handed to the sink as long as the month may still come out whole. */
static void credit_row(void *closure, const payment *row)
{
    crediting *work = closure;
    computed_month *computed = work->computed;
    computed->result.payments_used++;
    if (!work->sound)
        return;
    credited line;
    if (!credit_payment(computed->rules, row, &line)) {
        REPORT(work->diagnostics, LINE_OVERFLOW, ((location){.source = row->source, .line = row->line}));
        return;
    }
    tally_add(&computed->tally, row, line);
    if (row->contract == CONTRACT_NONE)
        computed->payments_without_contract++;
    if (!work->sink_open || diagnostics_failed(work->diagnostics))
        return;
    work->sink_open = work->sink->line(work->sink->closure, &computed->facts, row, line, work->diagnostics);
}

static void count_rows(computed_month *computed)
{
    for (size_t i = 0; i < computed->inputs.count; i++) {
        const input_file_facts *file = &computed->inputs.items[i];
        if (!text_is(text_of(file->kind), "payments"))
            continue;
        computed->result.payments_read += file->rows;
        computed->result.rows_passed_over += file->rows_passed_over;
    }
}

static bool settle_month(computed_month *computed, diagnostics *d)
{
    const size_t count = computed->people.count;
    settlement *out = &computed->settlement;
    out->payslips = arena_allocate(&computed->memory, count * sizeof *out->payslips);
    out->accounts = arena_allocate(&computed->memory, computed->contracts.count * sizeof *out->accounts);
    const profit_share_scratch scratch = {
        .weights = arena_allocate(&computed->memory, count * sizeof(money)),
        .shares = arena_allocate(&computed->memory, count * sizeof(money)),
        .remainders = arena_allocate(&computed->memory, count * sizeof(allocate_scratch)),
    };
    if (!out->payslips || !out->accounts || !scratch.weights || !scratch.shares || !scratch.remainders) {
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
        return false;
    }
    settle(&computed->facts, &scratch, out);
    findings_report(&computed->facts, out, d);
    return !diagnostics_failed(d);
}

static void fill_facts(computed_month *computed, month m)
{
    computed->facts = (settle_facts){
        .month = m,
        .rules = computed->rules,
        .people = &computed->people,
        .contracts = &computed->contracts,
        .adjustments = &computed->adjustments,
        .has_profit = computed->company.has_profit,
        .profit = computed->company.profit,
        .opening = &computed->opening,
        .tally = &computed->tally,
    };
    computed->result.facts = &computed->facts;
    computed->result.settlement = &computed->settlement;
    computed->result.inputs = &computed->inputs;
}

static bool read_payments(crediting *work, const month_paths *paths, const input_context *context)
{
    computed_month *computed = work->computed;
    const payments_request request = {
        .paths = paths->payments.items,
        .path_count = paths->payments.count,
        .people = computed->people_read ? &computed->people : NULL,
        .contracts = computed->contracts_read ? &computed->contracts : NULL,
        .handle_key = take_key,
        .handle = credit_row,
        .closure = work,
    };
    const bool read = payments_read(context, &request);
    count_rows(computed);
    if (!read || !payment_keys_check(&computed->keys, context, &request, paths))
        return false;
    computed->result.payment_keys = computed->keys.hashes;
    computed->result.payment_key_count = computed->keys.count;
    return !diagnostics_failed(work->diagnostics);
}

bool month_compute(computed_month *computed, const month_paths *paths, const month_sink *sink, diagnostics *d)
{
    *computed = (computed_month){0};
    input_context context = {
        .diagnostics = d,
        .memory = &computed->memory,
        .month = paths->month,
        .encoding = paths->encoding,
        .chunk_size = paths->chunk_size,
        .log = &computed->inputs,
    };
    crediting work = {.computed = computed, .sink = sink, .diagnostics = d};
    work.sound = month_load(computed, paths, &context);
    fill_facts(computed, paths->month);
    context.rules = computed->rules;
    if (work.sound && !paths->inputs_only && !diagnostics_failed(d))
        work.sink_open = sink->begin(sink->closure, &computed->facts, d);
    return read_payments(&work, paths, &context) && !paths->inputs_only && settle_month(computed, d) &&
           sink->finish(sink->closure, &computed->result, d) && !diagnostics_failed(d);
}

void month_release(computed_month *computed)
{
    payment_keys_release(&computed->keys);
    input_log_release(&computed->inputs);
    name_index_release(&computed->people.by_id);
    name_index_release(&computed->contracts.by_id);
    rules_history_release(&computed->history);
    arena_release(&computed->memory);
}
