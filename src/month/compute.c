#include "month/compute.h"

#include <stdlib.h>

#include "base/parallel.h"
#include "calc/settle.h"
#include "month/crediting.h"
#include "month/findings.h"
#include "month/load.h"
#include "output/commission_lines.h"
#include "output/payment_ids.h"

static bool nothing_begin(void *closure, const settle_facts *facts, diagnostics *d)
{
    (void)closure, (void)facts, (void)d;
    return true;
}

static bool nothing_finish(void *closure, const month_result *result, diagnostics *d)
{
    (void)closure, (void)result, (void)d;
    return true;
}

const month_sink month_sink_none = {.begin = nothing_begin, .finish = nothing_finish};

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
    settle(&computed->facts, &scratch, computed->result.threads, out);
    findings_report(&computed->facts, out, d);
    return !diagnostics_failed(d);
}

static size_t threads_of(const month_paths *paths)
{
    if (paths->threads == 0)
        return 1;
    return paths->threads < THREADS_MAX ? paths->threads : THREADS_MAX;
}

static void fill_facts(computed_month *computed, const month_paths *paths)
{
    computed->facts = (settle_facts){
        .month = paths->month,
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
    computed->result.threads = threads_of(paths);
}

/* ---- reading the payments, on one thread or several ---- */

/* What the threads have: a part each, and the same once more as the closures of a request. */
typedef struct {
    crediting shared;
    crediting_part *parts;
    void **closures;
    size_t count;
} crediting_parts;

/* A sink that wants every row in order has one thread. */
static size_t reading_threads(const computed_month *computed, const month_sink *sink)
{
    return sink->line ? 1 : computed->result.threads;
}

static bool parts_init(crediting_parts *all, size_t wanted)
{
    all->parts = calloc(wanted, sizeof *all->parts);
    all->closures = calloc(wanted, sizeof *all->closures);
    bool made = all->parts && all->closures;
    for (; made && all->count < wanted; all->count++) {
        made = crediting_part_init(&all->parts[all->count], &all->shared);
        all->closures[all->count] = &all->parts[all->count];
    }
    return made;
}

static void parts_release(crediting_parts *all)
{
    for (size_t i = 0; i < all->count; i++)
        crediting_part_release(&all->parts[i]);
    free(all->parts);
    free(all->closures);
}

static void parts_join(crediting_parts *all, computed_month *computed)
{
    for (size_t i = 0; i < all->count; i++) {
        crediting_part_join(&all->parts[i], &computed->tally, &computed->keys);
        computed->result.payments_used += all->parts[i].rows;
        computed->payments_without_contract += all->parts[i].rows_without_contract;
    }
}

/* Hands the header of commission_lines.csv to a sink that wants lines. */
static bool begin_lines(const crediting *shared, diagnostics *d)
{
    byte_buffer header = BYTE_BUFFER_EMPTY;
    if (!shared->open || !shared->sink->lines || !shared->facts->rules->lines)
        return true;
    commission_lines_header(shared->facts->rules, &header);
    const bool whole = !header.out_of_memory || diagnostics_out_of_memory(d);
    const bool begun = whole && shared->sink->lines(shared->sink->closure, byte_buffer_text(&header), d);
    byte_buffer_release(&header);
    return begun;
}

/* ---- the payments' keys ---- */

/* Writes them while they are sorted. */
typedef struct {
    const crediting *shared;
    diagnostics *diagnostics;
    payment_id_mode mode;
    uint64_t count;
    FILE *out; /* NULL: not begun, or nowhere */
    bool begun;
} key_writing;

static void take_keys(void *closure, uint64_t *hashes, size_t count)
{
    key_writing *writing = closure;
    const month_sink *sink = writing->shared->sink;
    if (!writing->begun) {
        writing->begun = true;
        writing->out = sink->keys(sink->closure, writing->diagnostics);
        if (writing->out)
            payment_ids_begin(writing->mode, writing->count, writing->out);
    }
    if (writing->out)
        payment_ids_add(hashes, count, writing->out);
}

static bool check_keys(computed_month *computed, const crediting *shared, const input_context *context,
                       const payments_request *request, const month_paths *paths)
{
    diagnostics *d = context->diagnostics;
    const bool wanted = shared->open && shared->sink->keys && !diagnostics_failed(d);
    key_writing writing = {shared, d, wanted ? computed->rules->payment_id : 0, computed->keys.collected.count, NULL, false};
    const hash_taker taker = {take_keys, &writing};
    if (!payment_keys_check(&computed->keys, context, request, paths, wanted ? &taker : NULL))
        return false;
    computed->result.payment_keys = computed->keys.sorted.spans;
    computed->result.payment_keys_written = writing.out && computed->keys.sorted.taken;
    return !diagnostics_failed(d);
}

static bool read_payments(computed_month *computed, crediting_parts *all, const month_paths *paths,
                          const input_context *context)
{
    const payments_request request = {
        .paths = paths->payments.items,
        .path_count = paths->payments.count,
        .people = computed->people_read ? &computed->people : NULL,
        .contracts = computed->contracts_read ? &computed->contracts : NULL,
        .handle_keys = crediting_keys,
        .handle = crediting_rows,
        .expect = crediting_expect,
        .closure = &all->shared,
        .threads = all->count,
        .closures = all->closures,
        .begin_thread = crediting_begin,
        .end_block = crediting_end_block,
        .take_block = crediting_take_block,
        .progress = paths->progress,
    };
    const bool read = payments_read(context, &request);
    count_rows(computed);
    parts_join(all, computed);
    return read && check_keys(computed, &all->shared, context, &request, paths);
}

/* The payments, between the beginning and the end of the sink. */
static bool compute_payments(computed_month *computed, const month_paths *paths, const input_context *context,
                             const month_sink *sink, bool sound)
{
    diagnostics *d = context->diagnostics;
    crediting_parts all = {.shared = {.facts = &computed->facts, .sink = sink, .sound = sound}};
    if (!parts_init(&all, reading_threads(computed, sink))) {
        parts_release(&all);
        return diagnostics_out_of_memory(d);
    }
    if (sound && !paths->inputs_only && !diagnostics_failed(d))
        all.shared.open = sink->begin(sink->closure, &computed->facts, d);
    all.shared.open = begin_lines(&all.shared, d) && all.shared.open;
    const bool read = read_payments(computed, &all, paths, context);
    parts_release(&all);
    return read;
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
    const bool sound = month_load(computed, paths, &context);
    fill_facts(computed, paths);
    context.rules = computed->rules;
    return compute_payments(computed, paths, &context, sink, sound) && !paths->inputs_only && settle_month(computed, d) &&
           sink->finish(sink->closure, &computed->result, d) && !diagnostics_failed(d);
}

void month_release(computed_month *computed)
{
    payment_keys_release(&computed->keys);
    input_log_release(&computed->inputs);
    people_release(&computed->people);
    name_index_release(&computed->contracts.by_id);
    rules_history_release(&computed->history);
    arena_release(&computed->memory);
}
