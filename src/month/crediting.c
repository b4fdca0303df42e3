#include "month/crediting.h"

#include <stdlib.h>

#include "calc/credit.h"
#include "calc/tally.h"
#include "output/commission_lines.h"

bool crediting_part_init(crediting_part *part, crediting *shared)
{
    tally *t = &part->tally;
    *part = (crediting_part){.shared = shared};
    part->maker = line_maker_of(shared->facts);
    t->person_count = shared->facts->people->count;
    t->contract_count = shared->facts->contracts->count;
    t->people = calloc(t->person_count + 1, sizeof *t->people);
    t->contracts = calloc(t->contract_count + 1, sizeof *t->contracts);
    return t->people && t->contracts;
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
    for (size_t i = 0; i < count; i++)
        payment_keys_add(&part->keys, hashes[i]);
}

/* Hands a credited row to the sink as long as the month may still come out whole. */
static void hand_on(crediting_part *part, const payment *row, credited line)
{
    crediting *shared = part->shared;
    const month_sink *sink = shared->sink;
    const bool wants_lines = sink->lines && shared->facts->rules->lines;
    if ((!wants_lines && !sink->line) || !atomic_load_explicit(&shared->open, memory_order_relaxed))
        return;
    if (wants_lines)
        commission_lines_add(&part->maker, row, line, &part->lines);
    if (sink->line && !diagnostics_failed(part->said) &&
        !sink->line(sink->closure, shared->facts, row, line, part->said))
        shared->open = false;
}

static void credit_row(crediting_part *part, const payment *row)
{
    credited line;
    if (!credit_payment(part->shared->facts->rules, row, &line)) {
        REPORT(part->said, LINE_OVERFLOW, ((location){.source = row->source, .line = row->line}));
        return;
    }
    tally_add(&part->tally, row, line);
    part->rows_without_contract += row->contract == CONTRACT_NONE;
    hand_on(part, row, line);
}

/* An item may lie across two cache lines. */
#define EXPECT(item) (__builtin_prefetch(item), __builtin_prefetch((const char *)((item) + 1) - 1))

void crediting_rows(void *closure, const payment *rows, size_t count)
{
    crediting_part *part = closure;
    part->rows += count;
    if (!part->shared->sound)
        return;
    for (size_t i = 0; i < count; i++) {
        EXPECT(&part->tally.people[rows[i].person]);
        if (rows[i].contract != CONTRACT_NONE)
            EXPECT(&part->tally.contracts[rows[i].contract]);
    }
    for (size_t i = 0; i < count; i++)
        credit_row(part, &rows[i]);
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
