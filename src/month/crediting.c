#include "month/crediting.h"

#include <stdlib.h>
#include <string.h>

#include "base/large_pages.h"
#include "calc/credit.h"
#include "calc/tally.h"
#include "output/commission_lines.h"

#define CACHE_LINE    64
#define ROWS_TOGETHER 64

/* Zeroed, at the front of a cache line. NULL when memory is out. */
static void *new_sums(size_t count, size_t size)
{
    const size_t bytes = (count * size + CACHE_LINE) / CACHE_LINE * CACHE_LINE;
    void *sums = aligned_alloc(CACHE_LINE, bytes);
    if (sums) {
        large_pages_wish(sums, bytes);
        memset(sums, 0, bytes);
    }
    return sums;
}

bool crediting_part_init(crediting_part *part, crediting *shared)
{
    tally_part *t = &part->tally;
    *part = (crediting_part){.shared = shared};
    part->maker = line_maker_of(shared->facts);
    t->outgrown.person_count = shared->facts->people->count;
    t->outgrown.contract_count = shared->facts->contracts->count;
    t->people = new_sums(t->outgrown.person_count, sizeof *t->people);
    t->contracts = new_sums(t->outgrown.contract_count, sizeof *t->contracts);
    t->outgrown.people = calloc(t->outgrown.person_count + 1, sizeof *t->outgrown.people);
    t->outgrown.contracts = calloc(t->outgrown.contract_count + 1, sizeof *t->outgrown.contracts);
    return t->people && t->contracts && t->outgrown.people && t->outgrown.contracts;
}

void crediting_part_join(crediting_part *part, tally *all, payment_keys *keys)
{
    tally_merge(all, &part->tally);
    payment_keys_join(keys, &part->keys);
}

void crediting_part_release(crediting_part *part)
{
    free(part->tally.people);
    free(part->tally.contracts);
    free(part->tally.outgrown.people);
    free(part->tally.outgrown.contracts);
    payment_keys_release(&part->keys);
    byte_buffer_release(&part->lines);
}

void crediting_begin(void *closure, diagnostics *d)
{
    crediting_part *part = closure;
    part->said = d;
}

void crediting_keys(void *closure, const uint64_t *hashes, size_t count)
{
    crediting_part *part = closure;
    payment_keys_add(&part->keys, hashes, count);
}

/* Hands credited rows to the sink as long as the month may still come out whole. */
static void hand_on(crediting_part *part, const payment *rows, const credited *lines, size_t count)
{
    crediting *shared = part->shared;
    const month_sink *sink = shared->sink;
    const bool wants_lines = sink->lines && shared->facts->rules->lines;
    if ((!wants_lines && !sink->line) || !atomic_load_explicit(&shared->open, memory_order_relaxed))
        return;
    for (size_t i = 0; i < count; i++) {
        if (wants_lines)
            commission_lines_add(&part->maker, &rows[i], lines[i], &part->lines);
        if (sink->line && shared->open && !diagnostics_failed(part->said) &&
            !sink->line(sink->closure, shared->facts, &rows[i], lines[i], part->said))
            shared->open = false;
    }
}

/* Rows up to the first that cannot be credited; returns how many. */
static size_t credit_front(crediting_part *part, const payment *rows, size_t count)
{
    credited lines[ROWS_TOGETHER];
    const size_t most = count < ROWS_TOGETHER ? count : ROWS_TOGETHER;
    const size_t done = credit_payments(part->shared->facts->rules, rows, most, lines);
    tally_add(&part->tally, rows, lines, done);
    for (size_t i = 0; i < done; i++)
        part->rows_without_contract += rows[i].contract == CONTRACT_NONE;
    hand_on(part, rows, lines, done);
    return done;
}

/* Asks memory for the sums that the rows will be added to. */
void crediting_expect(void *closure, const payment *rows, size_t count)
{
    const tally_part *t = &((const crediting_part *)closure)->tally;
    for (size_t i = 0; i < count; i++) {
        if (rows[i].person != PERSON_NONE)
            __builtin_prefetch(&t->people[rows[i].person], 1);
        if (rows[i].contract != CONTRACT_NONE)
            __builtin_prefetch(&t->contracts[rows[i].contract], 1);
    }
}

void crediting_rows(void *closure, const payment *rows, size_t count)
{
    crediting_part *part = closure;
    part->rows += count;
    for (size_t at = 0; part->shared->sound && at < count;) {
        const size_t done = credit_front(part, rows + at, count - at);
        at += done;
        if (done == 0) {
            REPORT(part->said, LINE_OVERFLOW,
                   ((location){.source = rows[at].source, .line = rows[at].line}));
            at++;
        }
    }
}

void crediting_end_block(void *closure, byte_buffer *lines)
{
    crediting_part *part = closure;
    byte_buffer_swap(&part->lines, lines);
}

void crediting_take_block(void *closure, const byte_buffer *lines, diagnostics *d)
{
    crediting *shared = closure;
    const text piece = byte_buffer_text(lines);
    if (lines->out_of_memory)
        diagnostics_out_of_memory(d);
    shared->open = shared->open && !diagnostics_failed(d) &&
                   (piece.size == 0 || shared->sink->lines(shared->sink->closure, piece, d));
}
