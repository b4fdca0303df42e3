#include "reading.h"

#include <check.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#define THREADS 8

/* One thread's, of the block at hand. */
typedef struct {
    byte_buffer rows, keys;
    size_t row_count;
} share;

static void put_bytes(byte_buffer *out, const void *bytes, size_t size)
{
    byte_buffer_put(out, bytes, size);
}

static void put_number(byte_buffer *out, int64_t number)
{
    put_bytes(out, &number, sizeof number);
}

static void put_text(byte_buffer *out, text t)
{
    put_number(out, (int64_t)t.size);
    put_bytes(out, t.bytes, t.size);
}

/* What is said to be plain goes into a file as it is. */
static void check_plain(text t)
{
    bool odd = text_trim(t).size != t.size;
    for (size_t i = 0; i < t.size; i++)
        odd |= t.bytes[i] == ',' || t.bytes[i] == '"' || (unsigned char)t.bytes[i] < ' ';
    if (odd)
        ck_abort_msg("said to be plain: [%.*s]", (int)t.size, t.bytes);
}

static void take_row(share *s, const payment *row)
{
    if (row->plain_texts) {
        if (row->person_id.size == 0)
            ck_abort_msg("line %lu: plain texts, but nobody", row->line);
        const text texts[] = {row->payment_id, row->person_id, row->contract_id, row->customer, row->product};
        for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
            check_plain(texts[i]);
    }
    byte_buffer *out = &s->rows;
    const int64_t numbers[] = {(int64_t)row->line,
                               row->source,
                               row->person,
                               row->contract,
                               row->on.days,
                               row->amount.fen,
                               row->has_prices,
                               row->has_prices ? row->list_price.micros : 0,
                               row->has_prices ? row->contract_price.micros : 0,
                               row->has_quantity,
                               row->has_quantity ? row->count.micros : 0,
                               row->notes};
    put_bytes(out, numbers, sizeof numbers);
    put_text(out, row->payment_id);
    put_text(out, row->contract_id);
    put_text(out, row->customer);
    put_text(out, row->product);
    put_text(out, row->source_name);
    s->row_count++;
}

static void take_rows(void *closure, const payment *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        take_row(closure, &rows[i]);
}

static void take_keys(void *closure, const uint64_t *hashes, size_t count)
{
    put_bytes(&((share *)closure)->keys, hashes, count * sizeof *hashes);
}

/* All that the thread was handed: three numbers, then rows, then keys. */
static void end_block(void *closure, byte_buffer *made)
{
    share *s = closure;
    ck_assert_uint_eq(made->size, 0);
    put_number(made, (int64_t)s->row_count);
    put_number(made, (int64_t)s->rows.size);
    put_number(made, (int64_t)s->keys.size);
    put_bytes(made, s->rows.bytes, s->rows.size);
    put_bytes(made, s->keys.bytes, s->keys.size);
    byte_buffer_clear(&s->rows);
    byte_buffer_clear(&s->keys);
    s->row_count = 0;
}

static void take_block(void *closure, const byte_buffer *made, diagnostics *d)
{
    reading *whole = closure;
    int64_t sizes[3];
    (void)d;
    ck_assert_uint_ge(made->size, sizeof sizes);
    memcpy(sizes, made->bytes, sizeof sizes);
    ck_assert_uint_eq(made->size, sizeof sizes + (size_t)sizes[1] + (size_t)sizes[2]);
    whole->row_count += (size_t)sizes[0];
    put_bytes(&whole->rows, made->bytes + sizeof sizes, (size_t)sizes[1]);
    put_bytes(&whole->keys, made->bytes + sizeof sizes + sizes[1], (size_t)sizes[2]);
}

static void put_messages(diagnostics *d, byte_buffer *out)
{
    diagnostics_sort(d);
    for (size_t i = 0; i < d->count; i++) {
        const diagnostic *item = &d->items[i];
        put_number(out, item->code);
        put_number(out, item->severity);
        put_text(out, item->at.source == SOURCE_NONE ? TEXT_EMPTY : d->sources[item->at.source]);
        put_number(out, (int64_t)item->at.line);
        put_number(out, item->at.column);
        put_number(out, item->at.length);
        put_text(out, item->at.excerpt);
        for (size_t k = 0; k < item->argument_count; k++)
            put_text(out, item->arguments[k]);
    }
}

static void put_counts(const input_log *log, byte_buffer *out)
{
    for (size_t i = 0; i < log->count; i++) {
        const input_file_facts *facts = &log->items[i];
        put_text(out, facts->name);
        put_number(out, (int64_t)facts->bytes);
        put_number(out, (int64_t)facts->rows);
        put_number(out, (int64_t)facts->rows_passed_over);
        put_number(out, (int64_t)facts->cells_passed_over);
        put_number(out, facts->encoding);
    }
}

void reading_take(const fixture *f, const char *const *paths, size_t count, reading_way way,
                  reading *out)
{
    diagnostics d;
    input_log log = {0};
    arena memory = ARENA_EMPTY;
    share shares[THREADS] = {0};
    void *closures[THREADS];
    *out = (reading){.row_count = 0};
    for (size_t i = 0; i < THREADS; i++)
        closures[i] = &shares[i];
    diagnostics_init(&d, f->diagnostics.strict);
    input_context context = f->context;
    context.diagnostics = &d;
    context.memory = &memory;
    context.log = &log;
    context.chunk_size = way.chunk_size;
    const payments_request request = {.paths = paths,
                                      .path_count = count,
                                      .people = &f->people,
                                      .contracts = &f->contracts,
                                      .handle_keys = take_keys,
                                      .handle = take_rows,
                                      .closure = out,
                                      .threads = way.threads,
                                      .closures = closures,
                                      .end_block = end_block,
                                      .take_block = take_block,
                                      .slowly = way.slowly};
    ck_assert_uint_le(way.threads, THREADS);
    const bool read = payments_read(&context, &request);
    if (!read) {
        byte_buffer_clear(&out->rows);
        byte_buffer_clear(&out->keys);
    }
    put_number(&out->said, read);
    put_messages(&d, &out->said);
    put_counts(&log, &out->said);
    out->message_count = d.count;
    for (size_t i = 0; i < THREADS; i++) {
        byte_buffer_release(&shares[i].rows);
        byte_buffer_release(&shares[i].keys);
    }
    input_log_release(&log);
    arena_release(&memory);
    diagnostics_release(&d);
}

void reading_release(reading *r)
{
    byte_buffer_release(&r->rows);
    byte_buffer_release(&r->keys);
    byte_buffer_release(&r->said);
}

static bool same(const byte_buffer *a, const byte_buffer *b)
{
    return text_equal(byte_buffer_text(a), byte_buffer_text(b));
}

const char *reading_difference(const reading *a, const reading *b)
{
    if (!same(&a->said, &b->said))
        return "messages or counts";
    if (!same(&a->keys, &b->keys))
        return "keys";
    return same(&a->rows, &b->rows) ? NULL : "rows";
}

const char *reading_path(size_t number, text bytes)
{
    static int descriptors[4];
    static char paths[4][32];
    if (descriptors[number] == 0) {
        descriptors[number] = memfd_create("payments", MFD_CLOEXEC);
        snprintf(paths[number], sizeof paths[number], "/proc/self/fd/%d", descriptors[number]);
    }
    ck_assert_int_gt(descriptors[number], 0);
    ck_assert_int_eq(ftruncate(descriptors[number], 0), 0);
    ck_assert_int_eq(pwrite(descriptors[number], bytes.bytes, bytes.size, 0), (ssize_t)bytes.size);
    return paths[number];
}
